/** Passwords are kept as argon2id (OWASP: 19 MiB, two passes) and chosen by length, not by ornament (NIST SP 800-63B). */
import { randomBytes } from 'node:crypto';
import { Algorithm, hash, verify } from '@node-rs/argon2';
import { refuse, Refusal } from '../../kernel/refusal/refusal.js';
import { judgePassword } from './password-judge.js';
import { Semaphore } from '../../kernel/concurrency.js';

const COST = {
  algorithm: 2 satisfies Algorithm as Algorithm,
  memoryCost: 19 * 1024,
  timeCost: 2,
  parallelism: 1,
};
export const MIN_PASSWORD_LENGTH = 12;
const LONGEST_PASSWORD = 200;
/**
 * A hundred sign-ins at once must not keep a ring waiting: the threads are shared. Strangers wait in a line of some
 * seconds, and whoever has been here before goes first.
 */
const gate = new Semaphore(2, 64, () => new Refusal('too_many_requests', { retryAfterSeconds: 5 }));

export const hashPassword = (password: string) => gate.pass(() => hash(password, COST), true);
/**
 * @param first before all strangers
 * @throws Refusal `too_many_requests` where too many strangers wait already
 */
export const passwordMatches = (stored: string, password: string, first = true) =>
  gate.pass(() => verify(stored, password).catch(() => false), first);

let dummy: Promise<string> | undefined;
/** For a name nobody has: takes as long as a real look, so that time does not tell. */
export async function spendPasswordTime(password: string, first: boolean): Promise<false> {
  dummy ??= hashPassword(randomBytes(16).toString('hex'));
  await passwordMatches(await dummy, password, first);
  return false;
}

/**
 * @param own what the person is called, their user name and their unit's name
 * @throws Refusal `invalid` at `field`, with a sentence that says why; `too_many_requests` where too many are judged
 */
export async function requireGoodPassword(
  password: string,
  own: readonly string[],
  field: string,
): Promise<void> {
  const length = [...password].length;
  const why =
    length < MIN_PASSWORD_LENGTH
      ? { sentence: 'field_password_short' as const, params: { min: MIN_PASSWORD_LENGTH } }
      : length > LONGEST_PASSWORD
        ? { sentence: 'field_too_long' as const, params: { max: LONGEST_PASSWORD } }
        : await judgePassword(password, own);
  if (why) refuse('invalid', { fields: { [field]: why } });
}

/** Passwords are kept as argon2id (OWASP: 19 MiB, two passes) and chosen by length, not by ornament (NIST SP 800-63B). */
import { randomBytes } from 'node:crypto';
import { Algorithm, hash, verify } from '@node-rs/argon2';
import { refuse, Refusal } from '../refusal.js';
import { Gate } from './turns.js';

const COST = {
  algorithm: 2 satisfies Algorithm as Algorithm,
  memoryCost: 19 * 1024,
  timeCost: 2,
  parallelism: 1,
};
export const SHORTEST_PASSWORD = 12;
const LONGEST_PASSWORD = 200;
const FEWEST_DIFFERENT = 4;
/** A shorter user name stands in half of all words. */
const TELLING_NAME = 4;
const COMMON = [
  'password',
  '123456',
  'qwerty',
  'abc123',
  '111111',
  'admin',
  'yihu',
  'jiancha',
  'woaini',
  '5201314',
];

/**
 * A hundred sign-ins at once must not keep a ring waiting: the threads are shared. Strangers wait in a line of some
 * seconds, and whoever has been here before goes first.
 */
const gate = new Gate(2, 64, () => new Refusal('too_many_requests', { retryAfterSeconds: 5 }));

export const hashPassword = (password: string) => gate.pass(() => hash(password, COST), true);
/**
 * @param first before all strangers
 * @throws Refusal `too_many_requests` where too many strangers wait already
 */
export const passwordMatches = (stored: string, password: string, first = true) =>
  gate.pass(() => verify(stored, password).catch(() => false), first);

let dummy: Promise<string> | undefined;
/** For a name nobody has: takes as long as a real look, so that time does not tell. */
export async function looksLikeWork(password: string, first: boolean): Promise<false> {
  dummy ??= hashPassword(randomBytes(16).toString('hex'));
  await passwordMatches(await dummy, password, first);
  return false;
}

/** @throws Refusal `invalid` at `field` */
export function requireGoodPassword(password: string, username: string, field: string): void {
  if ([...password].length < SHORTEST_PASSWORD) {
    refuse('invalid', {
      fields: { [field]: { sentence: 'field_password_short', params: { min: SHORTEST_PASSWORD } } },
    });
  }
  const plain = password.toLowerCase();
  const name = username.toLowerCase();
  const namesItself = name.length >= TELLING_NAME && plain.includes(name);
  const rest = COMMON.reduce((text, word) => text.split(word).join(''), plain);
  const guessable =
    new Set(plain).size < FEWEST_DIFFERENT || namesItself || rest.length < SHORTEST_PASSWORD / 2;
  if (password.length > LONGEST_PASSWORD || guessable)
    refuse('invalid', { fields: { [field]: 'field_password_weak' } });
}

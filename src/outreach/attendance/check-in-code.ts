/**
 * The code on the organiser's screen (RFC 6238): it changes every half minute and is taken for half a minute more, since
 * who reads it types it after.
 */
import { Secret, TOTP } from 'otpauth';
import { SECOND } from '../../protocol/time/durations.js';
import { iso } from '../../protocol/time/instant.js';
import { ACTIVITY_LIMITS, type ActivityCode } from '../../protocol/outreach.js';

const STEP = ACTIVITY_LIMITS.codeSeconds * SECOND;
const DIGITS = 6;

export const codeSealContext = (activityId: string): string => `activity.code_secret:${activityId}`;
export const newCodeSecret = (): string => new Secret({ size: 20 }).base32;

const codes = (secret: string) =>
  new TOTP({
    algorithm: 'SHA1',
    digits: DIGITS,
    period: ACTIVITY_LIMITS.codeSeconds,
    secret: Secret.fromBase32(secret),
  });

export const codeAt = (secret: string, now: number): ActivityCode => ({
  code: codes(secret).generate({ timestamp: now }),
  expiresAt: iso((Math.floor(now / STEP) + 1) * STEP),
});

/** Of this step or of the one before. */
export function isCodeGood(secret: string, code: string, now: number): boolean {
  if (!/^[0-9]{6}$/.test(code)) return false;
  const steps = codes(secret).validate({ token: code, timestamp: now, window: 1 });
  return steps !== null && steps <= 0;
}

/** Ids are made by us, from the injected clock: UUIDv7 (RFC 9562), so that they sort by time. */
import { randomFillSync } from 'node:crypto';
import type { Clock } from './clock.js';

const pool = Buffer.alloc(16 * 256);
let used = pool.length;

export function newId(clock: Pick<Clock, 'now'>): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const bytes = pool.subarray(used, (used += 16));
  bytes.writeUIntBE(clock.now(), 0, 6);
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Ids made before the instant sort below it, those made from it on do not. @param at milliseconds since 1970 */
export const firstIdFrom = (at: number): string => {
  const hex = Math.max(0, at).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}`;
};
/** A UUID (version 8, RFC 9562) of 122 bits of what is keyed: nobody can take it for a call of their own first. */
export function uuidOf(keyed: string): string {
  const bytes = Buffer.from(keyed, 'base64url').subarray(0, 16);
  bytes[6] = 0x80 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** What a sealing key may be used with. It is named by the key, so that keys of several stand in one file. */
import { aes256Gcm } from './aes-256-gcm.js';
import { sm4CtrHmacSm3 } from './sm4-ctr-hmac-sm3.js';
import type { Suite } from './suite.js';

export const SUITES = {
  'aes-256-gcm': aes256Gcm,
  'sm4-ctr-hmac-sm3': sm4CtrHmacSm3,
} as const satisfies Record<string, Suite>;
export type SuiteName = keyof typeof SUITES;
export const SUITE_NAMES = Object.keys(SUITES) as [SuiteName, ...SuiteName[]];

/** As it stands in the key file: 32 bytes of chance, and what they are used with. */
export interface SealingKey {
  suite: SuiteName;
  bytes: Buffer;
}

/** Of a call that is not over, and of one that nobody holds yet: for the hub, its SQL and its pages. Pure. */
import type { CallState } from '../codes.js';

export const OPEN_STATES = ['ringing', 'waiting', 'active'] as const satisfies readonly CallState[];
export type OpenState = (typeof OPEN_STATES)[number];
export const UNHELD_STATES = ['ringing', 'waiting'] as const satisfies readonly OpenState[];
export type UnheldState = (typeof UNHELD_STATES)[number];

export const isOpenState = (state: string): state is OpenState =>
  (OPEN_STATES as readonly string[]).includes(state);
export const isUnheldState = (state: string): state is UnheldState =>
  (UNHELD_STATES as readonly string[]).includes(state);

/** How long until it is tried again, and whether it was the address or the event that failed. Pure. */
import { HOUR } from '../protocol/time/durations.js';
import type { SendResult } from '../notice/outbound-request.js';

const FIRST = 5000;

/** 5, 10, 20 … s, an hour at most. @param failures in a row, from 1 on */
export const waitAfter = (failures: number): number =>
  Math.min(HOUR, FIRST * 2 ** Math.min(20, Math.max(0, failures - 1)));

/** It answered and wants no such event: others may still be taken. Else nothing is sent there for a while. */
export const isOfEvent = (result: SendResult): boolean =>
  !result.delivered && !result.again && result.failure.startsWith('http 4');

/** A count as it may be told to who might know whom it means. Pure. */
import type { ToldCount } from '../protocol/answers.js';
import { LIMITS } from '../protocol/limits.js';

/** From so many on, and of none, a count of calls is told. */
export const toldCount = (count: number): ToldCount =>
  count === 0 || count >= LIMITS.smallCount ? count : null;

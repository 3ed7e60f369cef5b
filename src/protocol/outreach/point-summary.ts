/** What a call is about that was a problem of a check-up, unless whoever makes it says it otherwise. Pure. */
import { LIMITS } from '../limits.js';

export const pointSummary = (
  enterprise: string,
  { text, words = '' }: { text: string; words?: string },
): string => `${enterprise}，${text}：${words}`.replace(/：$/u, '').slice(0, LIMITS.summary);

/** When something with a date is spoken of: before it is due, when it is, and daily after. Pure. */
import { DAY } from '../../protocol/time/durations.js';
import type { NearStage } from '../../protocol/codes.js';

export function reminderStageAt(due: number, now: number): NearStage {
  if (now < due) return 'near';
  return now < due + DAY ? 'due' : 'over';
}

/** What was slept through is said once. @param most how often it is said to be over, before it is left to the lists */
export function nextReminderAt(due: number, now: number, most = Infinity): number | null {
  if (now < due) return due;
  const days = Math.floor((now - due) / DAY) + 1;
  return days <= most ? due + days * DAY : null;
}

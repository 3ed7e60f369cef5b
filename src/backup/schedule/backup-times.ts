/** When backups are made: at the same local hours every day, so that a restart moves none. Pure. */
import { DAY, HOUR } from '../../protocol/time/durations.js';
import { onTheWall, startOfDay } from '../../protocol/time/local-day.js';

/**
 * The first after the instant.
 * @param hour local, of one of them
 * @param every hours; parts of a day
 */
export function nextBackupTime(after: number, { hour, every }: { hour: number; every: number }): number {
  const first = startOfDay(after) - DAY + (hour % every) * HOUR;
  return first + (Math.floor((after - first) / (every * HOUR)) + 1) * every * HOUR;
}

const NAME = /^yihu-\d{8}-\d{6}\.backup$/;
/** Names in the order of their times. */
export const backupName = (at: number): string =>
  `yihu-${onTheWall(at).toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-')}.backup`;

/**
 * Of the names in the folder those that are too many, the oldest; nothing of others.
 * @param made just now: what has a later name was made while the clock was ahead, and goes first
 */
export const surplus = (names: readonly string[], keep: number, made: string): string[] => {
  const ours = names.filter((name) => NAME.test(name)).sort();
  const inOrder = [...ours.filter((name) => name > made), ...ours.filter((name) => name <= made)];
  return inOrder.slice(0, Math.max(0, inOrder.length - keep));
};

const DRAFT = /^yihu-\d{8}-\d{6}\.backup\.[\da-f]{12}\.part$/;
/** What a death left half written. */
export const isDraft = (name: string): boolean => DRAFT.test(name);

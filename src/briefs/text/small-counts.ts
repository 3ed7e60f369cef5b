/** Small counts are not told: what is below five goes together, and nobody can take it out again. Pure. */
import type { Lang } from '../../protocol/lang.js';
import { LIMITS } from '../../protocol/limits.js';

export const SMALL_COUNT = LIMITS.smallCount;
export interface CountRow {
  name: string;
  raised: number;
  solved: number;
}

/** 0, or five and more, as a number. */
export const shownCount = (count: number, lang: Lang): string =>
  count > 0 && count < SMALL_COUNT
    ? lang === 'zh'
      ? `不足${SMALL_COUNT}`
      : `under ${SMALL_COUNT}`
    : String(count);

/**
 * Rows of five calls and more, in their order, and all others in one. Where even those together are fewer than five the
 * difference to the total would tell them: then the smallest that is left goes with them.
 * @param into what the others are added to
 */
export function mergeSmallCounts(
  rows: readonly CountRow[],
  into: CountRow,
): { shown: CountRow[]; rest: CountRow } {
  const shown = rows.filter((row) => row.raised >= SMALL_COUNT);
  const rest = sum([into, ...rows.filter((row) => row.raised < SMALL_COUNT)]);
  if (rest.raised === 0 || rest.raised >= SMALL_COUNT || shown.length === 0)
    return { shown, rest: { ...rest, name: into.name } };
  const least = shown.reduce((a, b) => (b.raised < a.raised ? b : a));
  return {
    shown: shown.filter((row) => row !== least),
    rest: { ...sum([rest, least]), name: into.name },
  };
}

const sum = (rows: readonly CountRow[]): CountRow => ({
  name: '',
  raised: rows.reduce((n, row) => n + row.raised, 0),
  solved: rows.reduce((n, row) => n + row.solved, 0),
});

/** What both languages of a brief are put together with. Pure. */
import type { Lang } from '../../protocol/lang.js';
import type { BriefFigures } from './brief-figures.js';
import { mergeSmallCounts, shownCount, type CountRow } from './small-counts.js';

export const totalDutyMinutes = ({ hours }: BriefFigures) =>
  hours.measured + hours.backFilled + hours.running;
export const percent = (share: number | null) => (share === null ? '—' : `${Math.round(share * 1000) / 10}%`);
export const percentOfTarget = (part: number, whole: number) => percent(part / whole);

/** Sentences that have something to say, in one paragraph. */
export const joinSentences = (sentences: readonly (string | false | null)[], between = '') =>
  sentences.filter((s) => typeof s === 'string').join(between);

const cells = (name: string, { raised, solved }: Pick<CountRow, 'raised' | 'solved'>, lang: Lang) => [
  name,
  shownCount(raised, lang),
  shownCount(solved, lang),
];

/** The last one is 其他, into which the small ones go. */
export function categoryRows({ categories }: BriefFigures, lang: Lang): string[][] {
  const named = categories.map((c) => ({ name: lang === 'zh' ? c.nameZh : c.nameEn, ...c }));
  const other = named.at(-1);
  if (!other) return [];
  const { shown, rest } = mergeSmallCounts(named.slice(0, -1), other);
  const all = shown.map((row) => cells(row.name, row, lang));
  return rest.raised > 0 ? [...all, cells(other.name, rest, lang)] : all;
}
export function streetRows({ subdistricts }: BriefFigures, lang: Lang): string[][] {
  const { shown, rest } = mergeSmallCounts(subdistricts, { name: '', raised: 0, solved: 0 });
  const all = shown.map((row) => cells(row.name, row, lang));
  return rest.raised > 0 ? [...all, cells(lang === 'zh' ? '其余街道' : 'The others', rest, lang)] : all;
}

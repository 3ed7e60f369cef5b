/** The words on the papers. They are Chinese, whatever language the hub is read in: so is the seal. Pure. */
import { tableIn } from '../../protocol/lang.js';
import {
  ID_TYPE_WORDS,
  PAPER_WORDS,
  SERVED_WORDS,
  SERVICE_KIND_WORDS,
  STAR_WORDS,
} from '../../protocol/vocabulary/hours.js';

export const PAPER_TITLES = tableIn(PAPER_WORDS, 'zh');
export const KIND_NAMES = tableIn(SERVICE_KIND_WORDS, 'zh');
export const SERVED_NAMES = tableIn(SERVED_WORDS, 'zh');
export const ID_NAMES = tableIn(ID_TYPE_WORDS, 'zh');
const STARS = Object.values(tableIn(STAR_WORDS, 'zh'));
export const starWord = (stars: number): string => STARS[stars - 1] ?? '';

/** 128小时30分; nothing is rounded on a paper. */
export const durationOf = (minutes: number): string => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (!rest) return `${hours}小时`;
  return hours ? `${hours}小时${rest}分` : `${rest}分`;
};
/** 2026年1月5日 */
export const dayWords = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};
export const monthWords = (month: string): string => {
  const [year, number] = month.split('-').map(Number);
  return `${year}年${number}月`;
};
/** K7QM 3FWX: read aloud in two breaths. */
export const codeWords = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`;

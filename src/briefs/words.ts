/**
 * The monthly brief in the words a coordinator would send upward, from figures that were kept. Pure: the same figures
 * say the same for ever. Counts below five are words, guarded categories were merged before they came here.
 */
import type { BriefSection } from '../protocol/briefs.js';
import type { Lang } from '../refusal.js';
import { dutyOf } from './spoken.js';
import { sectionsEn, titleEn } from './words-en.js';
import { sectionsZh, titleZh } from './words-zh.js';

export interface BriefFigures {
  /** YYYY-MM */
  month: string;
  /** The last local day that is in it, where the month was not over; null where it was. */
  until: string | null;
  unit: string;
  /** Minutes. */
  hours: { measured: number; backFilled: number; running: number; officer: number; volunteer: number };
  /** From the first of January to the end of the month. */
  year: {
    dutyMinutes: number;
    solved: number;
    targetMinutes: number | null;
    dueMinutes: number | null;
    target: number | null;
    due: number | null;
  };
  calls: {
    raised: number;
    answered: number;
    closed: number;
    solved: number;
    /** null where it would tell of a single rating. */
    confirmed: number | null;
    referred: number;
    cancelled: number;
  };
  /** Seconds, and shares between 0 and 1; null without any. */
  answer: { p50: number | null; p95: number | null; hotline: number | null; inTarget: number | null };
  rates: { answered: number | null; solved: number | null; satisfied: number | null };
  coverage: { owed: number; closed: number; rated: number };
  categories: { nameZh: string; nameEn: string; raised: number; solved: number }[];
  subdistricts: { name: string; raised: number; solved: number }[];
  visits: { proposed: number; done: number };
}
export interface BriefWords {
  title: string;
  sections: BriefSection[];
  /** What goes out in a notice: no more than the totals. */
  headline: { hours: string; solved: string };
}

export const briefWords = (figures: BriefFigures, lang: Lang): BriefWords => ({
  title: (lang === 'zh' ? titleZh : titleEn)(figures),
  sections: (lang === 'zh' ? sectionsZh : sectionsEn)(figures),
  headline: { hours: String(Math.floor(dutyOf(figures) / 60)), solved: String(figures.calls.solved) },
});

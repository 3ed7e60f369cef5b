/**
 * The monthly brief in the words a coordinator would send upward, from figures that were kept. Pure: the same figures
 * say the same for ever. Counts below five are words, guarded categories were merged before they came here.
 */
import type { BriefSection } from '../../protocol/briefs.js';
import type { BriefFigures } from './brief-figures.js';
import type { Lang } from '../../kernel/refusal/refusal.js';
import { dutyOf } from './spoken.js';
import { sectionsEn, titleEn } from './words-en.js';
import { sectionsZh, titleZh } from './words-zh.js';

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

/**
 * The monthly brief in the words a coordinator would send upward, from figures that were kept. Pure: the same figures
 * say the same for ever. Counts below five are words, guarded categories were merged before they came here.
 */
import type { Lang } from '../../protocol/lang.js';
import type { BriefSection } from '../../protocol/papers/briefs.js';
import type { BriefFigures } from './brief-figures.js';
import { totalDutyMinutes } from './brief-phrases.js';
import { sectionsEn, titleEn } from './brief-text.en.js';
import { sectionsZh, titleZh } from './brief-text.zh.js';

export interface BriefText {
  title: string;
  sections: BriefSection[];
  /** What goes out in a notice: no more than the totals. */
  headline: { hours: string; solved: string };
}

export const briefText = (figures: BriefFigures, lang: Lang): BriefText => ({
  title: (lang === 'zh' ? titleZh : titleEn)(figures),
  sections: (lang === 'zh' ? sectionsZh : sectionsEn)(figures),
  headline: {
    hours: String(Math.floor(totalDutyMinutes(figures) / 60)),
    solved: String(figures.calls.solved),
  },
});

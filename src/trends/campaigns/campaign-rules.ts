/** Whose campaign it is, when it runs, and which counts are told to whom. Pure. */
import type { Lang } from '../../protocol/lang.js';
import type { CampaignDefinition, CampaignFigures, CampaignState } from '../../protocol/trends/campaigns.js';
import { LIMITS } from '../../protocol/limits.js';
import type { CampaignRow } from './campaigns.entity.js';

/** @param today a local day */
export function campaignState(
  { fromDay, toDay, endedAt }: Pick<CampaignRow, 'fromDay' | 'toDay' | 'endedAt'>,
  today: string,
): CampaignState {
  if (endedAt !== null) return 'ended';
  if (today < fromDay) return 'planned';
  return today > toDay ? 'over' : 'running';
}

export type Counts = Record<keyof CampaignFigures, number>;
export const NO_COUNTS: Counts = { leads: 0, activities: 0, calls: 0 };
export const FIGURES = ['leads', 'activities', 'calls'] as const;

const isSmall = (n: number) => n > 0 && n < LIMITS.smallCount;
/** Calls name what they are about, so few of them are told to nobody; the own unit knows its leads and activities. */
export const figuresOfOwn = (counts: Counts): CampaignFigures => ({
  ...counts,
  calls: isSmall(counts.calls) ? null : counts.calls,
});
export const figuresOfAnother = (counts: Counts): CampaignFigures => {
  const told = (n: number) => (isSmall(n) ? null : n);
  return { leads: told(counts.leads), activities: told(counts.activities), calls: told(counts.calls) };
};
/**
 * Of several units together. A sum is told where it is not small itself and does not tell the one part that was not.
 * @param parts as they are told beside the sum
 */
export function figuresOfAll(all: readonly Counts[], parts: readonly CampaignFigures[]): CampaignFigures {
  const sumOf = (name: keyof CampaignFigures) => {
    const sum = all.reduce((total, one) => total + one[name], 0);
    const untold = parts.filter((part) => part[name] === null).length;
    return untold === 1 || (untold > 0 && isSmall(sum)) ? null : sum;
  };
  return { leads: sumOf('leads'), activities: sumOf('activities'), calls: sumOf('calls') };
}

export function campaignDefinitions(lang: Lang): Record<CampaignDefinition, string> {
  const words: Record<CampaignDefinition, readonly [string, string]> = {
    leads: ['归入这项活动的救助线索', 'leads for relief put to it'],
    activities: ['归入这项活动、没有取消的普法活动', 'activities put to it that were not cancelled'],
    calls: ['期限内发起、属于所列类别的呼叫', 'calls of its categories raised in its term'],
    small: [
      `下级院不足 ${LIMITS.smallCount} 的数和所有不足 ${LIMITS.smallCount} 的呼叫数不显示，也不从合计里推出`,
      `counts below ${LIMITS.smallCount} of a unit below, and of calls everywhere, are not shown, nor told by a sum`,
    ],
  };
  return Object.fromEntries(
    Object.entries(words).map(([name, [zh, en]]) => [name, lang === 'zh' ? zh : en]),
  ) as Record<CampaignDefinition, string>;
}

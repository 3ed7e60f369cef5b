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

export type Counts = Record<keyof CampaignFigures, number> & {
  /** Of the calls, those of guarded categories. */
  guardedCalls: number;
};
export const NO_COUNTS: Counts = { leads: 0, activities: 0, calls: 0, guardedCalls: 0 };
export const FIGURES = ['leads', 'activities', 'calls'] as const;

const isSmall = (n: number) => n > 0 && n < LIMITS.smallCount;
/** Nor where few of them are guarded, or few are not: another campaign without that category would tell those few. */
const toldCalls = ({ calls, guardedCalls }: Pick<Counts, 'calls' | 'guardedCalls'>) =>
  [calls, guardedCalls, calls - guardedCalls].some(isSmall) ? null : calls;
/** Calls name what they are about, so few of them are told to nobody; the own unit knows its leads and activities. */
export const figuresOfOwn = (counts: Counts): CampaignFigures => ({
  leads: counts.leads,
  activities: counts.activities,
  calls: toldCalls(counts),
});
export const figuresOfAnother = (counts: Counts): CampaignFigures => {
  const told = (n: number) => (isSmall(n) ? null : n);
  return { leads: told(counts.leads), activities: told(counts.activities), calls: toldCalls(counts) };
};
/**
 * Of several units together. A sum is told where it is not small itself and does not tell the one part that was not.
 * @param parts as they are told beside the sum
 */
export function figuresOfAll(all: readonly Counts[], parts: readonly CampaignFigures[]): CampaignFigures {
  const sum = (name: keyof Counts) => all.reduce((total, one) => total + one[name], 0);
  const toldOf = (name: keyof CampaignFigures, told: number | null) => {
    const untold = parts.filter((part) => part[name] === null).length;
    return untold === 1 || (untold > 0 && told !== null && isSmall(told)) ? null : told;
  };
  return {
    leads: toldOf('leads', sum('leads')),
    activities: toldOf('activities', sum('activities')),
    calls: toldOf('calls', toldCalls({ calls: sum('calls'), guardedCalls: sum('guardedCalls') })),
  };
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

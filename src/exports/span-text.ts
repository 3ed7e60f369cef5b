/** A span of time and a filter as words. Pure. */
import type { Lang } from '../protocol/lang.js';
import { DAY } from '../protocol/time/durations.js';
import { localDay, localTime, startOfDay } from '../protocol/time/local-day.js';
import { label } from './export-labels.js';

/** 2026-01-01 至 2026-11-30: between midnights both days count; else to the minute. */
export function spanText(from: number | undefined, to: number | undefined, lang: Lang): string {
  const midnight = (at: number | undefined) => at === undefined || startOfDay(at) === at;
  const days = midnight(from) && midnight(to);
  const first = (at: number) => (days ? localDay(at) : `${localDay(at)} ${localTime(at)}`);
  const last = (at: number) => first(days ? at - DAY : at);
  const until = label('until', lang);
  if (from !== undefined && to !== undefined)
    return days && to - from === DAY ? first(from) : `${first(from)} ${until} ${last(to)}`;
  if (from !== undefined) return lang === 'zh' ? `${first(from)} 起` : `from ${first(from)}`;
  return to === undefined ? '' : `${until} ${last(to)}`;
}

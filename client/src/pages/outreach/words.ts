import type { Activity } from '@protocol/outreach.js';
import { called, clockTime, dayTime, sameDay } from '../../time/format';
import { t } from '../../i18n/index';
import { lackingOf } from './month/month-grid';

/** 14:00–15:30, and over midnight with the day. */
export const hoursOf = ({ from, to }: Pick<Activity, 'from' | 'to'>): string =>
  `${clockTime(from)}–${sameDay(from, to) ? clockTime(to) : dayTime(to)}`;

/** Where residents or an enterprise know it by. */
export const whereOf = (one: Activity): string => one.community?.name ?? one.enterprise?.name ?? one.place;

/** 赵检察官等 */
export const ledBy = ({ inCharge }: Pick<Activity, 'inCharge'>): string => {
  const [first] = inCharge;
  if (!first) return '';
  return inCharge.length > 1 ? t('outreach.andOthers', { name: called(first) }) : called(first);
};

/** What is not as it should be, a few words each: who is twice at once, how many are missing. */
export const troublesOf = (one: Activity): string[] => {
  const clashes = (one.clashes ?? []).map((clash) =>
    t(`outreach.clash.short.${clash.with}`, { name: called(clash.person) }),
  );
  const lacking = lackingOf(one);
  return [...new Set(clashes), ...(lacking ? [t('outreach.lacking', { n: lacking })] : [])];
};

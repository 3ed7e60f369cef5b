/** How promises, visits and calls are said on the liaison officer's page. */
import { dueNext } from '@protocol/calls/due-next.js';
import type { CameBack, CommunityPromise, LiaisonCall, WantedVisit } from '@protocol/communities/liaison.js';
import { DAY, HOUR } from '@protocol/time/durations.js';
import { dayBegins, nextMidnight } from '@protocol/time/local-day.js';
import { t } from '../../i18n/index';
import type { IconName } from '../../parts/icons';
import { called, categoryName, clockTime, dayOf, dayTime, sameDay, span } from '../../time/format';

/** 彩塔街社区 → 彩塔街: all of them are communities here. */
export const shortName = ({ name }: { name: string }): string =>
  name.length > 3 ? name.replace(/社区$/, '') : name;

export interface Light {
  text: string;
  tone: 'plain' | 'late';
  icon: IconName;
}
const late = (milliseconds: number): Light => ({
  text: t('liaison.over', { span: span(milliseconds / 1000) }),
  tone: 'late',
  icon: 'warning',
});
/** @param due its last instant. @param day whether the whole of that day is time enough */
export const lightOf = (due: number, day: boolean, now: number, far: string): Light => {
  const end = day ? nextMidnight(due) : due;
  if (now >= end) return late(day ? Math.max(DAY, now - nextMidnight(due) + DAY) : now - due);
  if (day) {
    const today = sameDay(due, now);
    return { text: today ? t('liaison.dueToday') : far, tone: 'plain', icon: today ? 'clock' : 'gap' };
  }
  if (due - now >= DAY) return { text: far, tone: 'plain', icon: 'gap' };
  const left = t('liaison.left', { span: span((due - now) / 1000) });
  return { text: left, tone: due - now < HOUR ? 'late' : 'plain', icon: 'clock' };
};

export const promiseLight = ({ dueAt, wholeDay }: CommunityPromise, now: number): Light =>
  lightOf(Date.parse(dueAt), wholeDay, now, dayOf(dueAt));
export const wishLight = ({ byDay }: WantedVisit, now: number): Light => ({
  ...lightOf(dayBegins(byDay), true, now, t('liaison.byDay', { day: dayOf(dayBegins(byDay)) })),
  icon: 'home',
});

/** 今天 16:30, 11月20日 09:00 */
const time = (at: string, now: number): string =>
  sameDay(at, now) ? t('liaison.today', { time: clockTime(at) }) : dayTime(at);

export const promiseNote = (one: CommunityPromise, me: string | undefined, now: number): string[] => [
  shortName(one.community),
  one.wholeDay ? t('liaison.agreed', { time: dayOf(one.dueAt) }) : time(one.dueAt, now),
  ...(one.promisedBy.id === me ? [] : [t('liaison.promisedBy', { name: called(one.promisedBy) })]),
];
export const wishNote = (one: WantedVisit): string[] => [
  shortName(one.community),
  one.category ? categoryName(one.category) : t('liaison.askedBy', { name: called(one.askedBy) }),
];
/** How it ended, by whom, and why where it was withdrawn. */
export const settledNote = ({ state, endedAt, endedBy, reason, broken }: WantedVisit): string[] => [
  dayOf(endedAt ?? ''),
  ...(endedBy ? [called(endedBy)] : []),
  ...(state === 'withdrawn' ? [reason ?? (broken ? t('common.broken') : '')] : []),
];
export const textOf = ({ text, broken }: { text: string; broken?: true }): string =>
  broken && !text ? t('common.broken') : text;

export const matterOf = (call: LiaisonCall): string =>
  call.category ? categoryName(call.category, true) : t('liaison.guarded');
export const callTitle = (call: LiaisonCall): string =>
  [matterOf(call), call.shows === 'broken' ? t('common.broken') : call.summary].filter(Boolean).join('：');
export const callNote = (call: LiaisonCall): string[] => {
  const who = call.mine
    ? t('liaison.mine')
    : call.holder
      ? t('liaison.by', { name: called(call.holder) })
      : t('liaison.unheld');
  return [shortName(call.community), who];
};
/** Until when it is to be answered, or what is due next; undefined where its clocks stand still. */
export const callDue = (call: LiaisonCall): string | undefined =>
  call.holder ? dueNext(call)?.at : call.answerBy;

export const backTitle = ({ kind, from }: CameBack): string =>
  t(`liaison.back.${kind}`, { from: from ?? '' });
export const backNote = ({ at, call }: CameBack, now: number): string[] => [
  shortName(call.community),
  matterOf(call),
  time(at, now),
];
export const BACK_ICONS = {
  reopened: 'half',
  returned: 'undo',
  answered: 'refresh',
} as const satisfies Record<CameBack['kind'], IconName>;

import type { Named } from '@protocol/answers.js';
import {
  ACTIVITY_LIMITS,
  type Activity,
  type ActivityChange,
  type ActivityPayload,
  type Repeat,
} from '@protocol/outreach.js';
import { HOUR } from '@protocol/time/durations.js';
import { iso } from '@protocol/time/instant.js';
import { addDays, dayBegins, instantAt, isLocalDay, localDay, localTime } from '@protocol/time/local-day.js';
import { t } from '../../../i18n/index';

export interface ActivityForm {
  theme: string;
  title: string;
  day: string;
  from: string;
  to: string;
  place: string;
  communityId: string;
  enterprise: Named | null;
  /** As typed; empty: any number. */
  capacity: string;
  inCharge: string[];
  every: Repeat | '';
  /** How many more there are to be. */
  times: string;
}

export const blankForm = (day: string): ActivityForm => ({
  theme: 'elder_fraud',
  title: '',
  day,
  from: '14:00',
  to: '15:30',
  place: '',
  communityId: '',
  enterprise: null,
  capacity: '',
  inCharge: [],
  every: '',
  times: '3',
});
export const formOf = (one: Activity): ActivityForm => ({
  ...blankForm(localDay(Date.parse(one.from))),
  theme: one.theme,
  title: one.title,
  from: localTime(Date.parse(one.from)),
  to: localTime(Date.parse(one.to)),
  place: one.place,
  communityId: one.community?.id ?? '',
  enterprise: one.enterprise ?? null,
  capacity: one.capacity === undefined ? '' : String(one.capacity),
  inCharge: one.inCharge.map((person) => person.id),
});

const startOf = ({ day, from }: ActivityForm): number => instantAt(day, from);
/** Midnight ends the day. */
const endOf = ({ day, to }: ActivityForm): number =>
  to === '00:00' ? dayBegins(addDays(day, 1)) : instantAt(day, to);
const whole = (typed: string): number => (/^\d{1,4}$/.test(typed.trim()) ? Number(typed) : Number.NaN);
const outside = (n: number, least: number, most: number): boolean => !(n >= least && n <= most);

/** What is not right yet, by field. */
export const checkForm = (form: ActivityForm): Partial<Record<string, string>> => {
  if (!isLocalDay(form.day)) return { day: t('outreach.form.needDay') };
  const from = startOf(form);
  const to = endOf(form);
  const { mostHours, mostCapacity, mostRepeats } = ACTIVITY_LIMITS;
  return {
    ...(!form.title.trim() && { title: t('outreach.form.needTitle') }),
    ...(Number.isNaN(from) && { from: t('outreach.form.needTime') }),
    ...(Number.isNaN(to) && { to: t('outreach.form.needTime') }),
    ...(to <= from && { to: t('outreach.form.needOrder') }),
    ...(to - from > mostHours * HOUR && { to: t('outreach.form.tooLong', { n: mostHours }) }),
    ...(!form.place.trim() && { place: t('outreach.form.needPlace') }),
    ...(form.capacity.trim() !== '' &&
      outside(whole(form.capacity), 1, mostCapacity) && {
        capacity: t('outreach.form.needCapacity', { n: mostCapacity }),
      }),
    ...(form.every !== '' &&
      outside(whole(form.times), 1, mostRepeats) && {
        times: t('outreach.form.needTimes', { n: mostRepeats }),
      }),
  };
};

const said = (form: ActivityForm) => ({
  theme: form.theme,
  title: form.title.trim(),
  from: iso(startOf(form)),
  to: iso(endOf(form)),
  place: form.place.trim(),
  ...(form.inCharge.length > 0 && { inCharge: form.inCharge }),
});
export const payloadOf = (form: ActivityForm): ActivityPayload => ({
  ...said(form),
  ...(form.communityId && { communityId: form.communityId }),
  ...(form.enterprise && { enterpriseId: form.enterprise.id }),
  ...(form.capacity.trim() && { capacity: whole(form.capacity) }),
  ...(form.every && { repeat: { every: form.every, times: whole(form.times) } }),
});
/** A field that was emptied takes away what was there. */
export const changeOf = (form: ActivityForm): ActivityChange => ({
  ...said(form),
  communityId: form.communityId || null,
  enterpriseId: form.enterprise?.id ?? null,
  capacity: form.capacity.trim() ? whole(form.capacity) : null,
});

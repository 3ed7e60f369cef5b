import type { Claim, ClaimPayload, HoursLine, Served, ServiceKind } from '@protocol/hours.js';
import { serverNow } from '../../clock';
import { t } from '../../i18n/index';
import { newId } from '../../ids';

const SHANGHAI = 8 * 3_600_000;
const DAY = 24 * 3_600_000;
const local = (at: number) => new Date(at + SHANGHAI).toISOString();
/** YYYY-MM-DD of the local day. */
export const localDay = (at: string | number): string => local(new Date(at).getTime()).slice(0, 10);
const localTime = (at: string) => local(Date.parse(at)).slice(11, 16);

export interface ClaimForm {
  /** Made once: sent again after a bad line it is the same claim. */
  id: string;
  kind: ServiceKind;
  day: string;
  from: string;
  to: string;
  overnight: boolean;
  communityId: string;
  served: Served | '';
  activity: string;
  note: string;
  inCharge: string;
  away: boolean;
}

export const blankForm = (communityId: string): ClaimForm => ({
  id: newId(),
  kind: 'outreach',
  day: localDay(serverNow()),
  from: '',
  to: '',
  overnight: false,
  communityId,
  served: '',
  activity: '',
  note: '',
  inCharge: '',
  away: false,
});

/** As a line or an earlier claim said it. */
export const formOf = (one: HoursLine | Claim, communityId: string): ClaimForm => ({
  ...blankForm(communityId),
  kind: one.kind,
  day: localDay(one.from),
  from: localTime(one.from),
  to: localTime(one.to),
  overnight: localDay(one.from) !== localDay(one.to),
  communityId: one.community?.id ?? '',
  served: one.served ?? '',
  activity: one.activity ?? '',
  note: 'note' in one ? (one.note ?? '') : '',
  inCharge: one.inCharge?.id ?? '',
});

const instant = (day: string, time: string): number => Date.parse(`${day}T${time}:00+08:00`);

/** Whether it runs into the next day: asked where the end is not after the beginning. */
export const mayRunOver = ({ from, to }: ClaimForm): boolean => from !== '' && to !== '' && to <= from;

export const checkForm = (form: ClaimForm, contests: boolean): Partial<Record<string, string>> => {
  const from = instant(form.day, form.from);
  const to = instant(form.day, form.to);
  const wrong = {
    ...((Number.isNaN(from) || (!form.away && Number.isNaN(to))) && { from: t('service.claim.needTime') }),
    ...(!form.away && to <= from && !form.overnight && { to: t('service.claim.needOrder') }),
    ...(!contests &&
      form.kind !== 'duty' &&
      !form.activity.trim() && { activity: t('service.claim.needActivity') }),
    ...(contests && !form.note.trim() && { note: t('service.claim.needNote') }),
  };
  return wrong;
};

export const payloadOf = (form: ClaimForm, line: HoursLine | null): ClaimPayload => {
  const from = line && form.away ? Date.parse(line.from) : instant(form.day, form.from);
  const until = instant(form.day, form.to);
  const to = line && form.away ? from : until <= from && form.overnight ? until + DAY : until;
  // A line that is only a little wrong keeps its own seconds where they were not touched.
  const kept = (given: number, own: string | undefined) =>
    own !== undefined && Math.floor(Date.parse(own) / 60_000) * 60_000 === given
      ? own
      : new Date(given).toISOString();
  return {
    id: form.id,
    kind: form.kind,
    from: kept(from, line?.from),
    to: line && form.away ? kept(from, line.from) : kept(to, line?.to),
    ...(form.communityId && { communityId: form.communityId }),
    ...(form.served && { served: form.served }),
    ...(form.activity.trim() && { activity: form.activity.trim() }),
    ...(form.note.trim() && { note: form.note.trim() }),
    ...(form.inCharge && { inCharge: form.inCharge }),
    ...(line && { contests: line.id }),
  };
};

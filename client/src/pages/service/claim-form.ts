import type { Claim, ClaimPayload, HoursLine, Served, ServiceKind } from '@protocol/hours.js';
import { iso } from '@protocol/time/instant.js';
import { MINUTE, DAY } from '@protocol/time/durations.js';
import { instantAt, localDay, localTime } from '@protocol/time/local-day.js';
import { serverNow } from '../../time/clock';
import { t } from '../../i18n/index';
import { newId } from '../../storage/ids';

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
  day: localDay(Date.parse(one.from)),
  from: localTime(Date.parse(one.from)),
  to: localTime(Date.parse(one.to)),
  overnight: localDay(Date.parse(one.from)) !== localDay(Date.parse(one.to)),
  communityId: one.community?.id ?? '',
  served: one.served ?? '',
  activity: one.activity ?? '',
  note: 'note' in one ? (one.note ?? '') : '',
  inCharge: one.inCharge?.id ?? '',
});

/** Whether it runs into the next day: asked where the end is not after the beginning. */
export const mayRunOver = ({ from, to }: ClaimForm): boolean => from !== '' && to !== '' && to <= from;

export const checkForm = (form: ClaimForm, contests: boolean): Partial<Record<string, string>> => {
  const from = instantAt(form.day, form.from);
  const to = instantAt(form.day, form.to);
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
  const from = line && form.away ? Date.parse(line.from) : instantAt(form.day, form.from);
  const until = instantAt(form.day, form.to);
  const to = line && form.away ? from : until <= from && form.overnight ? until + DAY : until;
  // A line that is only a little wrong keeps its own seconds where they were not touched.
  const kept = (given: number, own: string | undefined) =>
    own !== undefined && Math.floor(Date.parse(own) / MINUTE) * MINUTE === given ? own : iso(given);
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

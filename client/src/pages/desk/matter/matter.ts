import type { TimelineItem } from '@protocol/calls/timeline.js';
import type { CallDetail, CallSummary } from '@protocol/calls/call-summary.js';
import { shallowRef } from 'vue';
import { http, post } from '../../../hub/http';
import { onLeave } from '../../../hub/session';
import { take } from '../held/held';
import { line } from '../line';

/** What a summary does not tell: how to reach people, and how it came about. */
export type Particulars = Pick<CallDetail, 'callback' | 'resident' | 'masked' | 'handover' | 'reference'>;
const particulars = shallowRef<ReadonlyMap<string, Particulars>>(new Map());
const past = shallowRef<ReadonlyMap<string, readonly TimelineItem[]>>(new Map());

export const particularsOf = (callId: string): Particulars | undefined => particulars.value.get(callId);
export const pastOf = (callId: string): readonly TimelineItem[] => past.value.get(callId) ?? [];

/** The call as it is now, from an answer that brought its particulars. */
export const takeDetail = (detail: CallDetail): void => {
  const { callback, resident, masked, handover, reference, ...summary } = detail;
  const more = {
    ...(callback && { callback }),
    ...(resident && { resident }),
    ...(masked && { masked }),
    ...(handover && { handover }),
    ...(reference && { reference }),
  };
  particulars.value = new Map(particulars.value).set(detail.id, more);
  take(summary);
};

export const fetchDetail = async (callId: string): Promise<CallDetail> => {
  const detail = await http<CallDetail>(`/calls/${callId}`);
  takeDetail(detail);
  return detail;
};
export const fetchPast = async (callId: string): Promise<void> => {
  const { items } = await http<{ items: TimelineItem[] }>(`/calls/${callId}/timeline`);
  past.value = new Map(past.value).set(callId, items);
};
export const reveal = async (callId: string, reason: string): Promise<void> =>
  takeDetail(await post<CallDetail>(`/calls/${callId}/reveal`, { reason }));

export const amend = async (
  call: CallSummary,
  change: Partial<Pick<CallSummary, 'category' | 'urgency' | 'summary'>>,
) => take(await line.ask('call:amend', { callId: call.id, ...change }));
export const transfer = async (
  callId: string,
  to: { officerId: string } | { departmentId: string },
  note: string,
): Promise<void> => take(await line.ask('call:transfer', { callId, note, ...to }));

onLeave(() => {
  particulars.value = new Map();
  past.value = new Map();
});

/** What follows a closing: recorded and put off by who closed the call and by coordinators, who are told when it is due. */
import type { FollowedUpPayload } from '@protocol/events/call-payloads.js';
import type { CallSummary } from '@protocol/calls/call-summary.js';
import type { FollowUpNear } from '@protocol/calls/follow-up.js';
import { shallowRef } from 'vue';
import { useChannel } from '../../hub/channel';
import { callNumber } from '../../time/format';
import { http } from '../../hub/http';
import { loadBundle, t } from '../../i18n/index';
import { useToast } from '../../parts/toast';
import { router } from '../../router';
import { has, me, onLeave } from '../../hub/session';

export const recordFollowUp = async (payload: FollowedUpPayload): Promise<void> => {
  if (has('coordinator', 'admin')) await useChannel('coordination').ask('call:followed-up', payload);
  else await useChannel('procuratorate').ask('call:followed-up', payload);
};

/** Of this officer, due within three days or late, the first due first. */
export const mine = shallowRef<readonly CallSummary[]>([]);
const dueOf = (call: CallSummary) => call.followUp?.dueAt ?? '';
export const fetchMine = async (): Promise<void> => {
  const holderId = me.value?.user.id;
  if (holderId === undefined) return;
  const { items } = await http<{ items: CallSummary[] }>(
    `/calls?${new URLSearchParams({ followUp: 'soon', holderId, limit: '100' })}`,
  );
  mine.value = items.sort((a, b) => (dueOf(a) < dueOf(b) ? -1 : 1));
};

export const sayFollowUp = async ({ callId, number, kind, stage }: FollowUpNear): Promise<void> => {
  await loadBundle('followUp');
  const action = { label: t('common.near.look'), run: () => void router.push(`/calls/${callId}`) };
  const words = t(`followUp.near.${kind}.${stage}`, { number: callNumber(number) });
  useToast().toast(words, { tone: stage === 'over' ? 'late' : 'plain', action });
};

/** For as long as the officer's page lives. */
export const followFollowUps = (): void => {
  const line = useChannel('procuratorate');
  const read = () => void fetchMine().catch(() => undefined);
  line.on('snapshot', read);
  line.on('follow-up:changed', read);
  line.on('follow-up:near', (near) => {
    void sayFollowUp(near).catch(() => undefined);
    read();
  });
  onLeave(() => (mine.value = []));
};

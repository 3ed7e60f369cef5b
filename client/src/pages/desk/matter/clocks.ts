/** What the holder does to a call's clocks, and what the hub says of them. */
import type { DeadlineNear } from '@protocol/calls/deadline.js';
import type { ContactWay, HoldReason } from '@protocol/codes.js';
import { dayTime } from '../../../time/format';
import { t } from '../../../i18n/index';
import { useToast } from '../../../parts/toast';
import { heldCall, take } from '../held/held';
import { line } from '../line';

const { toast, sayWhy } = useToast();

export const holdCall = async (
  callId: string,
  { reason, until, note }: { reason: HoldReason; until: string | null; note: string },
): Promise<void> =>
  take(await line.ask('call:pause', { callId, reason, ...(until && { until }), ...(note && { note }) }));
export const goOnWith = async (callId: string): Promise<void> =>
  take(await line.ask('call:continue', { callId }));
export const logContact = async (callId: string, how: ContactWay): Promise<void> =>
  take(await line.ask('call:contact', { callId, how }));
/** The telephone is already dialling: what cannot be logged is said and nothing else. */
export const logCallBack = (callId: string): void => void logContact(callId, 'phone').catch(sayWhy);

export const nearWords = ({ stage, number, community, clock, due }: DeadlineNear): string =>
  t(`common.near.${stage}`, {
    number,
    place: community.name,
    what: t(`common.clock.${clock}`),
    time: dayTime(due),
  });

export const followDeadlines = (show: (callId: string) => void): void => {
  line.on('deadline:near', (near) => {
    if (!heldCall(near.callId)) return;
    const action = { label: t('common.near.look'), run: () => show(near.callId) };
    toast(nearWords(near), { tone: 'late', action });
  });
};

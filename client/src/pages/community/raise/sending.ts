import type { CallSummary } from '@protocol/shapes.js';
import { useChannel } from '../../../channel';
import { post } from '../../../http';
import { keep } from '../../../keep';
import { useToast } from '../../../parts/toast';
import { Refused } from '../../../refused';
import { learn } from '../calls';
import { raisePayload } from './kept';
import type { KeptRaise } from './shelf';

const line = () => useChannel('community');

/** Something may get through: the line is up, or at least the device believes in a network. */
export const canSend = (): boolean => navigator.onLine !== false;

export const lineUp = (): boolean => line().state.value === 'online';

/** By the line where it is up, else by a plain request with the same key: it can only ever be one call. */
export const send = (kept: KeptRaise): Promise<CallSummary> => {
  if (lineUp()) return line().ask('call:raise', raisePayload(kept));
  const { clientCallId, ...rest } = raisePayload(kept);
  return post<CallSummary>('/calls', rest, { 'idempotency-key': clientCallId });
};

/** The call as it is after it was taken back; nothing where somebody had already answered. */
export const cancelSent = async (callId: string): Promise<CallSummary | undefined> => {
  try {
    return await line().ask('call:cancel', { callId });
  } catch (error) {
    if (error instanceof Refused && error.code === 'conflict') return undefined;
    throw error;
  }
};

/** What was chosen or written while the call was on its way. */
export const lateChanges = (call: CallSummary, kept: KeptRaise) => ({
  ...(kept.category && kept.category !== call.category && { category: kept.category }),
  ...(kept.urgency && kept.urgency !== call.urgency && { urgency: kept.urgency }),
  ...(kept.summary && kept.summary !== call.summary && { summary: kept.summary }),
});

export const amendLate = async (call: CallSummary, kept: KeptRaise): Promise<void> => {
  const changes = lateChanges(call, kept);
  if (!Object.keys(changes).length) return;
  try {
    learn(await line().ask('call:amend', { callId: call.id, ...changes }));
  } catch (error) {
    // The words wait in their field for another try.
    if (kept.summary) keep.set(`draft.words.${call.id}`, kept.summary);
    useToast().sayWhy(error);
  }
};

import { REPORT_WORDS } from '@protocol/calls/police-report.js';
import type { CallSummary, Raised } from '@protocol/calls/call-summary.js';
import { useChannel } from '../../../hub/channel';
import { post } from '../../../hub/http';
import { keep } from '../../../storage/keep';
import { useToast } from '../../../parts/toast';
import { Refused } from '../../../hub/refused';
import { me } from '../../../hub/session';
import { learn } from '../calls';
import { raisePayload } from './new-raise';
import { useWords } from '../words';
import type { KeptRaise } from './kept-raises';
import { authorFor } from './goes-out';

const line = () => useChannel('community');

/** Something may get through: the line is up, or at least the device believes in a network. */
export const canSend = (): boolean => navigator.onLine !== false;

export const lineUp = (): boolean => line().state.value === 'online';

const payload = (kept: KeptRaise) => raisePayload(kept, authorFor(kept, me.value));
/** By the line where it is up, else by a plain request with the same key: it can only ever be one call. */
export const send = (kept: KeptRaise): Promise<Raised> => {
  if (lineUp()) return line().ask('call:raise', payload(kept));
  const { clientCallId, ...rest } = payload(kept);
  return post<Raised>('/calls', rest, { 'idempotency-key': clientCallId });
};

/** The call as it is after it was taken back; nothing where somebody had already answered. */
export const cancelSent = async (callId: string, by?: string): Promise<CallSummary | undefined> => {
  try {
    return await line().ask('call:cancel', { callId, ...(by && { by }) });
  } catch (error) {
    if (error instanceof Refused && error.code === 'conflict') return undefined;
    throw error;
  }
};

/** What was chosen or written while the call was on its way. */
export const lateChanges = (call: CallSummary, kept: KeptRaise, sent: KeptRaise) => ({
  ...(kept.operatorName && kept.operatorName !== sent.operatorName && { operatorName: kept.operatorName }),
  ...(kept.category && kept.category !== call.category && { category: kept.category }),
  ...(kept.urgency && kept.urgency !== call.urgency && { urgency: kept.urgency }),
  ...(kept.summary && kept.summary !== call.summary && { summary: kept.summary }),
});

export const amendLate = async (call: CallSummary, kept: KeptRaise, sent: KeptRaise): Promise<void> => {
  const changes = lateChanges(call, kept, sent);
  if (!Object.keys(changes).length) return;
  try {
    const by = authorFor(kept, me.value);
    learn(await line().ask('call:amend', { callId: call.id, ...changes, ...(by && { by }) }));
  } catch (error) {
    // The words wait in their field for another try.
    if (kept.summary) keep.set(`draft.words.${call.id}`, kept.summary);
    useToast().sayWhy(error);
  }
};

/** What was answered before the call about the report to the police; where it fails, the call's screen asks again. */
export const tellReport = async (call: CallSummary, kept: KeptRaise): Promise<void> => {
  if (!kept.reported) return;
  const by = authorFor(kept, me.value);
  const text = REPORT_WORDS[kept.reported];
  await useWords()
    .send(call.id, { clientMessageId: `report.${kept.clientCallId}`, text, ...(by && { by }) })
    .catch(useToast().sayWhy);
};

import type { Raised } from '@protocol/calls/call-summary.js';
import { computed, onScopeDispose, readonly, ref, shallowRef, watch } from 'vue';
import { useChannel } from '../../../hub/channel';
import { serverNow } from '../../../time/clock';
import { t } from '../../../i18n/index';
import { goOnWithFiles } from '../../../parts/attachments/go-on';
import {
  askBeforeSending,
  dropFilesBut,
  dropFilesOf,
  giveFilesToCall,
  giveFilesToRaise,
} from '../../../parts/attachments/kept-files';
import { moveDraft } from '../../../parts/conversation/drafts';
import { Refused, sayRefusal } from '../../../hub/refused';
import { me } from '../../../hub/session';
import { steadyNow } from '../../../time/steady-now';
import { learn } from '../calls';
import { show, useShown } from '../shown-call';
import { newRaise } from './new-raise';
import { noteLeftOut } from './left-out';
import { phaseAfter, type Phase } from './phase';
import { hasRested, restUntil } from './retry-after';
import { amendLate, canSend, cancelSent, lineUp, send, tellReport } from './sending';
import { shelf, type Keeping, type KeptRaise } from './kept-raises';
import { authorFor, goes } from './goes-out';

/** A kept call and how its sending stands; only the kept part is stored. */
export interface Raise {
  kept: KeptRaise;
  phase: Phase;
  why: string;
  /** Not before this instant of the steady clock. */
  notBefore: number;
}
export type RaiseFields = Pick<KeptRaise, 'category' | 'urgency' | 'summary' | 'reported'>;

const raises = shallowRef<readonly Raise[]>([]);
/** Kept in this browser by others: shown, and never sent from here. */
const others = shallowRef<readonly KeptRaise[]>([]);
/** How well a call made now would survive a reload. */
const keeps = ref<Keeping>('well');
const busy = new Set<string>();
const shown = useShown();
const beat = 2_000;

const find = (id: string) => raises.value.find((raise) => raise.kept.clientCallId === id);
const patch = (id: string, fn: (raise: Raise) => Partial<Raise>) => {
  raises.value = raises.value.map((r) => (r.kept.clientCallId === id ? { ...r, ...fn(r) } : r));
};
const store = async (id: string): Promise<void> => {
  const raise = find(id);
  if (raise) keeps.value = await shelf.put(raise.kept);
};
const forget = async (id: string): Promise<void> => {
  raises.value = raises.value.filter((raise) => raise.kept.clientCallId !== id);
  await shelf.drop(id);
};

/** It has arrived: what was changed meanwhile follows it, also that it was taken back. */
const arrive = async (id: string, { fields, ...call }: Raised, sent: KeptRaise): Promise<void> => {
  noteLeftOut(call.id, fields);
  const kept = find(id)?.kept ?? sent;
  if (kept.withdrawn) {
    const taken = await cancelSent(call.id, authorFor(kept, me.value));
    if (taken) learn(taken);
    else learn(call);
  } else {
    learn(call);
    // What was asked at an activity went out whole; whoever has no channel is answered without its words.
    if (!kept.activityId || lineUp()) void amendLate(call, kept, sent);
    void tellReport(call, kept);
  }
  moveDraft(`words.${id}`, `words.${call.id}`);
  if (giveFilesToCall(id, call.id)) goOnWithFiles();
  if (shown.value === id) show(call.id, true);
  await forget(id);
};

const deliver = async (id: string): Promise<void> => {
  const raise = find(id);
  if (!raise || busy.has(id) || raise.phase === 'refused' || !hasRested(raise, steadyNow())) return;
  if (!canSend()) return patch(id, () => ({ phase: 'offline', why: '' }));
  busy.add(id);
  try {
    patch(id, (r) => ({
      phase: r.phase === 'offline' ? 'sending' : r.phase,
      kept: { ...r.kept, tried: true },
    }));
    await store(id);
    const sent = find(id)?.kept;
    if (sent) await arrive(id, await send(sent), sent);
  } catch (error) {
    const refused = error instanceof Refused ? error : undefined;
    patch(id, () => ({
      // Without a channel it goes by plain requests: whoever was answered has a line.
      phase: phaseAfter(refused?.code, lineUp() || (refused !== undefined && refused.code !== 'unavailable')),
      why: sayRefusal(error),
      notBefore: restUntil(refused?.retryAfterSeconds, steadyNow()),
    }));
  } finally {
    busy.delete(id);
  }
};
const deliverAll = () => {
  for (const raise of raises.value) void deliver(raise.kept.clientCallId);
};

const fresh = (kept: KeptRaise): Raise => ({
  kept,
  phase: canSend() ? 'sending' : 'offline',
  why: '',
  notBefore: 0,
});

/** From before this enrolment, or from one that is over: a person decides whether it still goes out. */
const found = (kept: KeptRaise): Raise =>
  goes(kept, me.value) === 'at once'
    ? fresh(kept)
    : { ...fresh(kept), phase: 'refused', why: t('community.unsent.fromBefore') };

/** Sends what is kept as soon as it can be sent, for as long as the page is open. */
export const followRaises = (): Promise<void> => {
  const { state } = useChannel('community');
  watch(state, deliverAll);
  const timer = setInterval(deliverAll, beat);
  window.addEventListener('online', deliverAll);
  window.addEventListener('offline', deliverAll);
  document.addEventListener('visibilitychange', deliverAll);
  onScopeDispose(() => {
    clearInterval(timer);
    window.removeEventListener('online', deliverAll);
    window.removeEventListener('offline', deliverAll);
    document.removeEventListener('visibilitychange', deliverAll);
  });
  return load();
};
const load = async (): Promise<void> => {
  keeps.value = await shelf.keeps();
  const all = await shelf.all();
  const ours = all.filter((kept) => goes(kept, me.value) !== 'never' && !find(kept.clientCallId));
  raises.value = [...raises.value.filter((r) => goes(r.kept, me.value) !== 'never'), ...ours.map(found)];
  dropFilesBut(new Set([...all, ...raises.value.map(({ kept }) => kept)].map((kept) => kept.clientCallId)));
  others.value = all.filter((kept) => goes(kept, me.value) === 'never' && !kept.withdrawn);
  deliverAll();
};

export const useRaises = () => ({
  /** Newest last; what was taken back is not shown, although it may still have to be told. */
  unsent: computed(() => raises.value.filter((raise) => !raise.kept.withdrawn)),
  keeps: readonly(keeps),
  others: computed(() => others.value),
  lookAgain: () => void load(),
  /** It was them: for what was pressed just before on a shared device by nobody in particular. */
  nameUnsent(operatorName: string, since: number): void {
    for (const { kept } of raises.value)
      if (kept.by?.id === kept.userId && kept.at >= since) {
        patch(kept.clientCallId, (r) => ({ kept: { ...r.kept, operatorName } }));
        void store(kept.clientCallId);
      }
  },
  /** @param activityId where it was asked: that page goes on, and the call is shown on it */
  raise(fields: RaiseFields, communityId: string | undefined, activityId?: string): string {
    const place = { ...(communityId && { communityId }), ...(activityId && { activityId }) };
    const kept = newRaise(me.value, { ...fields, ...place }, serverNow());
    raises.value = [...raises.value, fresh(kept)];
    if (!activityId) show(kept.clientCallId);
    // Stored before it is sent: a phone that dies in between still has it.
    void store(kept.clientCallId).then(() => deliver(kept.clientCallId));
    if (!activityId) giveFilesToRaise(kept.clientCallId);
    if (kept.category === 'minors') askBeforeSending({ raiseId: kept.clientCallId });
    return kept.clientCallId;
  },
  change(id: string, fields: RaiseFields): void {
    patch(id, (r) => ({ kept: { ...r.kept, ...fields } }));
    void store(id);
    if (fields.category === 'minors') askBeforeSending({ raiseId: id });
  },
  /**
   * Never sent: forgotten. Perhaps sent: it is taken back as soon as that can be told.
   * @returns how many files were to go with it, and do not
   */
  takeBack(id: string): number {
    const raise = find(id);
    if (!raise) return 0;
    const dropped = dropFilesOf({ raiseId: id });
    if (!raise.kept.tried || raise.phase === 'refused') void forget(id);
    else {
      patch(id, (r) => ({ kept: { ...r.kept, withdrawn: true } }));
      void store(id).then(() => deliver(id));
    }
    return dropped;
  },
  again(id: string): void {
    patch(id, () => ({ phase: 'sending', why: '', notBefore: 0 }));
    void deliver(id);
  },
});

import { fromSnapshot, keepNewest, type Calls } from '@protocol/calls/snapshot.js';
import type { CallSummary } from '@protocol/calls/call-summary.js';
import type { Progress } from '@protocol/calls/ring.js';
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue';
import { useChannel } from '../../hub/channel';
import { unlocked, unnamed } from '../../device/device';
import { me } from '../../hub/session';

const calls = shallowRef<Calls>(new Map());
const progress = shallowRef<ReadonlyMap<string, Progress>>(new Map());
/** A snapshot has come since the page was opened. */
const known = ref(false);

type Heard = (call: CallSummary, before: CallSummary | undefined) => void;
const listeners = new Set<Heard>();

/** A call as an event or an ack tells it: only a newer version counts. */
export const learn = (call: CallSummary): void => {
  const before = calls.value.get(call.id);
  const next = keepNewest(calls.value, call);
  if (next === calls.value) return;
  calls.value = next;
  for (const heard of listeners) heard(call, before);
};

const learnProgress = (told: Progress) => {
  const next = new Map(progress.value);
  if (told.ringing.length || told.booked) next.set(told.callId, told);
  else next.delete(told.callId);
  progress.value = next;
};

let naming = 0;
let due = false;
/** What may be seen here has changed: the page connects anew for it, and not in the middle of a command. */
const lookAnew = () => {
  due = true;
  if (naming) return;
  due = false;
  useChannel('community').wake(true);
};
/** While somebody says who they are, nothing that is asked with it may be lost. */
export const whileNaming = async (work: () => Promise<void>): Promise<void> => {
  naming += 1;
  try {
    await work();
  } finally {
    naming -= 1;
    if (due) lookAnew();
  }
};
/** Nobody stands here any more, with or without a line: of what was shown only its own raises go on, without words. */
const forgetWords = () => {
  const own = me.value?.device?.id;
  const kept = [...calls.value].filter(([, call]) => call.raisedBy.id === own);
  calls.value = new Map(kept.map(([id, call]) => [id, { ...call, summary: '', shows: 'state' as const }]));
};

/** For as long as the page is open: listens first, then opens the line. */
export const followCalls = () => {
  const channel = useChannel('community');
  calls.value = new Map();
  progress.value = new Map();
  known.value = false;
  channel.on('snapshot', (told) => {
    const before = calls.value;
    calls.value = fromSnapshot(told.calls);
    progress.value = new Map();
    known.value = true;
    for (const call of told.calls) {
      const was = before.get(call.id);
      if (was && was.version < call.version) for (const heard of listeners) heard(call, was);
    }
  });
  channel.on('call:changed', learn);
  channel.on('call:progress', learnProgress);
  channel.on('call:gone', ({ callId }) => {
    const left = new Map(calls.value);
    left.delete(callId);
    calls.value = left;
  });
  channel.on('device:changed', lookAnew);
  watch([() => me.value?.user.id, unnamed, unlocked], () => {
    if (unnamed.value) forgetWords();
    if (me.value?.device) lookAnew();
  });
  channel.open();
  onScopeDispose(() => channel.close());
  return channel;
};

/** Hears every change of a call, those found out after a lost connection too. */
export const onCallChanged = (heard: Heard): void => {
  listeners.add(heard);
  onScopeDispose(() => listeners.delete(heard));
};

export const useCalls = () => ({
  calls,
  known,
  all: computed(() => [...calls.value.values()]),
  progressOf: (id: string) => progress.value.get(id),
  /** A reopened one was raised long ago. */
  ringingSince: (call: CallSummary): number => Date.parse(call.unheldSince ?? call.raisedAt),
});

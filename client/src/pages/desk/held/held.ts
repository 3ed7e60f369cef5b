import type { CallSummary } from '@protocol/calls/call-summary.js';
import { byDue } from '@protocol/calls/due-next.js';
import { fromSnapshot, keepNewest, type Calls } from '@protocol/calls/snapshot.js';
import { computed, ref, shallowRef } from 'vue';
import { called, categoryName } from '../../../time/format';
import { t } from '../../../i18n/index';
import { keep } from '../../../storage/keep';
import { useToast } from '../../../parts/toast';
import { me, onLeave } from '../../../hub/session';
import { line } from '../line';

const calls = shallowRef<Calls>(new Map());
export const held = computed(() => byDue(calls.value.values()));
export const heldKnown = ref(false);
export const heldCall = (id: string): CallSummary | undefined => calls.value.get(id);

/** The last version of what has left, so that older news does not bring it back. */
const left = new Map<string, number>();
const { toast } = useToast();

/** Calls that leave by this device's own hand. */
const leaving = new Set<string>();
export const release = (callId: string): (() => void) => {
  leaving.add(callId);
  return () => void leaving.delete(callId);
};

const sayGone = (call: CallSummary) => {
  if (leaving.has(call.id)) return;
  const what = `${categoryName(call.category, true)} · ${call.community.name}`;
  if (call.state === 'closed') toast(t('desk.held.closed', { what }), { tone: 'solved' });
  else if (call.holder) toast(t('desk.held.handed', { what, name: called(call.holder) }));
  else toast(t('desk.held.left', { what }));
};

/** A call as it is now: kept while this officer holds it, let go with a sentence otherwise. */
export const take = (change: CallSummary): void => {
  const known = calls.value.get(change.id);
  if (change.version <= Math.max(known?.version ?? -1, left.get(change.id) ?? -1)) return;
  if (change.state === 'active' && change.holder?.id === me.value?.user.id) {
    calls.value = keepNewest(calls.value, change);
    return;
  }
  left.set(change.id, change.version);
  if (!known) return;
  const rest = new Map(calls.value);
  rest.delete(change.id);
  calls.value = rest;
  sayGone(change);
};

const seenKey = 'desk.seen';
const seen = ref<Record<string, number>>(keep.read(seenKey) ?? {});
export const unread = (call: CallSummary): boolean => call.messages.count > (seen.value[call.id] ?? 0);
export const markSeen = (call: CallSummary): void => {
  if (seen.value[call.id] === call.messages.count) return;
  const open = Object.entries(seen.value).filter(([id]) => calls.value.has(id));
  seen.value = { ...Object.fromEntries(open), [call.id]: call.messages.count };
  keep.write(seenKey, seen.value);
};

export const followHeld = (): void => {
  line.on('snapshot', (snapshot) => {
    calls.value = fromSnapshot(snapshot.calls);
    left.clear();
    heldKnown.value = true;
  });
  line.on('call:changed', take);
  onLeave(() => {
    calls.value = new Map();
    left.clear();
    heldKnown.value = false;
    keep.drop(seenKey);
  });
};

import type { Thread, ThreadEntry } from '@protocol/conversation/internal-thread.js';
import { ref, shallowRef } from 'vue';
import { http } from '../../../hub/http';
import { me, onLeave } from '../../../hub/session';
import { keep } from '../../../storage/keep';
import { line } from '../line';

/** The internal threads of the calls that this officer handles, as far as they were fetched. */
const threads = shallowRef<ReadonlyMap<string, Thread>>(new Map());
export const threadOf = (callId: string): Thread | undefined => threads.value.get(callId);
const put = (callId: string, thread: Thread) => {
  threads.value = new Map(threads.value).set(callId, thread);
};
const merge = (known: readonly ThreadEntry[], more: readonly ThreadEntry[]): ThreadEntry[] => {
  const all = new Map([...known, ...more].map((entry) => [entry.id, entry]));
  return [...all.values()].sort((a, b) => a.seq - b.seq);
};

/** The last entry of each thread, as far as this page knows, and the last that was on its screen. */
const last = ref<Record<string, number>>({});
const seenKey = 'desk.inside.seen';
const seen = ref<Record<string, number>>(keep.read(seenKey) ?? {});
export const unreadInside = (callId: string): boolean =>
  (last.value[callId] ?? 0) > (seen.value[callId] ?? 0);
const reaches = (callId: string, seq: number) => {
  if (seq > (last.value[callId] ?? 0)) last.value = { ...last.value, [callId]: seq };
};
export const markInsideSeen = (callId: string): void => {
  const to = last.value[callId] ?? 0;
  if (to <= (seen.value[callId] ?? 0)) return;
  // Of calls that were handed on nothing is kept.
  const open = Object.entries(seen.value).filter(([id]) => id in last.value);
  seen.value = { ...Object.fromEntries(open), [callId]: to };
  keep.write(seenKey, seen.value);
};

const hear = (entry: ThreadEntry) => {
  const known = threadOf(entry.callId);
  if (known) put(entry.callId, { ...known, items: merge(known.items, [entry]) });
  const isNext = entry.seq === (seen.value[entry.callId] ?? 0) + 1;
  reaches(entry.callId, entry.seq);
  // One's own words are no news, from whatever device.
  if (isNext && entry.from.id === me.value?.user.id) markInsideSeen(entry.callId);
};

export const fetchThread = async (callId: string): Promise<void> => {
  const found = await http<Thread>(`/calls/${callId}/thread`);
  put(callId, { ...found, items: merge(threadOf(callId)?.items ?? [], found.items) });
  reaches(callId, found.items.slice(-1)[0]?.seq ?? 0);
};
export const sayInside = async (
  callId: string,
  { clientMessageId, text }: { clientMessageId: string; text: string },
): Promise<ThreadEntry> => {
  const said = await line.ask('thread:say', { callId, clientMessageId, text });
  hear(said);
  return said;
};

export const followInside = (): void => {
  line.on('snapshot', (snapshot) => {
    last.value = Object.fromEntries((snapshot.threads ?? []).map(({ callId, last: seq }) => [callId, seq]));
  });
  line.on('thread:said', hear);
  // Whoever gave a call on reads its thread no longer, here either.
  line.on('call:changed', ({ id, holder }) => {
    if (holder?.id === me.value?.user.id || !threads.value.has(id)) return;
    const rest = new Map(threads.value);
    rest.delete(id);
    threads.value = rest;
  });
  onLeave(() => {
    threads.value = new Map();
    last.value = {};
    seen.value = {};
    keep.drop(seenKey);
  });
};

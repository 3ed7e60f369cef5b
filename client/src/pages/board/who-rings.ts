import type { TimelineItem } from '@protocol/calls/timeline.js';
import type { CallSummary } from '@protocol/calls/call-summary.js';
import { ref, watch, type Ref } from 'vue';
import { http } from '../../hub/http';
import { ringsNow, type RingsNow } from '../calls/rings';

const MOST = 12;

/** Of each ringing call, who is rung and until when: asked again whenever the call has changed. */
export const useWhoRings = (ringing: () => readonly CallSummary[]): Ref<Record<string, RingsNow>> => {
  const known = ref<Record<string, RingsNow>>({});
  const asked = new Map<string, number>();
  const ask = async ({ id, version }: CallSummary): Promise<void> => {
    asked.set(id, version);
    const answer = await http<{ items: TimelineItem[] }>(`/calls/${id}/timeline`).catch(() => undefined);
    if (!answer || asked.get(id) !== version) return;
    const now = ringsNow(answer.items);
    const { [id]: _before, ...rest } = known.value;
    known.value = now ? { ...rest, [id]: now } : rest;
  };
  watch(
    ringing,
    (calls) => {
      for (const call of calls.slice(0, MOST)) if (asked.get(call.id) !== call.version) void ask(call);
    },
    { immediate: true },
  );
  return known;
};

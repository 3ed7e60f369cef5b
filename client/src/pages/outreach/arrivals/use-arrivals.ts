import type { AgeBand, Arrivals } from '@protocol/outreach.js';
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue';
import { http, post } from '../../../hub/http';
import { Refused } from '../../../hub/refused';
import { newId } from '../../../storage/ids';
import { keep } from '../../../storage/keep';
import { useToast } from '../../../parts/toast';
import { arrived, countsOf, EMPTY_TALLY, lastOf, refused, touched, undone, type Tally } from './tally';

const AGAIN_MILLISECONDS = 4000;

/**
 * Counting residents by a touch each: shown at once, sent one after another, and sent again by the same id when the
 * line is back, also after a reload.
 * @param path of the activity; one page counts at one activity
 * @param known what the hub had when it was last asked
 */
export const useArrivals = (path: () => string, known: () => Arrivals, read: () => Promise<void>) => {
  const key = `draft.arrivals${path()}`;
  const tally = shallowRef<Tally>(keep.read<Tally>(key) ?? EMPTY_TALLY);
  const base = shallowRef<Arrivals>(known());
  const lost = ref(false);
  const { sayWhy } = useToast();
  let flying = false;
  let over = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const put = (next: Tally) => {
    tally.value = next;
    if (next.waiting.length || next.sent.length) keep.write(key, next);
    else keep.drop(key);
  };
  // What was asked for while a touch was under way may have it or not: the next answer says.
  watch(known, (fresh) => {
    if (!flying && !tally.value.waiting.length) base.value = fresh;
  });

  const send = async (): Promise<void> => {
    clearTimeout(timer);
    const [step] = tally.value.waiting;
    if (!step || flying || over) return;
    flying = true;
    let heard = true;
    try {
      const address = `${path()}/arrivals`;
      const { id, band } = step;
      base.value = step.back
        ? await http<Arrivals>(`${address}/${id}`, { method: 'DELETE' })
        : await post<Arrivals>(address, { id, band });
      put(arrived(tally.value));
    } catch (error) {
      heard = !(error instanceof Refused) || error.code !== 'unavailable';
      if (heard) {
        sayWhy(error);
        put(refused(tally.value));
      }
    }
    flying = false;
    lost.value = !heard;
    if (!heard) timer = setTimeout(() => void send(), AGAIN_MILLISECONDS);
    else if (tally.value.waiting.length) void send();
    else void read();
  };
  const back = () => void send();
  window.addEventListener('online', back);
  onScopeDispose(() => {
    over = true;
    clearTimeout(timer);
    window.removeEventListener('online', back);
  });
  void send();

  return {
    counts: computed(() => countsOf(base.value, tally.value)),
    /** How many are shown and not yet with the hub, where there is no line. */
    unsent: computed(() => (lost.value ? tally.value.waiting.length : 0)),
    mayUndo: computed(() => lastOf(tally.value) !== undefined),
    add: (band: AgeBand): void => {
      put(touched(tally.value, { id: newId(), band }));
      void send();
    },
    undo: (): void => {
      put(undone(tally.value));
      void send();
    },
  };
};

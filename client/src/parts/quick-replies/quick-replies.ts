import type { QuickReplies, QuickReply, QuickReplySide } from '@protocol/conversation/quick-replies.js';
import { computed, shallowRef, type ComputedRef } from 'vue';
import { http } from '../../hub/http';
import { me } from '../../hub/session';
import { keep } from '../../storage/keep';

/** The unit's words as they were last read: without a line they are those of before. They name nobody. */
interface Kept {
  unitId: string;
  items: readonly QuickReply[];
}
const keyOf = (side: QuickReplySide) => `quick.${side}`;
const known = {
  worker: shallowRef(keep.read<Kept>(keyOf('worker')) ?? undefined),
  officer: shallowRef(keep.read<Kept>(keyOf('officer')) ?? undefined),
};

/** Read while there is a line, so that they are there once they are wanted. */
export const readQuickReplies = async (side: QuickReplySide): Promise<void> => {
  const unitId = me.value?.unit.id;
  if (unitId === undefined) return;
  try {
    const { items } = await http<QuickReplies>('/quick-replies', { query: { for: side } });
    known[side].value = { unitId, items };
    keep.write(keyOf(side), known[side].value);
  } catch {
    // Those of before, or those that ship, do.
  }
};
/** @param shipped what stands there where this device has never read the unit's own */
export const quickReplies = (
  side: QuickReplySide,
  shipped: readonly QuickReply[],
): ComputedRef<readonly QuickReply[]> =>
  computed(() => {
    const found = known[side].value;
    return found?.unitId === me.value?.unit.id ? (found?.items ?? shipped) : shipped;
  });

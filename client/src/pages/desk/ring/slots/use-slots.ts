import { computed, ref, shallowRef, watch } from 'vue';
import { steadyNow } from '../../../../time/steady-now';
import { DEAF, deaf, slotsAfter, type Slot } from './slots';

/** Which ring stands at which place, and which places answer nothing yet because another ring has just come there. */
export const useSlots = (ids: () => string[]) => {
  const slots = shallowRef<Slot[]>([]);
  const looks = ref(0);
  watch(
    () => ids().join(),
    () => {
      slots.value = slotsAfter(slots.value, ids(), steadyNow());
      setTimeout(() => (looks.value += 1), DEAF + 20);
    },
    { immediate: true, flush: 'sync' },
  );
  const deafs = computed(() => slots.value.map((slot) => looks.value >= 0 && deaf(slot, steadyNow())));
  return {
    deafs,
    since: (place: number): number => slots.value[place]?.since ?? 0,
    /** Asked at the very moment of an answer. */
    deafNow: (id: string): boolean =>
      deaf(
        slots.value.find((slot) => slot.id === id),
        steadyNow(),
      ),
  };
};

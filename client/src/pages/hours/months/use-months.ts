import type { HoursMonth } from '@protocol/hours.js';
import { computed, ref, watch } from 'vue';
import { http } from '../../../hub/http';
import { sayRefusal } from '../../../hub/refused';

/** The months of a year that have begun, the latest first; an answer that comes late is dropped. */
export const useMonths = (year: () => string, thisMonth: string) => {
  const months = ref<readonly HoursMonth[] | null>(null);
  const why = ref('');
  const read = async (): Promise<void> => {
    const asking = year();
    why.value = '';
    try {
      const { items } = await http<{ items: HoursMonth[] }>('/hours/months', { query: { year: asking } });
      if (asking === year()) months.value = items;
    } catch (error) {
      if (asking === year()) why.value = sayRefusal(error);
    }
  };
  watch(
    year,
    () => {
      months.value = null;
      void read();
    },
    { immediate: true },
  );
  const rows = computed(
    () =>
      months.value?.filter((one) => one.month <= thisMonth).sort((a, b) => (a.month < b.month ? 1 : -1)) ??
      null,
  );
  return { rows, why, read };
};

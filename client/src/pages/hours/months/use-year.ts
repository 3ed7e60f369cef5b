import type { YearFigures } from '@protocol/reports.js';
import { ref, shallowRef, watch } from 'vue';
import { http } from '../../../hub/http';
import { lang } from '../../../i18n/index';
import { sayRefusal } from '../../../hub/refused';

/** The three totals of a year. */
export const useYear = (year: () => string) => {
  const figures = shallowRef<YearFigures>();
  const why = ref('');
  const again = async (): Promise<void> => {
    const asking = year();
    why.value = '';
    try {
      const answer = await http<YearFigures>('/reports/year', { query: { year: asking } });
      if (asking === year()) figures.value = answer;
    } catch (error) {
      if (asking !== year()) return;
      figures.value = undefined;
      why.value = sayRefusal(error);
    }
  };
  watch([year, lang], () => void again(), { immediate: true });
  return { figures, why, again };
};

import type { Claim, HoursPage } from '@protocol/hours.js';
import type { Page } from '@protocol/answers.js';
import { ref } from 'vue';
import { http } from '../../../hub/http';

/** How much waits for somebody in the unit: lines and claims. */
export const usePending = () => {
  const count = ref('');
  const again = async (): Promise<void> => {
    const query = { state: 'pending', limit: 1 };
    try {
      const [lines, claims] = await Promise.all([
        http<HoursPage>('/hours', { query }),
        http<Page<Claim> & { total: number }>('/hours/claims', { query }),
      ]);
      count.value = (lines.lines + claims.total).toLocaleString('en');
    } catch {
      count.value = '';
    }
  };
  void again();
  return { count, again };
};

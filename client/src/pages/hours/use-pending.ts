import type { Claim, HoursPage } from '@protocol/hours.js';
import type { Page } from '@protocol/shapes.js';
import { ref } from 'vue';
import { http } from '../../http';

const MANY = 100;

/** How much waits for somebody in the unit: lines, and claims up to a hundred. */
export const usePending = () => {
  const count = ref<string>('');
  const again = async (): Promise<void> => {
    try {
      const [lines, claims] = await Promise.all([
        http<HoursPage>('/hours', { query: { state: 'pending', limit: 1 } }),
        http<Page<Claim>>('/hours/claims', { query: { state: 'pending', limit: MANY } }),
      ]);
      const known = (lines.lines + claims.items.length).toLocaleString('en');
      count.value = claims.nextCursor ? `${known}+` : known;
    } catch {
      count.value = '';
    }
  };
  void again();
  return { count, again };
};

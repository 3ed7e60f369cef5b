import type { CertificatePeople, CertificatePerson, Paper } from '@protocol/certificates.js';
import type { ServingRole } from '@protocol/hours.js';
import { ref, shallowRef } from 'vue';
import { http } from '../../../hub/http';
import { sayRefusal } from '../../../hub/refused';

export interface Candidates {
  from: string;
  to: string;
  paper: Paper;
  who: ServingRole | '';
  q: string;
}

/** Who has hours in the period, read again whenever it changes; an answer that comes late is dropped. */
export const useCandidates = (asked: () => Candidates) => {
  const items = shallowRef<readonly CertificatePerson[]>([]);
  const totals = shallowRef<CertificatePeople['totals'] | null>(null);
  const next = ref<string | null>(null);
  const busy = ref(false);
  const why = ref('');
  let turn = 0;
  const read = async (cursor?: string): Promise<void> => {
    const mine = ++turn;
    busy.value = true;
    try {
      const page = await http<CertificatePeople>('/certificates/people', {
        query: { ...asked(), limit: 100, cursor },
      });
      if (mine !== turn) return;
      items.value = cursor ? [...items.value, ...page.items] : page.items;
      totals.value = page.totals;
      next.value = page.nextCursor;
      why.value = '';
    } catch (error) {
      if (mine !== turn) return;
      why.value = sayRefusal(error);
      items.value = [];
      totals.value = null;
    } finally {
      if (mine === turn) busy.value = false;
    }
  };
  return { items, totals, next, busy, why, read: () => read(), more: () => read(next.value ?? undefined) };
};

import type { HoursEvidence } from '@protocol/hours.js';
import { ref, shallowRef, watch } from 'vue';
import { http } from '../../../hub/http';
import { sayRefusal } from '../../../hub/refused';
import type { Row } from '../ledger/rows';

const read = (row: Row) =>
  http<HoursEvidence>(row.claim ? `/hours/claims/${row.id}/evidence` : `/hours/${row.id}/evidence`);

/** What the hub knows of the chosen row's time. */
export const useEvidence = (row: () => Row | undefined) => {
  const evidence = shallowRef<HoursEvidence>();
  const why = ref('');
  const again = async (): Promise<void> => {
    const asking = row();
    evidence.value = undefined;
    why.value = '';
    if (!asking) return;
    const mine = () => row()?.key === asking.key;
    try {
      const answer = await read(asking);
      if (mine()) evidence.value = answer;
    } catch (error) {
      if (mine()) why.value = sayRefusal(error);
    }
  };
  watch(
    () => `${row()?.key} ${row()?.state}`,
    () => void again(),
    { immediate: true },
  );
  return { evidence, why, again };
};

import type { HoursPolicy } from '@protocol/hours.js';
import { ref, shallowRef } from 'vue';
import { http } from '../../../hub/http';
import { sayRefusal } from '../../../hub/refused';

/** What counts as service: all versions, the newest first. */
export const useServicePolicy = () => {
  const versions = shallowRef<readonly HoursPolicy[]>([]);
  const why = ref('');
  const again = async (): Promise<void> => {
    why.value = '';
    try {
      versions.value = (await http<{ items: HoursPolicy[] }>('/hours/policy')).items;
    } catch (error) {
      why.value = sayRefusal(error);
    }
  };
  /** The version of a day, YYYY-MM-DD. */
  const on = (day: string): HoursPolicy | undefined =>
    versions.value.find((one) => one.fromDay <= day) ?? versions.value[versions.value.length - 1];
  void again();
  return { versions, why, again, on };
};

import type { Job } from '@protocol/papers/jobs.js';
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue';
import { http, post } from '../../../hub/http';
import { t } from '../../../i18n/index';
import { keep } from '../../../storage/keep';
import { Refused, sayRefusal } from '../../../hub/refused';

const EVERY = 1_000;
const OVER: readonly Job['state'][] = ['done', 'failed', 'cancelled'];

/** One piece of long work with its progress, remembered by what it was asked with. */
export const useJob = (kind: string, params: () => Record<string, string>) => {
  const job = shallowRef<Job>();
  const asking = ref(false);
  const why = ref('');
  const place = () => `job.${kind}.${JSON.stringify(params())}`;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const take = (now: Job | undefined) => {
    clearTimeout(timer);
    job.value = now;
    why.value = now?.state === 'failed' ? (now.failure ?? t('reports.brief.failed')) : '';
    if (now && !OVER.includes(now.state)) timer = setTimeout(() => void look(now.id), EVERY);
    if (now?.state === 'failed' || now?.state === 'cancelled') keep.drop(place());
    else if (now) keep.set(place(), now.id);
  };
  const look = async (id: string): Promise<void> => {
    const mine = place();
    try {
      const now = await http<Job>(`/jobs/${id}`);
      if (mine === place()) take(now);
    } catch (error) {
      if (mine !== place()) return;
      // Swept with its file after seven days, or somebody else's on a shared PC.
      if (error instanceof Refused && error.code === 'not_found') keep.drop(place());
      else timer = setTimeout(() => void look(id), EVERY * 5);
    }
  };
  const ask = async (): Promise<void> => {
    asking.value = true;
    why.value = '';
    try {
      take(await post<Job>('/jobs', { kind, params: params() }));
    } catch (error) {
      why.value = sayRefusal(error);
    } finally {
      asking.value = false;
    }
  };
  watch(
    place,
    () => {
      take(undefined);
      const known = keep.get(place());
      if (known) void look(known);
    },
    { immediate: true },
  );
  onScopeDispose(() => clearTimeout(timer));
  const busy = computed(() => asking.value || (job.value !== undefined && !OVER.includes(job.value.state)));
  return { job, busy, why, ask };
};

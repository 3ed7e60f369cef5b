import type { Job } from '@protocol/papers/jobs.js';
import { computed, onScopeDispose, shallowRef } from 'vue';
import { http, post } from '../hub/http';
import { Refused, sayRefusal } from '../hub/refused';

/** What an export is of: its kind of job without `export_`. */
export type ExportOf =
  | 'calls'
  | 'hours'
  | 'figures'
  | 'volunteer_hours'
  | 'activities'
  | 'agency_requests'
  | 'attendance'
  | 'enterprises'
  | 'leads'
  | 'petitions'
  | 'relief_trend'
  | 'supervision_leads'
  | 'liaison_month';

const EVERY = 1000;
export const isOpen = ({ state }: Job): boolean => state === 'queued' || state === 'running';
/** 0 to 100; undefined as long as nobody knows of how many. */
export const percentOf = ({ done, total }: Job): number | undefined =>
  total ? Math.min(100, Math.floor((100 * done) / total)) : undefined;

/** One's own long work of a kind (`others` are listed too), as the hub has it: so it is there after a reload and on another device. */
export const useJobs = (kind: () => string, others: readonly string[] = []) => {
  const all = shallowRef<readonly Job[]>([]);
  const why = shallowRef('');
  /** It is asked again, since the sign-in was long ago; or was not right. */
  const asksPassword = shallowRef(false);
  const jobs = computed(() => all.value.filter((job) => job.kind === kind() || others.includes(job.kind)));
  const current = computed(() => jobs.value.find(isOpen));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let gone = false;

  const read = async (): Promise<void> => {
    clearTimeout(timer);
    try {
      all.value = (await http<{ items: Job[] }>('/jobs')).items;
    } catch {
      // It is asked again as long as something is under way.
    }
    if (!gone && current.value) timer = setTimeout(() => void read(), EVERY);
  };
  const trying = async (work: () => Promise<unknown>): Promise<boolean> => {
    why.value = '';
    asksPassword.value = false;
    try {
      await work();
      await read();
      return true;
    } catch (error) {
      asksPassword.value = error instanceof Refused && error.fields.password !== undefined;
      why.value = sayRefusal(error);
      return false;
    }
  };
  onScopeDispose(() => {
    gone = true;
    clearTimeout(timer);
  });
  void read();
  return {
    jobs,
    current,
    why,
    asksPassword,
    read,
    start: (params: Record<string, unknown>, password = '') =>
      trying(() => post<Job>('/jobs', { kind: kind(), params, ...(password && { password }) })),
    /** Stops it; what is over is taken off the list with its file. */
    remove: (id: string) => trying(() => http(`/jobs/${id}`, { method: 'DELETE' })),
  };
};

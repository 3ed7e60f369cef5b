import type { HoursEntry, Page, ReportSummary } from '@protocol/shapes.js';
import { ref, shallowRef, watch } from 'vue';
import { http } from '../../http';
import { lang } from '../../i18n/index';
import { sayRefusal } from '../../refused';
import type { Period } from './period';

/** A line as it is kept; one that takes another back names it, with its minutes below zero. */
export type Entry = HoursEntry & { day: string; reverses?: string; reason?: string };
type EntryPage = Page<Entry> & { totalMinutes: number };
export type Summary = Omit<ReportSummary, 'calls'> & {
  calls: Omit<ReportSummary['calls'], 'confirmedSolved'> & { confirmedSolved: number | null };
  coverage?: { owed: number; closed: number; rated: number };
  definitions: Partial<Record<string, string>>;
};

/** The ledger and the figures of a period; the ledger perhaps of one officer. */
export const useHours = (period: () => Period, officerId: () => string) => {
  const entries = shallowRef<readonly Entry[]>([]);
  const next = ref<string | null>(null);
  const totalMinutes = ref(0);
  const summary = shallowRef<Summary>();
  const busy = ref(false);
  const why = ref('');
  let asked = 0;

  const ask = async (cursor?: string): Promise<void> => {
    const mine = ++asked;
    busy.value = true;
    why.value = '';
    try {
      const query = {
        ...period(),
        officerId: officerId() || undefined,
        limit: 50,
        ...(cursor && { cursor }),
      };
      const page = await http<EntryPage>('/hours', { query });
      if (mine !== asked) return;
      entries.value = cursor ? [...entries.value, ...page.items] : page.items;
      next.value = page.nextCursor;
      totalMinutes.value = page.totalMinutes;
    } catch (error) {
      if (mine === asked) why.value = sayRefusal(error);
    } finally {
      if (mine === asked) busy.value = false;
    }
  };
  const figures = async (): Promise<void> => {
    const asking = period();
    const answer = await http<Summary>('/reports/summary', { query: { ...asking } }).catch(() => undefined);
    if (asking.from === period().from) summary.value = answer;
  };
  watch([() => period().from, officerId], () => void ask(), { immediate: true });
  watch([() => period().from, lang], () => void figures(), { immediate: true });
  const again = () => Promise.all([ask(), figures()]);
  return { entries, next, totalMinutes, summary, busy, why, more: () => ask(next.value ?? undefined), again };
};

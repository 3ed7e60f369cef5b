import { addDays, localDay, mondayOf } from '@protocol/time/local-day.js';
import { computed, ref, shallowRef, watch } from 'vue';
import { serverNow } from '../../../time/clock';
import { called } from '../../../time/format';
import { http, post } from '../../../hub/http';
import { t } from '../../../i18n/index';
import { sayRefusal } from '../../../hub/refused';
import { useToast } from '../../../parts/toast';
import { firstOfMonth, lastOfMonth, sayLong, stepMonth } from '../days';
import type { Grid, Shift } from '../shapes';

export type Span = 'week' | 'month';

/** The grid of a week or a month, and what is done on it; each command is sent at once and the grid read again. */
export const useGrid = (day?: string, shown: Span = 'week') => {
  const span = ref<Span>(shown);
  const anchor = ref(day ?? localDay(serverNow()));
  const first = computed(() => mondayOf(span.value === 'week' ? anchor.value : firstOfMonth(anchor.value)));
  const last = computed(() =>
    span.value === 'week' ? addDays(first.value, 6) : addDays(mondayOf(lastOfMonth(anchor.value)), 6),
  );
  const grid = shallowRef<Grid | null>(null);
  const why = ref('');
  const busy = ref(false);
  const { toast, sayWhy } = useToast();
  let asked = 0;

  const read = async (): Promise<void> => {
    const mine = ++asked;
    busy.value = true;
    try {
      const answer = await http<Grid>('/roster', { query: { from: first.value, to: last.value } });
      if (mine !== asked) return;
      grid.value = answer;
      why.value = '';
    } catch (error) {
      if (mine === asked) why.value = sayRefusal(error);
    } finally {
      if (mine === asked) busy.value = false;
    }
  };
  watch([first, last], () => void read(), { immediate: true });

  const step = (by: 1 | -1) => {
    anchor.value = span.value === 'week' ? addDays(anchor.value, by * 7) : stepMonth(anchor.value, by);
  };
  const nameOf = (id: string): string => {
    const person = grid.value?.people.find((p) => p.id === id);
    return person ? called(person) : '';
  };
  const send = async (shift: Shift, body: { add?: string; remove?: string }): Promise<boolean> => {
    try {
      await post(`/roster/shifts/${shift.id}/people`, body);
      return true;
    } catch (error) {
      sayWhy(error);
      return false;
    } finally {
      await read();
    }
  };
  const change = async (shift: Shift, body: { add?: string; remove?: string }): Promise<void> => {
    if (Date.parse(shift.to) <= serverNow()) {
      toast(t('roster.past'), { tone: 'late' });
      return;
    }
    if (!(await send(shift, body))) return;
    const where = { day: sayLong(shift.day), shift: shift.name };
    const { add, remove } = body;
    const said =
      add && remove
        ? t('roster.replaced', { on: nameOf(add), off: nameOf(remove), ...where })
        : t(add ? 'roster.placed' : 'roster.removed', { name: nameOf(add ?? remove ?? ''), ...where });
    const back = { ...(remove && { add: remove }), ...(add && { remove: add }) };
    toast(said, { tone: 'solved', action: { label: t('roster.undo'), run: () => void send(shift, back) } });
  };
  const cover = async (shift: Shift, from: string, officerId: string): Promise<void> => {
    try {
      await post(`/roster/shifts/${shift.id}/cover`, { from, officerId });
      const where = { day: sayLong(shift.day), shift: shift.name };
      toast(t('roster.replaced', { on: nameOf(officerId), off: nameOf(from), ...where }), { tone: 'solved' });
    } catch (error) {
      sayWhy(error);
    } finally {
      await read();
    }
  };
  const today = () => (anchor.value = localDay(serverNow()));
  return { span, anchor, first, last, grid, why, busy, read, step, today, change, cover };
};

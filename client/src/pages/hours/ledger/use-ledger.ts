import type { Claim, HoursLine, HoursPage } from '@protocol/hours.js';
import type { Page } from '@protocol/answers.js';
import { computed, ref, shallowRef, watch } from 'vue';
import { http } from '../../../hub/http';
import { sayRefusal } from '../../../hub/refused';
import { claimQuestion, lineQuestion, type Question, type View } from './filters';
import { merge, type Stream } from './merge';
import { newestFirst, ofClaim, ofLine, oldestFirst, type Row } from './rows';

const PAGE = 100;
interface Source extends Stream<Row> {
  path: '/hours' | '/hours/claims';
  question: Question;
  next: string | null;
}
const fresh = (path: Source['path'], question: Question): Source => ({
  path,
  question,
  items: [],
  last: undefined,
  more: true,
  next: null,
});

/** The rows of a view, read on as they are looked at; lines and claims together where both wait. */
export const useLedger = (view: () => View) => {
  const sources = shallowRef<readonly Source[]>([]);
  const total = ref({ lines: 0, minutes: 0, credited: 0, claims: 0 });
  const busy = ref(false);
  const why = ref('');
  let asked = 0;

  const order = computed(() => (view().tab === 'pending' ? oldestFirst : newestFirst));
  const merged = computed(() => merge(sources.value, order.value));
  const rows = computed<readonly Row[]>(() => merged.value.items);
  const more = computed(() => merged.value.hungry.length > 0);

  const readOn = async (source: Source): Promise<Source> => {
    const query = { ...source.question, limit: PAGE, ...(source.next && { cursor: source.next }) };
    let page: Page<HoursLine> | Page<Claim>;
    let found: Row[];
    if (source.path === '/hours') {
      const lines = await http<HoursPage>(source.path, { query });
      const { totalMinutes: minutes, totalCredited: credited } = lines;
      total.value = { ...total.value, lines: lines.lines, minutes, credited };
      page = lines;
      found = lines.items.map(ofLine);
    } else {
      const claims = await http<Page<Claim> & { total: number }>(source.path, { query });
      total.value = { ...total.value, claims: claims.total };
      page = claims;
      found = claims.items.map(ofClaim);
    }
    // A claim that was approved stands among the lines already.
    const items = found.filter((row) => !row.claim || row.state !== 'approved');
    return {
      ...source,
      items: [...source.items, ...items],
      last: found[found.length - 1] ?? source.last,
      next: page.nextCursor,
      more: page.nextCursor !== null,
    };
  };
  const read = async (hungry: readonly number[]): Promise<void> => {
    const mine = ++asked;
    busy.value = true;
    why.value = '';
    try {
      const before = sources.value;
      const after = await Promise.all(before.map((one, i) => (hungry.includes(i) ? readOn(one) : one)));
      if (mine === asked) sources.value = after;
    } catch (error) {
      if (mine === asked) why.value = sayRefusal(error);
    } finally {
      if (mine === asked) busy.value = false;
    }
  };
  const again = async (): Promise<void> => {
    const claims = claimQuestion(view());
    total.value = { lines: 0, minutes: 0, credited: 0, claims: 0 };
    sources.value = [
      fresh('/hours', lineQuestion(view())),
      ...(claims ? [fresh('/hours/claims', claims)] : []),
    ];
    await read(sources.value.map((_, i) => i));
  };
  watch(
    () => JSON.stringify(view()),
    () => void again(),
    { immediate: true },
  );

  /** What was decided leaves the list, or stands there as it is now. */
  const settle = (done: ReadonlyMap<string, Row | null>): void => {
    const left = { ...total.value };
    sources.value = sources.value.map((source) => ({
      ...source,
      items: source.items.flatMap((row) => {
        const now = done.get(row.key);
        if (now) return [now];
        if (now === undefined) return [row];
        if (row.claim) left.claims -= 1;
        else {
          left.lines -= 1;
          left.minutes -= row.minutes;
        }
        return [];
      }),
    }));
    total.value = left;
    if (!rows.value.length && more.value) void read(merged.value.hungry);
  };
  const readMore = () => (busy.value ? Promise.resolve() : read(merged.value.hungry));
  return { rows, total, more, busy, why, readMore, again, settle };
};

import type { Claim, HoursLine, HoursPage } from '@protocol/hours.js';
import { iso } from '@protocol/time/instant.js';
import { addMonths, localMonth, monthSpan } from '@protocol/time/local-day.js';
import type { Page } from '@protocol/answers.js';
import { computed, ref, shallowRef, watch } from 'vue';
import { serverNow } from '../../time/clock';
import { http } from '../../hub/http';
import { sayRefusal } from '../../hub/refused';
import { me } from '../../hub/session';

/** A line of the ledger, with what takes it back and who says it is wrong; or a claim that is no line yet. */
export type Kept =
  | { line: HoursLine; reversal?: HoursLine; contest?: Claim }
  | { claim: Claim; line?: undefined };

const wholeList = async <T extends Page<unknown>>(
  path: string,
  query: Record<string, string | number | undefined>,
): Promise<T> => {
  const first = await http<T>(path, { query: { ...query, limit: 100 } });
  const items = [...first.items];
  for (let cursor = first.nextCursor; cursor;) {
    const page = await http<T>(path, { query: { ...query, limit: 100, cursor } });
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return { ...first, items, nextCursor: null };
};

const startOf = (one: Kept): string => (one.line ?? one.claim).from;

/** What was approved stands as lines; what was withdrawn is over. A reversal stands with what it takes back. */
export const merged = (lines: readonly HoursLine[], claims: readonly Claim[]): Kept[] => {
  const reversals = new Map(lines.flatMap((l) => (l.reverses ? [[l.reverses, l] as const] : [])));
  const contests = new Map(
    claims.flatMap((c) => (c.contests && c.state === 'pending' ? [[c.contests, c] as const] : [])),
  );
  const kept: Kept[] = lines
    .filter((line) => !line.reverses)
    .map((line) => {
      const reversal = reversals.get(line.id);
      const contest = contests.get(line.id);
      return { line, ...(reversal && { reversal }), ...(contest && { contest }) };
    });
  const shown = new Set(lines.map((line) => line.id));
  const open = claims
    .filter((c) => c.state === 'pending' || c.state === 'returned')
    .filter((c) => !(c.contests && c.state === 'pending' && shown.has(c.contests)))
    .map((claim): Kept => ({ claim }));
  return [...kept, ...open].sort((a, b) => Date.parse(startOf(b)) - Date.parse(startOf(a)));
};

/** One's own month: lines, claims, and the sums as the server makes them. */
export const useOwnLedger = () => {
  const current = localMonth(serverNow());
  const month = ref(current);
  const items = shallowRef<readonly Kept[] | null>(null);
  const sums = ref({ recorded: 0, credited: 0 });
  const why = ref('');
  let asked = 0;

  const read = async (): Promise<void> => {
    const mine = ++asked;
    const { from, to } = monthSpan(month.value);
    const query = { officerId: me.value?.user.id, from: iso(from), to: iso(to) };
    try {
      const [lines, claims] = await Promise.all([
        wholeList<HoursPage>('/hours', query),
        wholeList<Page<Claim>>('/hours/claims', query),
      ]);
      if (mine !== asked) return;
      items.value = merged(lines.items, claims.items);
      sums.value = { recorded: lines.totalMinutes, credited: lines.totalCredited };
      why.value = '';
    } catch (error) {
      if (mine === asked) why.value = sayRefusal(error);
    }
  };
  watch(month, () => {
    items.value = null;
    void read();
  });
  void read();
  const isLast = computed(() => month.value === current);
  const step = (by: 1 | -1) => {
    month.value = addMonths(month.value, by);
  };
  /** The month in which something has happened just now. */
  const show = (at: string) => {
    const wanted = localMonth(Date.parse(at));
    if (wanted === month.value) void read();
    else month.value = wanted;
  };
  return { month, items, sums, why, isLast, step, read, show };
};

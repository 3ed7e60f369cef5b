import { computed, ref, shallowRef, watch } from 'vue';
import type { Row } from './rows';

/** Which row is looked at, and which are marked for one answer. */
export const useChoosing = (rows: () => readonly Row[], mayMark: (row: Row) => boolean) => {
  const key = ref('');
  const marked = shallowRef<ReadonlySet<string>>(new Set());
  let at = 0;

  const index = computed(() => rows().findIndex((row) => row.key === key.value));
  const chosen = computed<Row | undefined>(() => rows()[index.value]);
  const choose = (row: Row) => (key.value = row.key);
  // A row that has gone leaves the next one in its place.
  watch(rows, (now) => {
    if (index.value >= 0) at = index.value;
    else key.value = now[Math.min(at, now.length - 1)]?.key ?? '';
    const left = new Set(now.map((row) => row.key));
    if ([...marked.value].some((one) => !left.has(one)))
      marked.value = new Set([...marked.value].filter((one) => left.has(one)));
  });
  watch(index, (now) => now >= 0 && (at = now));

  const step = (by: 1 | -1) => {
    const next = rows()[index.value + by];
    if (next) choose(next);
  };
  const mark = (row: Row) => {
    if (!mayMark(row)) return;
    const next = new Set(marked.value);
    if (!next.delete(row.key)) next.add(row.key);
    marked.value = next;
  };
  const markAll = (on: boolean) =>
    (marked.value = new Set(
      on
        ? rows()
            .filter(mayMark)
            .map((row) => row.key)
        : [],
    ));
  const markedRows = computed(() => rows().filter((row) => marked.value.has(row.key)));
  return { key, index, chosen, choose, step, marked, mark, markAll, markedRows };
};

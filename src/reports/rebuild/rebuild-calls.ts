/** The calls of a unit, folded from their journals in the order of their raises, against their roll-ups. */
import { applyFact } from '../../call/fold/fold.js';
import { openCall } from '../../call/fold/open-call.js';
import type { Call } from '../../call/call-state.js';
import { journalsOf, type StoredFact } from '../../call/facts.repository.js';
import type { Queries } from '../../store/store.js';
import { addTimes, unpackTimes, type Times } from '../../figures/answer-times.js';
import { answerTimesKept, callCountsKept, callPeriodsKept } from './kept-rollups.query.js';
import type { RollupDifferences } from './rollup-differences.js';
import { raisedNext, type Raised, type Unit } from './rollup-sources.query.js';
import { RollupFold, isEmptyCell, type RollupCell } from '../../figures/call-rollup-fold.js';
import { periodsOf } from '../../figures/rollup-keys.js';
import { MEASURES } from '../../figures/call-measures.js';
import { readMark } from '../../figures/rollup.repository.js';

export async function rebuildCalls(read: Queries, unit: Unit, found: RollupDifferences): Promise<void> {
  const upto = await readMark(read, unit.id);
  const seen = new Set<string>();
  /** The day, the month and the year that are being folded. */
  const running = new Map<number, { period: string; fold: RollupFold }>();
  const close = async (period: string, fold: RollupFold) => {
    seen.add(period);
    await compare(read, unit, period, fold, found);
  };

  for (let after: Raised | undefined; ;) {
    const calls = await raisedNext(read, unit.id, upto, after);
    if (!calls.length) break;
    const journals = await journalsOf(
      read,
      calls.map(({ id }) => id),
    );
    for (const { id, raised_at } of calls) {
      const call = folded(id, journals.get(id));
      if (call?.line.raisedAt !== raised_at || call.line.unitId !== unit.id) {
        found.note(() => `call ${id}: its journal does not tell of its raise`);
        continue;
      }
      for (const [n, period] of periodsOf(raised_at).entries()) {
        const last = running.get(n);
        if (last && last.period !== period) await close(last.period, last.fold);
        const fold = last?.period === period ? last.fold : new RollupFold();
        running.set(n, { period, fold });
        if (call.line.drill === null) fold.add(call.line, 1, [period]);
      }
    }
    after = calls.at(-1)!;
  }
  for (const { period, fold } of running.values()) await close(period, fold);
  for (const period of await callPeriodsKept(read, unit.id))
    if (!seen.has(period)) await close(period, new RollupFold());
}

/** The line as its journal tells it. */
function folded(id: string, facts: readonly StoredFact[] | undefined): Call | undefined {
  let call: Call | undefined;
  for (const fact of facts ?? []) {
    if (call) call = applyFact(call, fact);
    else if (fact.deed === 'raised') call = openCall(id, fact);
  }
  return call;
}

async function compare(
  read: Queries,
  unit: Unit,
  period: string,
  fold: RollupFold,
  found: RollupDifferences,
): Promise<void> {
  const live = new RollupFold();
  await readInto(live, read, unit.id, period);
  const names = [...new Set([...fold.cells.keys(), ...live.cells.keys()])].sort();
  for (const name of names) {
    const rebuilt = fold.cells.get(name);
    const kept = live.cells.get(name);
    const missing = lessOf(rebuilt, kept);
    if (isEmptyCell(missing)) continue;
    await found.call(unit.id, missing, () => told(unit, missing, rebuilt, kept));
  }
}

async function readInto(live: RollupFold, read: Queries, unitId: string, period: string): Promise<void> {
  for (const { dim, key, counts } of await callCountsKept(read, unitId, period))
    live.cell(dim, period, key).counts = counts;
  for (const { dim, key, times } of await answerTimesKept(read, unitId, period))
    live.cell(dim, period, key).times = unpackTimes(times);
}

/** What the rebuilt cell has more than the live one. */
function lessOf(rebuilt: RollupCell | undefined, live: RollupCell | undefined): RollupCell {
  const { dim, period, key } = (rebuilt ?? live)!;
  const times: Times = new Map(rebuilt?.times);
  addTimes(times, live?.times ?? [], -1);
  const counts = MEASURES.map((_, n) => (rebuilt?.counts[n] ?? 0) - (live?.counts[n] ?? 0));
  return { dim, period, key, counts, times };
}

function told(
  unit: Unit,
  missing: RollupCell,
  rebuilt: RollupCell | undefined,
  live: RollupCell | undefined,
): string {
  const where = `${unit.name} ${missing.period} calls by ${missing.dim} ${missing.key}`.trimEnd();
  const n = missing.counts.findIndex((count) => count !== 0);
  if (n >= 0)
    return `${where}: ${MEASURES[n]} is ${live?.counts[n] ?? 0}, rebuilt ${rebuilt?.counts[n] ?? 0}`;
  const [seconds] = [...missing.times.keys()];
  const of = (cell: RollupCell | undefined) => cell?.times.get(seconds!) ?? 0;
  return `${where}: answered after ${seconds} s are ${of(live)}, rebuilt ${of(rebuilt)}`;
}

/** Whatever people do to calls, young and old, and whenever they are rolled: figures are what one would count by hand. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CallRow, FactRow } from '../../../src/call/call.entity.js';
import { callTable } from '../../../src/desk/journal/journal.repository.js';
import { factRow, facts } from '../../../src/call/facts.repository.js';
import type { CallDecision } from '../../../src/call/call-decision.js';
import type { Call } from '../../../src/call/call-state.js';
import type { Fact } from '../../../src/call/facts.js';
import { PushedClock } from '../../../src/kernel/clock.js';
import { localDay, startOfDay } from '../../../src/protocol/time/local-day.js';
import type { Interval } from '../../../src/kernel/time/intervals.js';
import { adjustCallRollups, ROLL_UP_AFTER_MILLISECONDS } from '../../../src/figures/adjust-rollups.js';
import { CallCountsQuery } from '../../../src/reports/call-counts.query.js';
import { hourOf } from '../../../src/figures/rollup-keys.js';
import type { Counts } from '../../../src/figures/call-measures.js';
import { rebuild, type Rebuilt } from '../../../src/reports/rebuild/rebuild.js';
import type { CallDim } from '../../../src/figures/figures.entity.js';
import { RollupService } from '../../../src/reports/rollup.service.js';
import { SCHEMA } from '../../../src/schema.js';
import { ReaderStore } from '../../../src/store/reader-store.js';
import { SqliteStore } from '../../../src/store/sqlite/sqlite.js';
import type { Tx } from '../../../src/store/store.js';
import { OFFICERS, Unit as Lived, step } from '../call/life.js';

const HOUR = 3600_000;
const DAY = 24 * HOUR;
let folder: string;
let path: string;
let store: SqliteStore;
let units = 0;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yihu-'));
  path = join(folder, 'db.sqlite');
  store = await SqliteStore.open(path, SCHEMA);
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

/** The unit in memory, every write of it kept in the database too, in communities and of matters by turns. */
class Kept extends Lived {
  readonly unitId = `u${String(++units).padStart(4, '0')}`;
  rolledUpTo = 0;
  /** How often an ending, a holder or a rating changed of a call that was in the roll-ups. */
  changedAfter = 0;
  private readonly writes: ((tx: Tx) => Promise<void>)[] = [];

  private as = <L extends { id?: string; unitId?: unknown }>(line: L, id: string): L => {
    const n = Number(id.slice(-3));
    return {
      ...line,
      ...(line.id !== undefined && { id: this.name(id), clientCallId: this.name(id) }),
      unitId: this.unitId,
      number: this.name(id),
      communityId: `c${n % 3}`,
      category: n % 2 ? 'family' : 'labour',
    };
  };
  private name = (id: string) => `${this.unitId}-${id}`;

  override save(decision: CallDecision): Call {
    const id = decision.call.line.id;
    const before = this.calls.get(id)?.call;
    const { now } = this;
    const written = [...decision.facts];
    const after = super.save(decision);
    const counts = ({ line }: Call) => [line.state, line.holderId, line.rating, line.urgency].join();
    if (before && before.line.raisedAt < this.rolledUpTo && counts(before) !== counts(after))
      this.changedAfter += 1;
    this.writes.push(async (tx) => {
      await facts.insert(tx, ...written.map((fact) => this.factRow(id, fact)));
      const line = this.as(after.line as CallRow, id);
      if (!before) return callTable.insert(tx, line);
      await tx.run('delete from call where id = ?', [line.id]);
      await callTable.insert(tx, line);
      await adjustCallRollups(tx, now, [{ before: this.as(before.line as CallRow, id), after: line }]);
    });
    return after;
  }
  private factRow = (id: string, fact: Fact): FactRow =>
    factRow(this.name(id), fact.deed === 'raised' ? { ...fact, data: this.as(fact.data, id) } : fact, null);
  async flush(): Promise<void> {
    for (const write of this.writes.splice(0)) await store.write('deed', write);
  }
  lines = (): CallRow[] =>
    [...this.calls.values()].map(({ call }) => this.as(call.line as CallRow, call.line.id));
}

/** By who raised it: in this unit officers raise what they take at the desk, and nothing else. */
const walkedIn = (l: CallRow) => OFFICERS.includes(l.raisedBy);
/** As one would count by hand. */
function counted(lines: readonly CallRow[]): Counts {
  const n = (which: (l: CallRow) => boolean) => lines.filter(which).length;
  const ended = (outcome: string) => n((l) => l.state === 'closed' && l.outcome === outcome);
  // Who walks in is answered as they come: in no count of answers.
  const answered = lines.filter((l) => !walkedIn(l) && l.answeredAt !== null);
  return {
    raised: lines.length,
    answered: answered.length,
    closed: n((l) => l.state === 'closed'),
    solved: n((l) => l.solved === true),
    confirmed: n((l) => l.solved === true && (l.residentSolved ?? (l.rating ?? 0) >= 3)),
    referred: ended('referred'),
    advised: ended('advised'),
    unresolved: ended('unresolved'),
    noMatter: ended('duplicate') + ended('invalid'),
    cancelled: n((l) => l.state === 'cancelled'),
    withdrawn: n((l) => l.state === 'cancelled' && l.answeredAt === null),
    hotline: answered.filter((l) => l.answeredAt! - l.raisedAt <= 15_000).length,
    timely: answered.filter((l) => l.answeredAt! <= l.answerBy).length,
    inTime: n((l) => l.state === 'closed' && l.closedAt! <= l.closeBy),
    rated: n((l) => l.rating !== null),
    satisfied: n((l) => (l.rating ?? 0) >= 4),
    desk: n(walkedIn),
  };
}
const KEY: Record<CallDim, (l: CallRow) => string> = {
  all: () => '',
  officer: (l) => l.holderId ?? '',
  community: (l) => l.communityId,
  category: (l) => l.category,
  urgency: (l) => l.urgency,
  hour: (l) => hourOf(l.raisedAt),
};
const sorted = <V>(map: Iterable<[string, V]>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
const grouped = (lines: readonly CallRow[], keyOf: (l: CallRow) => string) =>
  sorted([...Map.groupBy(lines, keyOf)].map(([key, some]): [string, Counts] => [key, counted(some)]));

async function agrees(unit: Kept, span: Interval): Promise<void> {
  const counts = new CallCountsQuery(store);
  const lines = unit.lines().filter((l) => span.from <= l.raisedAt && l.raisedAt < span.to);
  for (const dim of Object.keys(KEY) as CallDim[])
    expect([dim, sorted(await counts.by(unit.unitId, span, dim))]).toEqual([dim, grouped(lines, KEY[dim])]);
  expect(sorted(await counts.over(unit.unitId, span, 'day'))).toEqual(
    grouped(lines, (l) => localDay(l.raisedAt)),
  );
  expect(sorted(await counts.over(unit.unitId, span, 'month'))).toEqual(
    grouped(lines, (l) => localDay(l.raisedAt).slice(0, 7)),
  );
  for (const key of ['c0', 'c1']) {
    const times = await counts.answerTimes(unit.unitId, span, 'community', key);
    const answered = lines.filter((l) => l.answeredAt !== null && l.communityId === key && !walkedIn(l));
    expect([...times.values()].reduce((sum, n) => sum + n, 0)).toBe(answered.length);
  }
}

async function rebuilt(mend = false): Promise<Rebuilt> {
  const reader = await ReaderStore.open({ kind: 'sqlite', path });
  try {
    return await rebuild(reader, mend ? { store, now: 0 } : undefined);
  } finally {
    await reader.close();
  }
}

const known = (unit: Kept) =>
  store.write('unit', (tx) =>
    tx.run('insert into unit (id, parent_id, level, code, name) values (?, null, ?, ?, ?)', [
      unit.unitId,
      'district',
      unit.unitId,
      unit.unitId,
    ]),
  );

test('after any sequence of deeds, rolled at any moments', async () => {
  let rolled = 0;
  let changed = 0;
  let walkIns = 0;
  const turn = fc.record({ step, roll: fc.nat(3) });
  const property = fc.asyncProperty(
    fc.array(turn, { maxLength: 50, size: 'max' }),
    fc.array(fc.tuple(fc.nat(30 * DAY), fc.nat(30 * DAY), fc.boolean()), { maxLength: 3 }),
    async (turns, spans) => {
      const unit = new Kept();
      await known(unit);
      const first = unit.now;
      for (const { step, roll } of turns) {
        await step(unit);
        await unit.flush();
        if (roll === 0) {
          await new RollupService(store, new PushedClock(unit.now)).sweep();
          unit.rolledUpTo = unit.now - ROLL_UP_AFTER_MILLISECONDS;
          rolled += 1;
        }
      }
      changed += unit.changedAfter;
      walkIns += unit.lines().filter(walkedIn).length;
      const whole = { from: startOfDay(first), to: startOfDay(unit.now) + 400 * DAY };
      await agrees(unit, whole);
      for (const [from, length, midnights] of spans) {
        const at = first - DAY + from;
        const span = { from: at, to: at + 1 + length };
        await agrees(
          unit,
          midnights ? { from: startOfDay(at), to: startOfDay(at) + DAY * Math.ceil(length / DAY + 1) } : span,
        );
      }
    },
  );
  // On until the chance taken was wide enough to mean something: so many rounds that it is.
  const seed = fc.readConfigureGlobal().seed ?? 1;
  for (let round = 0; round < 60 && (changed < 30 || rolled <= 100 || walkIns <= 30); round++)
    await fc.assert(property, { numRuns: 60, seed: seed + round });
  expect(rolled).toBeGreaterThan(100);
  expect(changed).toBeGreaterThanOrEqual(30);
  expect(walkIns).toBeGreaterThan(30);
  expect(await rebuilt()).toEqual({ differences: 0 });
}, 600_000);

test('a roll-up that is wrong is told of, and mended', async () => {
  const [row] = await store.read.rows<{ unit_id: string; period: string }>(
    "select unit_id, period from call_rollup where dim = 'all' and length(period) = 10 order by unit_id limit 1",
  );
  await store.write('spoil', async (tx) => {
    await tx.run(
      "update call_rollup set answered = answered + 3 where unit_id = ? and period = ? and dim = 'all'",
      [row!.unit_id, row!.period],
    );
    await tx.run("delete from answer_rollup where dim = 'hour'");
    await tx.run(
      `insert into call_rollup select unit_id, '2019-01-01', dim, key, raised, answered, closed, solved, confirmed, referred,
        advised, unresolved, cancelled, withdrawn, hotline, timely, in_time, rated, satisfied,
        no_matter, desk from call_rollup
        where unit_id = ? and period = ?`,
      [row!.unit_id, row!.period],
    );
  });
  const wrong = await rebuilt();
  expect(wrong.difference).toMatch(/ \d{4}-\d\d-\d\d calls by (all|hour).*: answered/);
  expect(wrong.differences).toBeGreaterThan(3);
  await rebuilt(true);
  expect(await rebuilt()).toEqual({ differences: 0 });
});

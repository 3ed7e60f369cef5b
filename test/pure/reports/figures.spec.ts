import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { CallRow } from '../../../src/call/call.entity.js';
import { newRingBook } from '../../../src/call/ring-book.js';
import { PushedClock } from '../../../src/kernel/clock.js';
import { DutyRow } from '../../../src/ledger/duty.entity.js';
import { dayBegins } from '../../../src/protocol/time/local-day.js';
import { HoursLedgerService } from '../../../src/ledger/hours-ledger.service.js';
import { CategoriesService } from '../../../src/units/categories.service.js';
import { Directory } from '../../../src/directory/directory.js';
import { BreakdownsQuery } from '../../../src/reports/breakdowns.query.js';
import { CallCountsQuery } from '../../../src/reports/call-counts.query.js';
import { definitions } from '../../../src/figures/figure-definitions.js';
import { FiguresQuery } from '../../../src/reports/figures.query.js';
import { ServedHoursQuery } from '../../../src/reports/served-hours.query.js';
import { TodayFiguresQuery } from '../../../src/reports/today-figures.query.js';
import { SCHEMA } from '../../../src/schema.js';
import { SqliteStore } from '../../../src/store/sqlite/sqlite.js';
import { Table } from '../../../src/store/table.js';

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const MONDAY = dayBegins('2025-11-24');
const calls = new Table(CallRow);
const duties = new Table(DutyRow);
const day = { from: MONDAY, to: MONDAY + 24 * HOUR };

let folder: string;
let store: SqliteStore;
let clock: PushedClock;
let figures: FiguresQuery;
let running: number;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yihu-'));
  store = await SqliteStore.open(join(folder, 'db.sqlite'), SCHEMA);
  clock = new PushedClock(MONDAY + 10 * HOUR);
  const directory = new Directory(store);
  const counts = new CallCountsQuery(store);
  const breakdowns = new BreakdownsQuery(
    counts,
    directory,
    new CategoriesService({} as never, directory, clock),
  );
  figures = new FiguresQuery(store, clock, counts, breakdowns, new ServedHoursQuery(store, clock, directory));
  running = 0;
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const call = (more: Partial<CallRow> = {}) => {
  const id = `call${++running}`;
  const raisedAt = more.raisedAt ?? MONDAY + HOUR;
  const row: CallRow = {
    id,
    unitId: 'heping',
    communityId: 'c',
    raisedBy: 'w',
    clientCallId: id,
    number: id,
    version: 1,
    state: 'waiting',
    category: 'other',
    urgency: 'normal',
    summary: null,
    raisedAt,
    answerBy: raisedAt + 180 * SECOND,
    answeredAt: null,
    closeBy: raisedAt + HOUR,
    closedAt: null,
    clocks: null,
    holderId: null,
    outcome: null,
    solved: null,
    referral: null,
    rating: null,
    residentSolved: null,
    residentSatisfied: null,
    messageCount: 0,
    lastMessageAt: null,
    dueAt: null,
    policy: { steps: [], retrySeconds: 120, heldLimit: 5 },
    ringing: newRingBook(raisedAt),
    drill: null,
    desk: false,
    activityId: null,
    deskPlace: null,
    lateAt: null,
    followUpAt: null,
    matterId: null,
    ...more,
  };
  return store.write('call', (tx) => calls.insert(tx, row));
};
const closed = (seconds: number, more: Partial<CallRow> = {}) =>
  call({
    state: 'closed',
    answeredAt: MONDAY + HOUR + seconds * SECOND,
    closedAt: MONDAY + 2 * HOUR,
    outcome: 'resolved',
    solved: true,
    ...more,
  });

describe('the summary', () => {
  test('of nothing has no rates', async () => {
    const summary = await figures.summary('heping', day, true);
    expect(summary.calls).toEqual({
      raised: 0,
      answered: 0,
      closed: 0,
      solved: 0,
      confirmedSolved: 0,
      referred: 0,
      cancelled: 0,
      desk: 0,
      waiting: 0,
    });
    expect(summary.answer).toEqual({
      p50Seconds: null,
      p95Seconds: null,
      within15Rate: null,
      withinTargetRate: null,
    });
    expect(summary.rates).toEqual({ answered: null, solved: null, satisfied: null });
    expect(summary.hours.minutes).toBe(0);
  });
  test('counts each call where it belongs', async () => {
    await closed(10, { rating: 5 });
    await closed(15, { rating: 3 });
    await closed(15.5, { rating: 2 });
    await closed(200, { outcome: 'referred', solved: false });
    await call({ state: 'active', holderId: 'wang', answeredAt: MONDAY + HOUR + 20 * SECOND });
    await call({ state: 'cancelled', closedAt: MONDAY + 2 * HOUR });
    await call();
    await call({ raisedAt: day.to });
    await call({ unitId: 'nankai' });
    const summary = await figures.summary('heping', day, true);
    expect(summary.calls).toEqual({
      raised: 7,
      answered: 5,
      closed: 4,
      solved: 3,
      confirmedSolved: 2,
      referred: 1,
      cancelled: 1,
      desk: 0,
      waiting: 1,
    });
    expect(summary.answer).toEqual({
      p50Seconds: 15,
      p95Seconds: 200,
      within15Rate: 2 / 6,
      withinTargetRate: 4 / 6,
    });
    expect(summary.rates).toEqual({ answered: 5 / 6, solved: 3 / 4, satisfied: null });
    expect(summary.coverage).toEqual({ owed: 6, closed: 4, rated: 3 });
    expect((await figures.summary('heping', day, false)).calls.confirmedSolved).toBeNull();
  });
  test('shows satisfaction from five ratings on', async () => {
    for (const rating of [5, 4, 4, 1, 3]) await closed(1, { rating });
    const summary = await figures.summary('heping', day, false);
    expect(summary.rates.satisfied).toBe(3 / 5);
    expect(summary.calls.confirmedSolved).toBe(4);
  });
  test('hours follow the local day', async () => {
    const session = {
      personId: 'wang',
      who: 'officer' as const,
      unitId: 'heping',
      kind: 'duty' as const,
      source: 'measured' as const,
      flags: [],
      sessionId: 's1',
    };
    await store.write('record', (tx) =>
      new HoursLedgerService(clock).record(tx, { ...session, from: MONDAY - HOUR, to: MONDAY + 2 * HOUR }),
    );
    const minutes = async (from: number, to: number) =>
      (await figures.summary('heping', { from, to }, true)).hours.minutes;
    expect(await minutes(day.from, day.to)).toBe(120);
    expect(await minutes(day.from - 24 * HOUR, day.from)).toBe(60);
    expect(await minutes(day.from - 24 * HOUR, day.to)).toBe(180);
  });
  test('every figure has its definition in both languages', () => {
    expect(Object.keys(definitions('zh'))).toEqual(Object.keys(definitions('en')));
    expect(definitions('zh').confirmedSolved).toContain('群众确认');
    expect(definitions('en').confirmedSolved).toContain('confirmed');
  });
});

test('the board’s line of today adds what is running to the ledger', async () => {
  await closed(10);
  await call({ raisedAt: MONDAY - HOUR });
  const session = {
    personId: 'wang',
    who: 'officer' as const,
    unitId: 'heping',
    kind: 'duty' as const,
    source: 'measured' as const,
    flags: [],
    sessionId: 's1',
  };
  await store.write('record', (tx) =>
    new HoursLedgerService(clock).record(tx, { ...session, from: MONDAY + HOUR, to: MONDAY + 2 * HOUR }),
  );
  const paused = {
    pauseReason: null,
    pausedAt: null,
    pausedUntil: null,
    lastRungAt: null,
    seenAt: null,
    dueAt: null,
    endingAt: null,
    ending: null,
  };
  const since = MONDAY + 8 * HOUR;
  const stretches = [{ from: since, to: since + HOUR }];
  await store.write('duty', (tx) =>
    duties.insert(tx, {
      id: 'li',
      unitId: 'heping',
      since,
      sessionId: 's2',
      runningFrom: clock.now() - HOUR / 2,
      stretches,
      ...paused,
    }),
  );
  expect(await new TodayFiguresQuery(store, clock, figures).of('heping')).toEqual({
    raised: 1,
    answered: 1,
    closed: 1,
    solved: 1,
    waiting: 1,
    minutes: 150,
  });
});

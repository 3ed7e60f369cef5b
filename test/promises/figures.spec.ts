/** Every figure comes out the same as the rows behind it, before and after it is rolled up. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CallResult, OpenFigures } from '../../src/protocol/calls/call-results.js';
import {
  BREAKDOWNS,
  HOURS_BREAKDOWNS,
  type AnswerTimes,
  type Breakdown,
  type BreakdownRow,
  type HoursBreakdown,
} from '../../src/protocol/reports.js';
import type { CallSummary } from '../../src/protocol/calls/call-summary.js';
import { rebuild } from '../../src/reports/rebuild/rebuild.js';
import { RollupService } from '../../src/reports/rollup.service.js';
import { ReaderStore } from '../../src/store/reader-store.js';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import { accept, raise, type Page } from '../page.js';

const HOUR = 3600;
const WIDE = { from: '2026-11-20T16:00:00.000Z', to: '2026-12-31T16:00:00.000Z' };
/** Not on local midnights. */
const ODD = { from: '2026-11-24T00:30:00.000Z', to: '2026-11-25T03:30:00.000Z' };
const asQuery = (of: Record<string, string>) => new URLSearchParams(of).toString();
const CELLS = [
  ['answered', (r: Shown) => r.calls.answered],
  ['closed', (r: Shown) => r.calls.closed],
  ['solved', (r: Shown) => r.calls.solved],
  ['confirmed', (r: Shown) => r.calls.confirmed],
  ['referred', (r: Shown) => r.calls.referred],
  ['advised', (r: Shown) => r.calls.advised],
  ['unresolved', (r: Shown) => r.calls.unresolved],
  ['noMatter', (r: Shown) => r.calls.noMatter],
  ['cancelled', (r: Shown) => r.calls.cancelled],
  ['owed', (r: Shown) => r.coverage.owed],
  ['rated', (r: Shown) => r.coverage.rated],
  ['within15', (r: Shown) => part(r.rates.within15, r.coverage.owed)],
  ['withinTarget', (r: Shown) => part(r.rates.withinTarget, r.coverage.owed)],
  ['closedInTime', (r: Shown) => part(r.rates.closedInTime, r.coverage.closed)],
] as const satisfies readonly (readonly [CallResult, (row: Shown) => number | null])[];
type Shown = Pick<BreakdownRow, 'calls' | 'rates' | 'coverage'>;
const part = (rate: number | null, whole: number) => Math.round((rate ?? 0) * whole);

describe.each(DATABASES)('figures, on %s', (kind) => {
  let t: TestHub;
  let wang: Page;
  let chen: Page;
  let li: Page;
  let sun: Page;
  const ids: Record<string, string> = {};

  const get = async <T>(path: string, who: Parameters<TestHub['http']>[0] = 'zhou'): Promise<T> => {
    const { status, body } = await t.http(who, 'GET', path);
    if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
    return body as T;
  };
  /** Every call that the filter holds, page by page. */
  const listed = async (rows: Record<string, string>): Promise<CallSummary[]> => {
    const found: CallSummary[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: { items: CallSummary[]; nextCursor: string | null } = await get(
        `/api/calls?${asQuery({ ...rows, limit: '3', ...(cursor && { cursor }) })}`,
      );
      found.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(new Set(found.map((c) => c.id)).size).toBe(found.length);
    return found;
  };
  const close = (page: Page, callId: string, more: Record<string, unknown> = {}) =>
    page.do('call:close', { callId, outcome: 'resolved', solved: true, note: 'n', ...more });
  const emergency = async (page: Page, more: Record<string, unknown> = {}) => {
    const { id } = await raise(page, { urgency: 'emergency', ...more });
    return id;
  };

  beforeAll(async () => {
    t = await openTestHub(kind);
    [wang, chen, li, sun] = [
      await t.page('wang'),
      await t.page('chen'),
      await t.page('li'),
      await t.page('sun'),
    ];
    await wang.do('duty:start');
    await chen.do('duty:start');
    const shagang = { communityId: t.world.community.shagang };
    ids['solved'] = (await raise(li, { category: 'elder_fraud' })).id;
    await t.pass(9);
    await accept(wang, ids['solved']);
    await close(wang, ids['solved']);
    await li.do('call:rate', { callId: ids['solved'], rating: 5 });
    ids['doubted'] = await emergency(li, { category: 'family' });
    await t.pass(17);
    await accept(chen, ids['doubted']);
    await t.leap(3 * HOUR);
    await close(chen, ids['doubted']);
    await li.do('call:rate', { callId: ids['doubted'], rating: 2 });
    ids['referred'] = await emergency(sun, shagang);
    await accept(chen, ids['referred']);
    await close(chen, ids['referred'], {
      outcome: 'referred',
      solved: false,
      referral: { body: '12348', how: 'warm' },
    });
    ids['cancelled'] = (await raise(sun, { ...shagang, urgency: 'urgent' })).id;
    await sun.do('call:cancel', { callId: ids['cancelled'] });
    ids['reopened'] = await emergency(li, { category: 'labour' });
    await accept(wang, ids['reopened']);
    await close(wang, ids['reopened'], { outcome: 'advised', solved: false });
    await wang.do('duty:end');
    await chen.do('duty:end');
    await t.leap(20 * HOUR);
    await t.hub.app.get(RollupService).sweep();
    // What is old changes too.
    await li.do('call:reopen', { callId: ids['reopened'], reason: 'r' });
    await t.pass(200);
    ids['waiting'] = await emergency(sun, shagang);
    await t.pass(10);
    await wang.do('duty:start');
    ids['held'] = await emergency(li, { category: 'family' });
    await accept(wang, ids['held']);
    await t.pass(5);
  }, 300_000);
  afterAll(() => t.close());

  const everyFigure = async (span: Record<string, string>) => {
    const summary = await get<{ calls: Record<string, number>; answer: Record<string, number> }>(
      `/api/reports/summary?${asQuery(span)}`,
    );
    expect(summary.calls['raised']).toBeGreaterThan(4);
    for (const by of BREAKDOWNS) {
      const of = await get<Breakdown>(`/api/reports/breakdown?by=${by}&${asQuery(span)}`);
      const { raised, answered, closed, solved, confirmed, referred, cancelled, desk } = of.total.calls;
      // Where people walked in: of walk-ins only.
      if (by === 'deskPlace') {
        expect([raised, desk]).toEqual([summary.calls['desk'], summary.calls['desk']]);
        continue;
      }
      expect({
        by,
        raised,
        answered,
        closed,
        solved,
        confirmedSolved: confirmed,
        referred,
        cancelled,
      }).toEqual({
        by,
        raised: summary.calls['raised'],
        answered: summary.calls['answered'],
        closed: summary.calls['closed'],
        solved: summary.calls['solved'],
        confirmedSolved: by === 'unit' ? null : summary.calls['confirmedSolved'],
        referred: summary.calls['referred'],
        cancelled: summary.calls['cancelled'],
      });
      const sum = (what: (row: BreakdownRow) => number) => of.rows.reduce((n, row) => n + what(row), 0);
      expect(sum((row) => row.calls.raised)).toBe(raised);
      expect(sum((row) => row.calls.closed)).toBe(closed);
      expect(sum((row) => row.calls.confirmed ?? 0)).toBe(summary.calls['confirmedSolved']);
      for (const row of of.rows) {
        expect([by, row.name]).not.toEqual([by, '']);
        expect([by, row.key, (await listed(row.rows!)).length]).toEqual([by, row.key, row.calls.raised]);
        if (by === 'hour' || by === 'unit') continue;
        for (const [result, count] of CELLS)
          expect([by, row.key, result, (await listed({ ...row.rows!, result })).length]).toEqual([
            by,
            row.key,
            result,
            count(row),
          ]);
      }
      expect(of.definitions['by']).toBeTruthy();
    }
    const answers = await get<AnswerTimes>(`/api/reports/answers?${asQuery(span)}`);
    expect(answers.answered).toBe(summary.calls['answered']);
    expect([answers.p50Seconds, answers.p95Seconds]).toEqual([
      summary.answer['p50Seconds'],
      summary.answer['p95Seconds'],
    ]);
    for (const bucket of answers.buckets) expect(await listed(bucket.rows!)).toHaveLength(bucket.calls);
    const family = await get<AnswerTimes>(`/api/reports/answers?dim=category&key=family&${asQuery(span)}`);
    expect(family.answered).toBe((await listed({ ...span, category: 'family', result: 'answered' })).length);
  };
  const equal = async () => {
    const reader = await ReaderStore.open(t.foundations.config.database);
    try {
      expect(await rebuild(reader)).toEqual({ differences: 0 });
    } finally {
      await reader.close();
    }
  };
  const rolledUp = async () => {
    const [row] = await t.foundations.store.read.rows<{ n: number }>(
      "select sum(raised) as n from call_rollup where dim = 'all' and length(period) = 4",
    );
    return Number(row!.n);
  };

  test.each([
    ['a wide span', WIDE],
    ['odd hours', ODD],
  ])('each says what its rows say, over %s, young calls and old', async (_, span) => {
    expect(await rolledUp()).toBe(5);
    await everyFigure(span);
    await equal();
  });

  test('what waits, what is late and what nobody holds are counted at this moment', async () => {
    const open = await get<OpenFigures>('/api/reports/open');
    const counted = async () => {
      for (const figure of [open.open, open.waiting, open.unheld, open.answerLate, open.closeLate])
        expect(await listed(figure.rows)).toHaveLength(figure.calls);
    };
    await counted();
    expect(open.open.calls).toBe(3);
    expect(open.unheld.calls).toBe(2);
    expect(open.closeLate.calls).toBe(0);
    await t.leap(4 * HOUR);
    const later = await get<OpenFigures>('/api/reports/open');
    expect(later.closeLate.calls).toBe(3);
    expect(later.answerLate.calls).toBe(1);
    expect((await listed(later.answerLate.rows)).map((c) => c.id)).toEqual([ids['waiting']]);
    await wang.do('call:pause', { callId: ids['held'], reason: 'other', note: 'n' }).catch(() => undefined);
    const after = await get<OpenFigures>('/api/reports/open');
    expect(await listed(after.closeLate.rows)).toHaveLength(after.closeLate.calls);
  });

  test('rolled up they say the same, and a deed on an old call changes them at once', async () => {
    await t.leap(20 * 60);
    expect(await rolledUp()).toBe(7);
    await everyFigure(WIDE);
    await close(wang, ids['held']!);
    await li.do('call:rate', { callId: ids['held'], rating: 4 });
    const { calls } = await get<{ calls: Record<string, number> }>(`/api/reports/summary?${asQuery(WIDE)}`);
    expect([calls['closed'], calls['solved'], calls['confirmedSolved']]).toEqual([4, 3, 2]);
    await everyFigure(WIDE);
    await everyFigure(ODD);
    await equal();
  });

  test('hours come out the same by kind, person, community, month and who', async () => {
    await wang.do('duty:end', { keep: true });
    const ledger = await get<{ totalMinutes: number }>(`/api/hours?${asQuery(WIDE)}`);
    expect(ledger.totalMinutes).toBeGreaterThan(180);
    for (const span of [WIDE, ODD]) {
      const { totalMinutes } = await get<{ totalMinutes: number }>(`/api/hours?${asQuery(span)}`);
      const { hours } = await get<{ hours: { minutes: number } }>(`/api/reports/summary?${asQuery(span)}`);
      expect(hours.minutes).toBe(totalMinutes);
      for (const by of HOURS_BREAKDOWNS) {
        const of = await get<HoursBreakdown>(`/api/reports/hours?by=${by}&${asQuery(span)}`);
        expect([by, of.total.minutes]).toEqual([by, totalMinutes]);
        expect([by, of.rows.reduce((n, row) => n + row.minutes, 0)]).toEqual([by, totalMinutes]);
        expect(of.total.measured + of.total.backFilled).toBe(of.total.minutes);
        expect(of.total.pending + of.total.approved).toBe(of.total.minutes);
        for (const row of of.rows) expect([by, row.name]).not.toEqual([by, '']);
      }
    }
    await equal();
  });

  test('an upper unit sees totals of those below it and no way to their rows; English too', async () => {
    await t.foundations.store.write('tree', (tx) =>
      tx.run('update unit set parent_id = ? where id = ?', [t.world.unit.shenhe, t.world.unit.heping]),
    );
    await t.foundations.store.write('touch', (tx) =>
      tx.run("update revision set value = value + 1 where id = 'directory'"),
    );
    await t.pass(3);
    const above = (
      await t.http('gao', 'GET', `/api/reports/breakdown?by=unit&${asQuery(WIDE)}`, undefined, {
        'accept-language': 'en',
      })
    ).body as Breakdown;
    const below = above.rows.find((row) => row.key === t.world.unit.heping)!;
    expect(above.rows.map((row) => row.name)).toEqual(['和平区人民检察院', '沈河区人民检察院']);
    expect(below.calls.raised).toBe(7);
    expect(below.rows).toBeUndefined();
    expect(below.calls.confirmed).toBeNull();
    expect(above.total.rows).toBeUndefined();
    expect(above.definitions['by']).toMatch(/totals only/);
    // From below nobody sees up.
    const own = await get<Breakdown>(`/api/reports/breakdown?by=unit&${asQuery(WIDE)}`);
    expect(own.rows.map((row) => row.key)).toEqual([t.world.unit.heping]);
    expect((await get<Breakdown>(`/api/reports/breakdown?by=officer&${asQuery(WIDE)}`, 'gao')).rows).toEqual(
      [],
    );
  });

  test('who has no part in them is refused, and so is what makes no sense', async () => {
    const span = asQuery(WIDE);
    for (const path of [`breakdown?by=day&${span}`, `answers?${span}`, `hours?by=kind&${span}`, 'open'])
      for (const who of ['wang', 'li', 'deng'] as const)
        expect((await t.http(who, 'GET', `/api/reports/${path}`)).status).toBe(403);
    for (const [who, path, status] of [
      ['wang', '/api/calls?result=rated', 403],
      ['wang', '/api/calls?result=answered', 200],
      ['zhou', '/api/calls?result=nonsense', 400],
      ['zhou', '/api/calls?hour=8-01', 400],
      ['zhou', '/api/calls?weekday=0', 400],
      ['zhou', '/api/calls?late=never', 400],
      ['zhou', '/api/calls?answeredFrom=-1', 400],
      ['zhou', `/api/reports/breakdown?by=rank&${span}`, 400],
      ['zhou', `/api/reports/answers?dim=hour&key=7&${span}`, 400],
      ['zhou', `/api/reports/answers?key=7&${span}`, 400],
      ['zhou', '/api/reports/breakdown?by=day&from=2024-01-01T00:00:00Z&to=2026-01-01T00:00:00Z', 400],
    ] as const)
      expect([path, (await t.http(who, 'GET', path)).status]).toEqual([path, status]);
  });

  test('advised and solved counts as both; duplicates, mistakes and referrals as what they are', async () => {
    const since = { ...WIDE, from: new Date(t.clock.now()).toISOString() };
    await wang.do('duty:start');
    const held = async (page: Page) => {
      const callId = await emergency(page, page === sun ? { communityId: t.world.community.shagang } : {});
      await accept(wang, callId);
      return callId;
    };
    await close(wang, await held(li), { outcome: 'resolved', solved: true });
    await close(wang, await held(sun), { outcome: 'advised', solved: true });
    await close(wang, await held(sun), { outcome: 'advised', solved: false });
    await close(wang, await held(sun), { outcome: 'unresolved', solved: false });
    const referral = { outcome: 'referred', referral: { body: '12348', how: 'warm' }, note: 'n' };
    const callId = await held(sun);
    expect(await wang.ask('call:close', { callId, solved: true, ...referral })).toMatchObject({ ok: false });
    await close(wang, callId, { ...referral, solved: false });
    await close(wang, await held(li), { outcome: 'duplicate', solved: false });
    await close(wang, await held(sun), { outcome: 'invalid', solved: false });
    const said = async () => {
      const { total } = await get<Breakdown>(`/api/reports/breakdown?by=day&${asQuery(since)}`);
      for (const [result, count] of CELLS)
        expect([result, (await listed({ ...since, result })).length]).toEqual([result, count(total)]);
      return total.calls;
    };
    const right = { raised: 7, closed: 7, solved: 2, advised: 2, referred: 1, unresolved: 1, noMatter: 2 };
    expect(await said()).toMatchObject(right);
    await t.leap(20 * 60);
    expect(await rolledUp()).toBe(14);
    expect(await said()).toMatchObject(right);
    await equal();
  });
});

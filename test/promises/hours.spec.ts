import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dayBegins } from '../../src/protocol/time/local-day.js';
import { HoursLedgerService, type ServedTime } from '../../src/ledger/hours-ledger.service.js';
import {
  SERVICE_KINDS,
  type Claim,
  type Decisions,
  type HoursEvidence,
  type HoursLine,
  type HoursMonth,
  type HoursPage,
  type HoursPolicy,
} from '../../src/protocol/hours.js';
import { inside } from '../setup/checker.js';
import { judgeHours } from '../setup/hours-checker.js';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import { raise, accept } from '../page.js';
import { roleOf, type Username } from '../world.js';

const HOUR = 3_600_000;
/** The clock stands at the 24th, 09:00. */
const DAY = '2026-11-23';
const at = (hour: number, day = DAY) => dayBegins(day) + hour * HOUR;
const iso = (instant: number) => new Date(instant).toISOString();

describe.each(DATABASES)('hours that stand up, on %s', (kind) => {
  let t: TestHub;
  beforeEach(async () => {
    t = await openTestHub(kind, { YIHU_DEMO: '1', YIHU_LIMITS: 'off' });
  });
  afterEach(() => t.close());

  const judged = () => inside({ kind, database: t.database }, judgeHours);
  const ask = async <T>(who: Username, method: string, path: string, body?: unknown): Promise<T> => {
    const { status, body: said } = await t.http(who, method, `/api/hours${path}`, body);
    if (status >= 400) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(said)}`);
    return said as T;
  };
  const code = async (who: Username, method: string, path: string, body?: unknown) => {
    const { status, body: said } = await t.http(who, method, `/api/hours${path}`, body);
    return status < 400 ? 'ok' : ((said as { code: string }).code ?? String(status));
  };
  const list = (who: Username, question = '') => ask<HoursPage>(who, 'GET', question);
  /** As duty and check-outs are recorded: in the desk's room. */
  const record = (who: Username, from: number, to: number, more: Partial<ServedTime> = {}) =>
    t.foundations.store.write(
      'record',
      (tx) =>
        t.hub.app.get(HoursLedgerService).record(tx, {
          personId: t.world.ids[who],
          who: roleOf(who) === 'volunteer' ? 'volunteer' : 'officer',
          unitId: t.world.unit.heping,
          kind: 'duty',
          source: 'measured',
          flags: [],
          sessionId: randomUUID(),
          from,
          to,
          ...more,
        }),
      { queue: `desk:${t.world.unit.heping}` },
    );
  const recorded = async (who: Username, from: number, to: number, more?: Partial<ServedTime>) =>
    (await record(who, from, to, more))[0]!.id;
  const claim = (who: Username, from: number, to: number, more: Record<string, unknown> = {}) =>
    ask<Claim>(who, 'POST', '/claims', {
      id: randomUUID(),
      kind: 'outreach',
      from: iso(from),
      to: iso(to),
      ...more,
    });
  const decide = (who: Username, ids: string[], more: Record<string, unknown> = {}) =>
    ask<Decisions<HoursLine>>(who, 'POST', '/verdicts', { ids, verdict: 'approved', ...more });
  const decideClaims = (who: Username, ids: string[], more: Record<string, unknown> = {}) =>
    ask<Decisions<Claim>>(who, 'POST', '/claims/decisions', { ids, verdict: 'approved', ...more });

  test('a claim stands in no total before somebody else approves it; then it is a line, back-filled, credited', async () => {
    const made = await claim('wang', at(9), at(11), {
      activity: '反诈宣讲',
      note: '社区活动室',
      served: 'elders',
      communityId: t.world.community.caita,
    });
    expect(made).toMatchObject({ state: 'pending', minutes: 120, note: '社区活动室', who: 'officer' });
    expect(await list('wang')).toMatchObject({ items: [], totalMinutes: 0, lines: 0 });
    expect(await code('wang', 'POST', '/claims/decisions', { ids: [made.id], verdict: 'approved' })).toBe(
      'forbidden',
    );
    const [decided] = (await decideClaims('zhou', [made.id])).decided;
    expect(decided).toMatchObject({ state: 'approved', decidedBy: { id: t.world.ids.zhou } });
    const page = await list('wang');
    expect(page).toMatchObject({ totalMinutes: 120, totalCredited: 120, lines: 1 });
    expect(page.items).toMatchObject([
      {
        kind: 'outreach',
        source: 'back_filled',
        state: 'approved',
        credited: 120,
        community: { name: '彩塔街社区' },
        activity: '反诈宣讲',
        served: 'elders',
        recordedBy: { id: t.world.ids.wang },
        verdict: { verdict: 'approved', by: { id: t.world.ids.zhou } },
      },
    ]);
    // The words are sealed where they are kept.
    const rows = await t.foundations.store.read.rows<{ note: string }>('select note from hours_claim');
    expect(rows[0]!.note).toMatch(/^v1\./);
    expect(await judged()).toEqual([]);
  });

  test('nobody approves their own, what they entered, or a neighbour’s; two at once: one wins and the other is told who', async () => {
    const line = await recorded('wang', at(9), at(12));
    const own = await claim('zhao', at(9), at(10));
    const entered = await ask<Claim>('zhou', 'POST', '/claims', {
      id: randomUUID(),
      personId: t.world.ids.deng,
      kind: 'duty',
      from: iso(at(9)),
      to: iso(at(10)),
    });
    expect(entered).toMatchObject({ who: 'volunteer', officer: { id: t.world.ids.deng } });
    expect((await decideClaims('zhou', [entered.id, own.id])).refused).toMatchObject([
      { id: entered.id, code: 'forbidden', message: '您登记的时长须由他人认定。' },
    ]);
    expect((await decide('gao', [line, 'nothing'])).refused).toMatchObject([
      { code: 'not_found' },
      { code: 'not_found' },
    ]);
    expect(await code('wang', 'POST', '/verdicts', { ids: [line], verdict: 'approved' })).toBe('forbidden');
    const both = await Promise.all([decide('zhou', [line]), decide('xie', [line])]);
    const [winner, loser] = both[0]!.decided.length ? both : [both[1]!, both[0]!];
    expect(winner!.decided).toHaveLength(1);
    expect(loser!.decided).toEqual([]);
    const name = winner!.decided[0]!.verdict!.by!.name;
    expect(loser!.refused).toEqual([{ id: line, code: 'conflict', message: `${name}已经认定。` }]);
    const claims = await Promise.all([decideClaims('zhou', [entered.id]), decideClaims('xie', [entered.id])]);
    expect(claims.map((c) => c.decided.length)).toEqual([0, 1]);
    expect(await judged()).toEqual([]);
  });

  test('a coordinator with hours of their own: somebody else decides', async () => {
    const line = await recorded('xie', at(9), at(10), { who: 'officer' });
    expect((await decide('xie', [line])).refused).toMatchObject([
      { code: 'forbidden', message: '自己的时长须由他人认定。' },
    ]);
    expect(
      await code('xie', 'POST', `/${line}/corrections`, { from: iso(at(9)), to: iso(at(9)), reason: '误' }),
    ).toBe('forbidden');
    expect((await decide('zhou', [line])).decided).toHaveLength(1);
  });

  test('returned with a reason that the person sees; approved later only with a reason by another; the same again writes nothing', async () => {
    const line = await recorded('wang', at(9), at(10), { flags: ['forgotten_sign_off'] });
    expect(await code('zhou', 'POST', '/verdicts', { ids: [line], verdict: 'returned' })).toBe('invalid');
    await decide('zhou', [line], { verdict: 'returned', reason: '请说明' });
    await decide('zhou', [line], { verdict: 'returned', reason: '请说明' });
    expect((await list('wang', '?state=returned')).items).toMatchObject([
      { id: line, verdict: { verdict: 'returned', reason: '请说明' } },
    ]);
    expect((await decide('xie', [line])).refused).toMatchObject([
      { code: 'conflict', message: expect.stringContaining('已经退回') },
    ]);
    expect((await decide('xie', [line], { reason: '已当面核实' })).decided).toMatchObject([
      { state: 'approved', credited: 0 },
    ]);
    const { verdicts } = await ask<HoursEvidence>('zhou', 'GET', `/${line}/evidence`);
    expect(verdicts.map((v) => v.verdict)).toEqual(['returned', 'approved']);
    expect((await list('zhou', '?flagged=forgotten_sign_off')).lines).toBe(1);
    expect((await list('zhou', '?flagged=low_attendance')).lines).toBe(0);
  });

  test('at most eight hours of a day count; more only with a reason; what a correction frees goes to the next', async () => {
    const first = await recorded('deng', at(0), at(7));
    const second = await recorded('deng', at(8), at(11));
    const third = await recorded('deng', at(12), at(13));
    await decide('zhou', [first]);
    expect((await decide('zhou', [second, third])).decided.map((e) => e.credited)).toEqual([60, 0]);
    expect(
      await code('zhou', 'POST', '/verdicts', { ids: [third], verdict: 'approved', overCap: true }),
    ).toBe('invalid');
    await ask('zhou', 'POST', `/${first}/corrections`, { from: iso(at(0)), to: iso(at(6)), reason: '早退' });
    const page = await list('zhou', `?officerId=${t.world.ids.deng}`);
    expect(page).toMatchObject({ totalMinutes: 600, totalCredited: 480 });
    const credited = (id: string) => page.items.find((e) => e.id === id);
    expect(credited(second)).toMatchObject({ credited: 180, verdict: { verdict: 'recredited' } });
    expect(credited(third)).toMatchObject({ credited: 60, verdict: { verdict: 'recredited' } });
    // Shortened by a correction, it stays approved by it, after those that were approved before.
    const corrected = page.items.find((e) => e.flags.includes('corrected') && !e.reverses)!;
    expect(corrected).toMatchObject({ state: 'approved', credited: 240 });
    const [over] = (await decide('xie', [corrected.id], { overCap: true, reason: '抗洪值守' })).decided;
    expect(over).toMatchObject({
      credited: 360,
      flags: ['corrected', 'over_cap'],
      verdict: { reason: '抗洪值守' },
    });
    expect((await list('zhou')).totalCredited).toBe(600);
    expect(await judged()).toEqual([]);
  });

  test('claims do not overlap lines, claims, running duty, time to come; the refusal names the time', async () => {
    await record('wang', at(9), at(11));
    const wang = await t.page('wang');
    await wang.do('duty:start');
    await t.pass(600);
    const refusal = async (from: number, to: number, more = {}) =>
      (
        await t.http('wang', 'POST', '/api/hours/claims', {
          id: randomUUID(),
          kind: 'outreach',
          from: iso(from),
          to: iso(to),
          ...more,
        })
      ).body as { code: string; message?: string; detail?: string; fields?: Record<string, string> };
    expect(await refusal(at(10), at(12))).toMatchObject({
      code: 'conflict',
      detail: '这段时间已有记录：2026-11-23 09:00–11:00。',
    });
    const now = t.clock.now();
    expect(await refusal(now - 300_000, now - 60_000)).toMatchObject({ code: 'conflict' });
    expect(await refusal(now, now + HOUR)).toMatchObject({
      code: 'invalid',
      fields: { to: expect.any(String) },
    });
    expect(await refusal(at(1), at(26))).toMatchObject({ code: 'invalid' });
    expect(await refusal(at(12), at(13), { communityId: t.world.community.fengle })).toMatchObject({
      fields: { communityId: expect.any(String) },
    });
    expect(await refusal(at(12), at(13), { personId: t.world.ids.zhao })).toMatchObject({
      code: 'forbidden',
    });
    expect(await refusal(at(12), at(13), { personId: t.world.ids.lin })).toMatchObject({ code: 'not_found' });
    const made = await claim('wang', at(12), at(13));
    expect(await refusal(at(12.5), at(14))).toMatchObject({
      code: 'conflict',
      detail: expect.stringContaining('补录'),
    });
    expect(await claim('wang', at(1), at(2), { id: made.id })).toMatchObject({
      id: made.id,
      from: iso(at(12)),
    });
    expect(
      await code('zhao', 'POST', '/claims', {
        id: made.id,
        kind: 'outreach',
        from: iso(at(1)),
        to: iso(at(2)),
      }),
    ).toBe('conflict');
    await ask('wang', 'POST', `/claims/${made.id}/withdraw`);
    await claim('wang', at(12.5), at(14));
    expect((await decideClaims('zhou', [made.id])).refused).toMatchObject([{ code: 'conflict' }]);
  });

  test('who contests a line says how it was: approving it takes the line back and writes the right one', async () => {
    const line = await recorded('wang', at(9), at(20), { flags: ['forgotten_sign_off'] });
    const wanted = await claim('wang', at(9), at(17), { contests: line, kind: 'duty', note: '忘了结束' });
    expect(
      await code('zhao', 'POST', '/claims', {
        id: randomUUID(),
        contests: line,
        kind: 'duty',
        from: iso(at(9)),
        to: iso(at(9)),
      }),
    ).toBe('not_found');
    const evidence = await ask<HoursEvidence>('zhou', 'GET', `/claims/${wanted.id}/evidence`);
    expect(evidence).toMatchObject({ overlaps: [], day: { creditable: false, wouldCredit: 0 } });
    await decideClaims('zhou', [wanted.id]);
    const page = await list('wang');
    expect(page).toMatchObject({ totalMinutes: 480, lines: 1 });
    expect(page.items.map((e) => [e.minutes, e.state]).sort()).toEqual([
      [-660, 'pending'],
      [480, 'approved'],
      [660, 'pending'],
    ]);
    expect((await list('wang', '?state=corrected')).items).toHaveLength(2);
    expect((await list('wang', '?state=pending')).items).toEqual([]);
    expect((await decide('zhou', [line])).refused).toMatchObject([{ message: '这条记录已经更正。' }]);
    // Taken away altogether.
    const right = page.items.find((e) => e.state === 'approved')!.id;
    const nothing = await claim('wang', at(9), at(9), { contests: right, kind: 'duty' });
    await decideClaims('zhou', [nothing.id]);
    expect(await list('wang')).toMatchObject({ totalMinutes: 0, lines: 0 });
    expect(await judged()).toEqual([]);
  });

  test('who corrects to more time does not approve it; less time they may', async () => {
    const line = await recorded('wang', at(9), at(12));
    const correct = async (id: string, from: number, to: number) =>
      (
        await ask<{ entries: HoursLine[] }>('zhou', 'POST', `/${id}/corrections`, {
          from: iso(from),
          to: iso(to),
          reason: '核对',
        })
      ).entries[0]!;
    const less = await correct(line, at(9), at(11));
    expect(less.state).toBe('pending');
    const more = await correct(less.id, at(8), at(13));
    expect((await decide('zhou', [more.id])).refused).toMatchObject([{ code: 'forbidden' }]);
    expect((await decide('xie', [more.id])).decided).toHaveLength(1);
    const other = await correct(await recorded('zhao', at(9), at(12)), at(9), at(10));
    expect((await decide('zhou', [other.id])).decided).toHaveLength(1);
  });

  test('lists go either way, page by page; claims are found by kind, person and place; the unit says whose hours there are', async () => {
    for (const hour of [9, 11, 13]) await record('wang', at(hour), at(hour + 1));
    await claim('zhou', at(14), at(15), { personId: t.world.ids.wang, communityId: t.world.community.caita });
    await claim('zhou', at(16), at(17), { personId: t.world.ids.zhao, kind: 'training' });
    const through = async (path: string): Promise<string[]> => {
      const found: string[] = [];
      for (let cursor = ''; ;) {
        const page = await ask<HoursPage>('zhou', 'GET', `${path}&limit=1${cursor && `&cursor=${cursor}`}`);
        found.push(...page.items.map((line) => line.from));
        if (page.nextCursor === null) return found;
        cursor = page.nextCursor;
      }
    };
    const oldest = await through('?order=oldest&state=pending');
    expect(oldest).toEqual([9, 11, 13].map((hour) => iso(at(hour))));
    expect(await through('?state=pending')).toEqual([...oldest].reverse());
    expect(await through('/claims?order=oldest&state=pending')).toEqual([iso(at(14)), iso(at(16))]);
    expect(await through('/claims?state=pending&kind=training')).toEqual([iso(at(16))]);
    expect(await through(`/claims?state=pending&communityId=${t.world.community.caita}`)).toEqual([
      iso(at(14)),
    ]);
    expect(await through('/claims?state=pending&who=volunteer')).toEqual([]);
    const { items } = await ask<{ items: { id: string; who: string }[] }>('zhou', 'GET', '/people');
    expect(items).toContainEqual(expect.objectContaining({ id: t.world.ids.wang, who: 'officer' }));
    expect(items.map((one) => one.id)).not.toContain(t.world.ids.zhou);
    expect(await code('wang', 'GET', '/people')).toBe('forbidden');
  });

  test('a closed month refuses everything; it is opened with a reason; late time waits as the hub’s own claim', async () => {
    const october = '2026-10-20';
    const line = await recorded('wang', at(9, october), at(10, october));
    const waiting = await claim('zhao', at(9, october), at(10, october));
    const month = (who: Username, closed: boolean, reason?: string, which = '2026-10') =>
      t.http(who, 'POST', `/api/hours/months/${which}`, { closed, ...(reason && { reason }) });
    expect((await month('zhou', true)).body.detail).toBe('还有 2 条等待认定，处理后才能封账。');
    expect((await month('zhou', true, undefined, '2026-11')).body.detail).toBe('这个月还没有结束。');
    expect((await month('zhou', true, undefined, '2026-13')).status).toBe(404);
    await decide('zhou', [line]);
    await decideClaims('zhou', [waiting.id], { verdict: 'returned', reason: '重复' });
    expect((await month('zhou', true)).body).toMatchObject({ state: 'closed', minutes: 60, pending: 0 });
    expect((await month('xie', true)).body.code).toBe('conflict');
    expect((await month('zhou', true)).status).toBe(200);

    const day = { from: iso(at(12, october)), to: iso(at(13, october)) };
    expect(await code('wang', 'POST', '/claims', { id: randomUUID(), kind: 'duty', ...day })).toBe(
      'conflict',
    );
    expect(await code('zhou', 'POST', `/${line}/corrections`, { ...day, reason: '误' })).toBe('conflict');
    expect(
      await code('zhou', 'PUT', '/policy', {
        fromDay: october,
        creditable: { officer: [], volunteer: [] },
        capMinutes: 480,
        attendancePercent: 60,
        reason: '改',
      }),
    ).toBe('conflict');
    for (let twice = 0; twice < 2; twice++)
      expect(await record('wang', at(14, october), at(15, october), { sessionId: 'late' })).toEqual([]);
    const { items } = await ask<{ items: Claim[] }>('zhou', 'GET', '/claims?state=pending');
    expect(items).toMatchObject([{ minutes: 60, officer: { id: t.world.ids.wang } }]);
    expect(items[0]!.enteredBy).toBeUndefined();
    expect((await decideClaims('zhou', [items[0]!.id])).refused).toMatchObject([
      { code: 'conflict', message: '2026-10 已经封账，重新打开后才能更改。' },
    ]);
    expect((await month('zhou', false)).body.code).toBe('invalid');
    expect((await month('zhou', false, '补记迟到的值守')).body).toMatchObject({ state: 'open', pending: 1 });
    expect((await decideClaims('zhou', [items[0]!.id])).decided).toHaveLength(1);
    expect((await list('wang')).totalMinutes).toBe(120);
    const months = await ask<{ items: HoursMonth[] }>('zhou', 'GET', '/months?year=2026');
    expect(months.items.map((m) => m.month).at(-1)).toBe('2026-11');
    expect(months.items[9]).toMatchObject({ minutes: 120, reason: '补记迟到的值守' });
    const audit = await t.foundations.store.read.rows<{ act: string }>(
      "select act from audit where act like 'hours.month%' ",
    );
    expect(audit.map((a) => a.act).sort()).toEqual(['hours.month.close', 'hours.month.open']);
    expect(await judged()).toEqual([]);
  });

  test('a month is not closed while somebody is at an activity that began in it; its minutes part at midnight', async () => {
    await t.leap(6 * 86_400 + 13 * 3600 - 5); // 30 November, 22:00
    t.signInAgain();
    const [from, to] = ['2026-11-30T22:00:00+08:00', '2026-12-01T01:00:00+08:00'];
    const made = { theme: 'labour', title: '夜市普法', place: '夜市', from, to };
    const { id } = (await t.http('wang', 'POST', '/api/activities', made)).body;
    const touch = async (what: string) => {
      const { code: shown } = (await t.http('wang', 'GET', `/api/activities/${id}/code`)).body;
      return (await t.http('wang', 'POST', `/api/activities/${id}/${what}`, { code: shown })).status;
    };
    expect(await touch('check-in')).toBe(200);
    await t.leap(2 * 3600 + 1800 - 5);
    const close = () => t.http('zhou', 'POST', '/api/hours/months/2026-11', { closed: true });
    expect((await close()).body.detail).toBe('还有属于这个月的值守或服务没有结束。');
    await t.leap(1800 - 5);
    expect(await touch('check-out')).toBe(200);
    const { items } = await list('wang');
    expect(items.map((line) => [line.day, line.kind, line.activity, line.minutes])).toEqual([
      ['2026-12-01', 'outreach', '夜市普法', 60],
      ['2026-11-30', 'outreach', '夜市普法', 120],
    ]);
    expect((await close()).body.detail).toBe('还有 1 条等待认定，处理后才能封账。');
    await decide('zhou', [items[1]!.id]);
    expect((await close()).body).toMatchObject({ state: 'closed', minutes: 120, credited: 120 });
  });

  test('a policy begins where nothing is approved yet, and travel never counts', async () => {
    const policy = {
      fromDay: DAY,
      creditable: { officer: ['duty', 'outreach'], volunteer: ['duty'] },
      capMinutes: 60,
      attendancePercent: 50,
      reason: '党组会决定',
    };
    expect(
      await code('zhou', 'PUT', '/policy', { ...policy, creditable: { officer: ['travel'], volunteer: [] } }),
    ).toBe('invalid');
    const before = await recorded('wang', at(9, '2026-11-22'), at(11, '2026-11-22'));
    const line = await recorded('wang', at(9), at(11));
    await decide('zhou', [before]);
    const { items } = await ask<{ items: HoursPolicy[] }>('zhou', 'PUT', '/policy', policy);
    expect(items.map((p) => [p.fromDay, p.changedBy?.name])).toEqual([
      [DAY, expect.any(String)],
      ['2000-01-01', undefined],
    ]);
    expect((await decide('zhou', [line])).decided).toMatchObject([{ credited: 60 }]);
    expect((await list('wang')).totalCredited).toBe(60);
    const said = await t.http('zhou', 'PUT', '/api/hours/policy', { ...policy, capMinutes: 480 });
    expect(said.body).toMatchObject({ code: 'conflict', detail: expect.stringContaining('1 条') });
    expect(await code('wang', 'PUT', '/policy', policy)).toBe('forbidden');
    expect((await ask<{ items: HoursPolicy[] }>('deng', 'GET', '/policy')).items).toHaveLength(2);
  });

  test('beside a line stands what the hub knows of that time', async () => {
    const [wang, li] = [await t.page('wang'), await t.page('li')];
    await wang.do('duty:start');
    await t.pass(600);
    const call = await raise(li);
    await accept(wang, call.id);
    await t.pass(600);
    await wang.do('duty:pause', { reason: 'court' });
    await t.pass(300);
    await wang.do('duty:resume');
    await t.pass(300);
    await wang.do('call:close', { callId: call.id, outcome: 'advised', solved: false, note: '已解答' });
    await wang.do('duty:end');
    const [line] = (await list('zhou', '?state=pending')).items.slice(-1);
    const evidence = await ask<HoursEvidence>('zhou', 'GET', `/${line!.id}/evidence`);
    expect(evidence).toMatchObject({
      sessions: [{ forgotten: false, from: line!.from }],
      rings: [{ callId: call.id, number: call.number, ending: 'accepted' }],
      held: [{ callId: call.id, to: expect.any(String) }],
      overlaps: [],
      day: { creditable: false, wouldCredit: 0, capMinutes: 480 },
    });
    expect(evidence.stretches).toHaveLength(2);
    expect((await t.http('wang', 'GET', `/api/hours/${line!.id}/evidence`)).status).toBe(200);
    expect((await t.http('zhao', 'GET', `/api/hours/${line!.id}/evidence`)).status).toBe(404);
    expect((await t.http('gao', 'GET', `/api/hours/${line!.id}/evidence`)).status).toBe(404);
  });

  test('whatever is recorded, claimed, approved, returned, corrected, closed and opened: the sums are one sum, and nobody is two hours at once', async () => {
    // A day is full early.
    const kinds = ['duty', 'call_handling', 'outreach'];
    await ask('zhou', 'PUT', '/policy', {
      fromDay: '2026-10-01',
      creditable: { officer: kinds, volunteer: kinds },
      capMinutes: 150,
      attendancePercent: 60,
      reason: '试行',
    });
    const people = ['wang', 'deng'] as const;
    const reviewers = ['zhou', 'xie'] as const;
    const days = ['2026-10-31', '2026-11-20'];
    const time = fc.record({
      day: fc.constantFrom(...days),
      start: fc.integer({ min: 0, max: 47 }),
      length: fc.oneof(
        { weight: 4, arbitrary: fc.integer({ min: 2, max: 8 }) },
        fc.integer({ min: 1, max: 47 }),
      ),
    });
    const pick = fc.nat({ max: 1000 });
    const said = { who: fc.constantFrom(...people), time, kind: fc.constantFrom(...SERVICE_KINDS), pick };
    const by = fc.constantFrom(...reviewers);
    const recording = fc.record({ deed: fc.constant('record' as const), ...said });
    const deed = fc.oneof(
      { weight: 2, arbitrary: recording },
      { weight: 2, arbitrary: fc.record({ deed: fc.constant('claim' as const), ...said }) },
      { weight: 1, arbitrary: fc.record({ deed: fc.constant('contest' as const), time, pick }) },
      { weight: 3, arbitrary: fc.record({ deed: fc.constant('correct' as const), time, pick, by }) },
      {
        weight: 5,
        arbitrary: fc.record({
          deed: fc.constantFrom('verdict' as const, 'decision' as const),
          by,
          pick,
          many: fc.integer({ min: 1, max: 12 }),
          verdict: fc.constantFrom('approved', 'approved', 'approved', 'returned'),
          overCap: fc.nat({ max: 9 }).map((n) => n === 0),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({ deed: fc.constant('month' as const), by, closed: fc.boolean() }),
      },
    );
    const life = fc
      .tuple(
        fc.array(recording, { minLength: 3, maxLength: 8 }),
        fc.array(deed, { minLength: 8, maxLength: 24, size: 'max' }),
      )
      .map(([first, then]) => [...first, ...then]);
    const spanOf = ({ day, start, length }: { day: string; start: number; length: number }) => ({
      from: at(start / 2, day),
      to: at((start + length) / 2, day),
    });
    const some = <T>(all: readonly T[], first: number, many = 1): T[] =>
      all.length
        ? Array.from({ length: Math.min(many, all.length) }, (_, n) => all[(first + n) % all.length]!)
        : [];

    await fc.assert(
      fc.asyncProperty(life, async (deeds) => {
        for (const d of deeds) {
          const lines = (await list('zhou')).items.filter((e) => !e.reverses && !e.reversedBy);
          const { items: claims } = await ask<{ items: Claim[] }>('zhou', 'GET', '/claims?state=pending');
          if (d.deed === 'record') {
            const { from, to } = spanOf(d.time);
            await record(d.who, from, to, {
              kind: d.kind,
              about: d.pick % 2 ? { communityId: t.world.community.caita } : {},
            });
          } else if (d.deed === 'claim') {
            const { from, to } = spanOf(d.time);
            await code(d.who, 'POST', '/claims', {
              id: randomUUID(),
              kind: d.kind,
              from: iso(from),
              to: iso(to),
            });
          } else if (d.deed === 'contest' || d.deed === 'correct') {
            const { from, to } = spanOf(d.time);
            for (const line of some(lines, d.pick)) {
              const who = people.find((p) => t.world.ids[p] === line.officer.id)!;
              const span =
                d.pick % 3
                  ? { from: iso(from), to: iso(to) }
                  : { from: line.from, to: iso((Date.parse(line.from) + Date.parse(line.to)) / 2) };
              if (d.deed === 'contest')
                await code(who, 'POST', '/claims', {
                  id: randomUUID(),
                  kind: line.kind,
                  contests: line.id,
                  ...span,
                });
              else await code(d.by, 'POST', `/${line.id}/corrections`, { ...span, reason: '核对' });
            }
          } else if (d.deed === 'month') {
            await code(d.by, 'POST', '/months/2026-10', { closed: d.closed, reason: '复核' });
          } else {
            const ids = some<{ id: string }>(d.deed === 'verdict' ? lines : claims, d.pick, d.many).map(
              (e) => e.id,
            );
            const ruling = {
              ids,
              verdict: d.verdict,
              reason: '核对',
              overCap: d.overCap && d.verdict === 'approved',
            };
            if (ids.length)
              await code(d.by, 'POST', d.deed === 'verdict' ? '/verdicts' : '/claims/decisions', ruling);
          }
        }
        expect(await judged()).toEqual([]);

        const whole = await list('zhou');
        const totals = async (questions: string[]) => {
          const pages = await Promise.all(questions.map((q) => list('zhou', `?limit=1&${q}`)));
          return {
            totalMinutes: pages.reduce((sum, p) => sum + p.totalMinutes, 0),
            totalCredited: pages.reduce((sum, p) => sum + p.totalCredited, 0),
            lines: pages.reduce((sum, p) => sum + p.lines, 0),
          };
        };
        const { totalMinutes, totalCredited, lines } = whole;
        const all = { totalMinutes, totalCredited, lines };
        expect(await totals(people.map((p) => `officerId=${t.world.ids[p]}`))).toEqual(all);
        expect(await totals(SERVICE_KINDS.map((k) => `kind=${k}`))).toEqual(all);
        expect(await totals(['source=measured', 'source=back_filled'])).toEqual(all);
        expect(await totals(['state=pending', 'state=approved', 'state=returned'])).toEqual(all);
        const months = [
          iso(dayBegins('2026-10-01')),
          iso(dayBegins('2026-11-01')),
          iso(dayBegins('2026-12-01')),
        ];
        expect(
          await totals([`from=${months[0]}&to=${months[1]}`, `from=${months[1]}&to=${months[2]}`]),
        ).toEqual(all);
        // Between no two midnights the rows are counted, not the roll-ups.
        const odd = iso(dayBegins('2026-10-01') + 1);
        expect(await totals([`from=${odd}`])).toEqual(all);
        for (const who of ['officer', 'volunteer', 'communityId'] as const) {
          const filter = who === 'communityId' ? `communityId=${t.world.community.caita}` : `who=${who}`;
          expect(await totals([filter])).toEqual(await totals([`from=${odd}&${filter}`]));
        }
        expect(await totals(['state=approved'])).toEqual(await totals([`from=${odd}&state=approved`]));
        await t.foundations.store.write('emptied', async (tx) => {
          for (const table of ['entry', 'verdict', 'claim', 'month', 'rollup'])
            await tx.run(`delete from hours_${table}`);
        });
      }),
      { numRuns: kind === 'sqlite' ? 20 : 5 },
    );
  }, 300_000);
});

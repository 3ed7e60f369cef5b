import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Brief } from '../../src/protocol/papers/briefs.js';
import type { ReportSummary, WallFigures, YearFigures } from '../../src/protocol/reports.js';
import { morningOfActiveService, MORNING_FIGURES } from '../active-service.js';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import { accept, raise } from '../page.js';
import type { Username } from '../world.js';

describe.each(DATABASES)('the year and its targets on %s', (kind) => {
  let t: TestHub;
  beforeEach(async () => {
    t = await openTestHub(kind);
  });
  afterEach(() => t.close());

  const year = async (who: Username = 'zhou', query = '') =>
    (await t.http(who, 'GET', `/api/reports/year${query}`)).body as YearFigures;

  test('what is solved and running stands against the targets, and the months add up to it', async () => {
    const [li, wang] = [await t.page('li'), await t.page('wang')];
    await wang.do('duty:start');
    const call = await raise(li);
    await accept(wang, call.id);
    await wang.do('call:close', { callId: call.id, outcome: 'resolved', solved: true, note: '' });
    await li.do('call:rate', { callId: call.id, rating: 5 });
    await t.pass(600);

    const seen = await year();
    expect(seen).toMatchObject({
      year: 2026,
      at: new Date(t.clock.now()).toISOString(),
      duty: { minutes: 10, running: 10, targetMinutes: 600_000 },
      solved: { calls: 1, confirmed: 1, referred: 0, target: 200, due: Math.floor((200 * 327) / 365) },
    });
    expect(seen.duty.dueMinutes).toBe(Math.floor((600_000 * 327) / 365));
    expect(seen.months).toHaveLength(12);
    const sum = (of: 'dutyMinutes' | 'credited' | 'solved') => seen.months.reduce((n, m) => n + m[of], 0);
    expect([sum('dutyMinutes'), sum('credited'), sum('solved')]).toEqual([
      seen.duty.minutes,
      seen.credited.minutes,
      seen.solved.calls,
    ]);
    // What ran is in the ledger once it has ended, and counts once.
    await wang.do('duty:end');
    await t.pass(60);
    expect((await year()).duty).toMatchObject({ minutes: 10, measured: 10, backFilled: 0, running: 0 });
    expect((await t.http('zhou', 'GET', '/api/hours')).body.totalMinutes).toBe(10);
    // An officer learns of no single rating, a neighbour of nothing, a worker is not asked.
    expect((await year('wang')).solved).toMatchObject({ calls: 1, confirmed: null });
    expect((await year('gao')).solved).toMatchObject({ calls: 0 });
    expect((await t.http('li', 'GET', '/api/reports/year')).status).toBe(403);
    expect(await year('zhou', '?year=2025')).toMatchObject({ solved: { calls: 0, due: 200 } });
    expect((await t.http('zhou', 'GET', '/api/reports/year?year=x')).body.code).toBe('invalid');
  });

  test('targets are the administrator’s to set; none is no target', async () => {
    const { status } = await t.http('xie', 'PUT', '/api/settings', { targets: { hours: 0, solved: 365 } });
    expect(status).toBe(200);
    expect(await year()).toMatchObject({
      duty: { targetMinutes: null, dueMinutes: null },
      solved: { target: 365, due: 327 },
    });
    const wrong = {
      targets: { hours: -1, solved: 1 },
      proposals: { matterCalls: 1, callerCalls: 0, days: 1 },
    };
    expect(Object.keys((await t.http('xie', 'PUT', '/api/settings', wrong)).body.fields)).toEqual([
      'targets.hours',
      'proposals.matterCalls',
      'proposals.days',
    ]);
  });

  test('what was done without a call: the same on year, summary, wall and brief; no minute is in two of them', async () => {
    await morningOfActiveService(t);
    const seen = await year();
    expect(seen.active).toEqual(MORNING_FIGURES);
    // Two hours on duty, of which the visit and the activity have taken their parts.
    expect(seen.duty).toMatchObject({ minutes: 30, running: 30 });
    const get = async <T>(path: string, who: Username = 'zhou'): Promise<T> =>
      (await t.http(who, 'GET', `/api${path}`)).body;
    const of = (from: string, to: string) =>
      get<ReportSummary>(`/reports/summary?from=${from}T00:00:00%2B08:00&to=${to}T00:00:00%2B08:00`);
    expect((await of('2026-11-01', '2026-12-01')).active).toEqual(MORNING_FIGURES);
    const before = (await of('2026-10-01', '2026-11-01')).active;
    expect([before.outreach.activities, before.checkups.checkups, before.liaison.open]).toEqual([0, 0, 0]);
    expect((await get<WallFigures>('/wall')).outreach).toEqual({ activities: 1, minutes: 90 });
    // The figures of the community's own month and of the enterprises' page are these.
    const month = await get(`/liaison/communities/${t.world.community.caita}/month`);
    expect(month).toMatchObject({ visits: 1, minutes: 30, promises: { made: 2, kept: 1, open: 1 } });
    expect(await get('/checkups/figures')).toMatchObject(MORNING_FIGURES.checkups);
    expect((await year('gao')).active).toMatchObject({
      outreach: { activities: 0, people: 0 },
      liaison: { visits: 0, open: 0 },
    });

    const brief = await get<Brief>('/briefs?month=2026-11');
    expect(brief.sections.map(({ heading }) => heading)[2]).toBe('三、主动服务');
    expect(brief.sections[2]!.paragraphs).toEqual([
      '精准普法：开展普法活动1场；2人参与服务，服务时长1小时30分钟；到场居民6人，其中60岁及以上6人；现场代为呼叫不足5件。',
      '走进企业：应邀开展法治体检和走访1次，涉及企业1家，发现问题不足5项，已解决不足5项。',
      '派驻社区：走访社区1次，共30分钟；答应社区的事办到1项，还没办到1项。',
    ]);

    // Signed off, every minute of the two people is in the ledger once.
    await (await t.page('wang')).do('duty:end');
    await t.pass(60);
    const after = await year();
    expect(after.duty).toMatchObject({ minutes: 30, measured: 30, running: 0 });
    expect((await get<{ totalMinutes: number }>('/hours')).totalMinutes).toBe(120 + 30);
    expect(after.duty.minutes + after.active.outreach.minutes + after.active.liaison.minutes).toBe(150);

    // What was returned is in no sum; a claim for a visit is in one once it is approved.
    const { items } = await get<{ items: { id: string; activity?: string }[] }>('/hours?kind=outreach');
    const visit = items.find((line) => line.activity === '走访')!;
    await t.http('zhou', 'POST', '/api/hours/verdicts', {
      ids: [visit.id],
      verdict: 'returned',
      reason: '不是走访',
    });
    expect((await year()).active.liaison).toMatchObject({ visits: 0, minutes: 0 });
    expect((await year()).active.outreach.minutes).toBe(90);
  });
});

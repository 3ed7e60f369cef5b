import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { YearFigures } from '../../src/protocol/reports.js';
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
});

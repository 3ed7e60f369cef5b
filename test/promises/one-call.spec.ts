import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CallDetail } from '../../src/protocol/calls/call-summary.js';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import { accept, raise, ringOf } from '../page.js';
import type { Username } from '../world.js';

describe.each(DATABASES)('one call, from the click to the ledger, on %s', (kind) => {
  let t: TestHub;
  beforeEach(async () => {
    t = await openTestHub(kind);
  });
  afterEach(() => t.close());

  test('is raised by a click, rung, accepted, talked about, closed, rated; and the minutes on duty are counted', async () => {
    const wang = await t.page('wang');
    const li = await t.page('li');
    const zhou = await t.page('zhou');
    await wang.do('duty:start');

    const call = await raise(li);
    expect(call).toMatchObject({
      state: 'ringing',
      category: 'other',
      urgency: 'normal',
      community: { name: '彩塔街社区' },
    });
    const ring = await ringOf(wang, call.id);
    expect(ring).toMatchObject({ step: 1, call: { id: call.id, community: { name: '彩塔街社区' } } });
    expect(Object.keys(ring.call).sort()).toEqual(
      ['category', 'community', 'id', 'number', 'raisedAt', 'state', 'urgency', 'version'].sort(),
    );
    expect((await li.hear('call:progress')).ringing).toEqual([
      { name: 'wang检察官', expiresAt: ring.expiresAt },
    ]);

    const accepted = await accept(wang, call.id);
    expect(accepted).toMatchObject({
      state: 'active',
      holder: { id: t.world.ids.wang },
      callback: { name: 'li' },
    });
    await li.hear('call:changed', (c: { state: string }) => c.state === 'active');

    await li.do('call:message', { callId: call.id, clientMessageId: 'm1', text: '老人在银行' });
    expect((await wang.hear('call:message')).text).toBe('老人在银行');
    await wang.do('call:close', { callId: call.id, outcome: 'resolved', solved: true, note: '已劝阻' });
    await li.do('call:rate', { callId: call.id, rating: 5 });
    expect(
      (await zhou.hear('call:changed', (c: { state: string; rating?: number }) => c.rating === 5)).state,
    ).toBe('closed');

    await t.pass(3600);
    expect(await wang.do('duty:end')).toEqual({ onDuty: false, minutesToday: 60 });
    const hours = await t.http('zhou', 'GET', '/api/hours');
    expect(hours.body).toMatchObject({
      totalMinutes: 60,
      items: [{ kind: 'duty', minutes: 60, source: 'measured', flags: [] }],
    });
  });

  test('tells its raiser, and nobody else, the telephone of whoever holds it, for as long as somebody does', async () => {
    const wang = await t.page('wang');
    const li = await t.page('li');
    await wang.do('duty:start');
    const call = await raise(li);
    const phone = async (who: Username) =>
      ((await t.http(who, 'GET', `/api/calls/${call.id}`)).body as CallDetail).holderPhone;
    expect(await phone('li')).toBeUndefined();
    await accept(wang, call.id);
    expect(await phone('li')).toBe('13900000003');
    for (const who of ['wang', 'sun', 'zhou'] as const) expect(await phone(who)).toBeUndefined();
    // Nobody invents a number: the page says then that it is the unit's.
    await t.foundations.store.write('phone', (tx) =>
      tx.run('update account set phone = null where id = ?', [t.world.ids.wang]),
    );
    expect(await phone('li')).toBeUndefined();
  });
});

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CallSummary } from '../../src/protocol/calls/call-summary.js';
import type { CallReturned, CallReviewed } from '../../src/protocol/calls/handing-over.js';
import { DATABASES } from '../databases.js';
import { openTestHub, settled, type TestHub } from '../hub.js';
import { accept, raise, type Page } from '../page.js';

describe.each(DATABASES)('a call may be given back twice, and then a ruling stands, on %s', (kind) => {
  let t: TestHub;
  let [li, wang, zhao, zhou] = [] as unknown as [Page, Page, Page, Page];
  let callId: string;
  beforeEach(async () => {
    t = await openTestHub(kind);
    [li, wang, zhao, zhou] = [
      await t.page('li'),
      await t.page('wang'),
      await t.page('zhao'),
      await t.page('zhou'),
    ];
    await wang.do('duty:start');
    await zhao.do('duty:start');
    callId = (await raise(li)).id;
    await accept(wang, callId);
  });
  afterEach(() => t.close());

  const back = (page: Page): Promise<CallSummary> =>
    page.do('call:return', { callId, reason: '不属于我的职责' });
  const review = (more: object) => zhou.ask('call:review', { callId, words: '已看', ...more });
  const now = async (): Promise<CallSummary> => (await t.http('zhou', 'GET', `/api/calls/${callId}`)).body;

  test('the giver holds it until another takes it; the giver is not rung for it again by routing', async () => {
    const given = await back(wang);
    expect(given).toMatchObject({
      state: 'active',
      holder: { id: t.world.ids.wang },
      // Half an hour of working time, of a Tuesday morning.
      returned: { times: 1, reviewBy: new Date(t.clock.now() + 1_800_000).toISOString(), passedOn: false },
    });
    expect((await back(wang)).version).toBe(given.version);
    expect(await zhou.hear<CallReturned>('call:returned')).toMatchObject({
      callId,
      by: { id: t.world.ids.wang },
      times: 1,
      late: false,
    });
    expect(await review({ verdict: 'upheld' })).toMatchObject({
      ok: true,
      data: { returned: { passedOn: true } },
    });
    expect(await wang.hear<CallReviewed>('call:reviewed')).toMatchObject({
      verdict: 'upheld',
      words: '已看',
    });
    await settled();
    expect((await now()).holder?.id).toBe(t.world.ids.wang);
    await accept(zhao, callId);
    expect(await now()).toMatchObject({ holder: { id: t.world.ids.zhao } });
    expect((await now()).returned).toBeUndefined();
    expect(
      await zhao.ask('call:transfer', { callId, departmentId: t.world.department.first, note: '请接' }),
    ).toMatchObject({ error: { code: 'conflict', message: '这个内设机构现在没有可接听的值守人员。' } });
    // The community reads that it was given back, not why.
    const told = JSON.stringify((await t.http('li', 'GET', `/api/calls/${callId}/timeline`)).body);
    expect(told).toContain('returned');
    expect(told).not.toContain('职责');
    expect(JSON.stringify((await t.http('zhou', 'GET', `/api/calls/${callId}/timeline`)).body)).toContain(
      '职责',
    );
  });

  test('sent back with words twice; the third time only a ruling, which changes the holder at once and cannot be returned', async () => {
    for (let times = 1; times <= 2; times++) {
      expect((await back(wang)).returned?.times).toBe(times);
      expect(await review({ verdict: 'ruled', officerId: t.world.ids.zhao })).toMatchObject({
        error: { code: 'invalid', fields: { verdict: '前两次退回只能同意或退还' } },
      });
      expect(await review({ verdict: 'sent_back', words: `第${times}次：请继续` })).toMatchObject({
        ok: true,
      });
      expect(await review({ verdict: 'sent_back' })).toMatchObject({ ok: true });
      expect((await wang.hear<CallReviewed>('call:reviewed')).words).toBe(`第${times}次：请继续`);
    }
    await back(wang);
    expect(
      await (await t.page('zhou', 'en')).ask('call:review', { callId, verdict: 'upheld', words: 'x' }),
    ).toMatchObject({
      error: { fields: { verdict: 'it was given back twice before; this time it takes a ruling' } },
    });
    expect(await review({ verdict: 'ruled' })).toMatchObject({ error: { fields: { officerId: '必填' } } });
    expect(await review({ verdict: 'ruled', officerId: t.world.ids.chen })).toMatchObject({
      error: { message: '这位检察人员没有在值守。' },
    });
    expect(await review({ verdict: 'ruled', officerId: t.world.ids.zhao, words: '由赵承办' })).toMatchObject({
      ok: true,
      data: { state: 'active', holder: { id: t.world.ids.zhao } },
    });
    await zhao.hear<CallSummary>('call:changed', (c) => c.holder?.id === t.world.ids.zhao);
    const detail = await t.http('zhao', 'GET', `/api/calls/${callId}`);
    expect(detail.body.handover).toMatchObject({ note: '由赵承办', from: { name: 'zhou' } });
    expect(
      (await wang.hear<CallSummary>('call:changed', (c) => c.holder?.id === t.world.ids.zhao)).summary,
    ).toBe('');
    expect(await zhao.ask('call:return', { callId, reason: '不' })).toMatchObject({
      error: { code: 'conflict', message: '已有裁定，不能再退回。' },
    });
    expect(await review({ verdict: 'sent_back', words: '再' })).toMatchObject({
      error: { code: 'conflict', message: '没有待审核的退回。' },
    });
  });

  test('a review that is late is told once, also after a restart; nobody taking it, the reviewer decides again', async () => {
    await back(wang);
    await t.restart();
    [wang, zhao, zhou] = [await t.page('wang'), await t.page('zhao'), await t.page('zhou')];
    await t.pass(1801);
    await t.pass(60);
    expect(zhou.heard<CallReturned>('call:returned').map((r) => r.late)).toEqual([true]);
    await review({ verdict: 'upheld', officerId: t.world.ids.zhao });
    await t.pass(62);
    expect((await now()).returned).toMatchObject({ passedOn: false });
    expect(await review({ verdict: 'upheld', officerId: t.world.ids.zhao, words: '再请' })).toMatchObject({
      ok: true,
    });
  });

  test('the time runs by the working calendar: given back on a Friday evening, it is reviewed on Monday', async () => {
    await t.leap(3 * 24 * 3600 + 12 * 3600);
    const { returned } = await back(wang);
    expect(returned!.reviewBy).toBe('2026-11-30T01:00:00.000Z');
  });

  test('the unit may name its reviewer, who alone reviews while it is in time', async () => {
    const set = (reviewerId: string) =>
      t.http('xie', 'PUT', '/api/settings', { reviewerId, reviewMinutes: 60 });
    expect((await set(t.world.ids.wang)).status).toBe(400);
    expect((await set(t.world.ids.gao)).status).toBe(400);
    expect((await set(t.world.ids.xie)).status).toBe(200);
    await back(wang);
    expect(await review({ verdict: 'sent_back' })).toMatchObject({
      error: { code: 'forbidden', message: '时限内由xie审核。' },
    });
    await t.pass(3601);
    expect(await review({ verdict: 'sent_back' })).toMatchObject({ ok: true });
  });

  test('the reviewer by name is told by notice, an administrator too; once they have left, any coordinator is and may', async () => {
    await t.http('xie', 'PUT', '/api/settings', {
      reviewerId: t.world.ids.xie,
      gatewayUrl: 'http://127.0.0.1:9/',
      gatewaySecret: 's',
    });
    const told = async () => {
      const rows = await t.foundations.store.read.rows<{ person_id: string }>(
        "select person_id from notice where kind = 'handover' order by created_at, id",
      );
      return rows.map((row) => row.person_id);
    };
    await back(wang);
    expect(await told()).toEqual([t.world.ids.xie]);
    await t.foundations.store.write('leaves', (tx) =>
      tx.run('update account set disabled_at = ? where id = ?', [1, t.world.ids.xie]),
    );
    await t.restart();
    [wang, zhou] = [await t.page('wang'), await t.page('zhou')];
    await t.pass(1);
    expect(await review({ verdict: 'sent_back' })).toMatchObject({ ok: true });
    await back(wang);
    expect(await told()).toEqual([t.world.ids.xie, t.world.ids.zhou]);
  });

  test('a reason is required; not while another is asked; closing ends the review', async () => {
    expect(await wang.ask('call:return', { callId, reason: '' })).toMatchObject({
      error: { code: 'invalid' },
    });
    await wang.do('call:transfer', { callId, officerId: t.world.ids.zhao, note: '请接' });
    expect(await wang.ask('call:return', { callId, reason: '不' })).toMatchObject({
      error: { code: 'conflict', message: '正在转交，请等对方答复。' },
    });
    await t.pass(62);
    await back(wang);
    const closed = await wang.do('call:close', { callId, outcome: 'advised', solved: false, note: '好' });
    expect(closed.returned).toBeUndefined();
  });
});

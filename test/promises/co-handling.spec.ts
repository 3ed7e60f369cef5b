import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CallDetail, CallSummary } from '../../src/protocol/calls/call-summary.js';
import type { HelpChange, HelpItem, HelpNear } from '../../src/protocol/calls/help-item.js';
import type { Message } from '../../src/protocol/calls/message.js';
import { DATABASES } from '../databases.js';
import { openTestHub, settled, type TestHub } from '../hub.js';
import { accept, raise, type Page } from '../page.js';

const HOUR = 3_600_000;

describe.each(DATABASES)('others help with a part, the call stays its holder’s, on %s', (kind) => {
  let t: TestHub;
  let [li, wang, zhao, chen, wu] = [] as unknown as [Page, Page, Page, Page, Page];
  let callId: string;
  beforeEach(async () => {
    t = await openTestHub(kind);
    [li, wang, zhao, chen, wu] = [
      await t.page('li'),
      await t.page('wang'),
      await t.page('zhao'),
      await t.page('chen'),
      await t.page('wu'),
    ];
    await wang.do('duty:start');
    const call = await raise(li, {
      summary: '老人被骗，想查合同',
      resident: { name: '张大爷', phone: '13912345678', basis: 'consent' },
    });
    callId = call.id;
    await accept(wang, callId);
  });
  afterEach(() => t.close());

  const inTime = (hours: number) => new Date(t.clock.now() + hours * HOUR).toISOString();
  const ask = (more: object): Promise<HelpItem> =>
    wang.do('help:ask', { callId, what: '请查这份合同是否备案', answerBy: inTime(24), ...more });
  const detail = async (who: 'chen' | 'wang' | 'zhou') => t.http(who, 'GET', `/api/calls/${callId}`);
  const parts = async (who: 'wang' | 'zhou' | 'chen') =>
    (await t.http(who, 'GET', `/api/calls/${callId}/help`)).body.items as HelpItem[];
  const now = async (): Promise<CallSummary> => (await detail('zhou')).body;

  test('an officer is asked, on duty or not; agreed, they have the words and speak, without the resident; then they answer', async () => {
    const part = await ask({ officerId: t.world.ids.chen });
    expect(part).toMatchObject({ state: 'asked', late: false, what: '请查这份合同是否备案' });
    expect(await chen.hear<HelpChange>('help:changed')).toMatchObject({ id: part.id, state: 'asked' });
    expect(JSON.stringify(chen.heard('help:changed'))).not.toMatch(/合同|张大爷/);
    expect((await t.http('chen', 'GET', '/api/help')).body.items).toMatchObject([
      { id: part.id, what: part.what },
    ]);
    expect((await t.page('chen')).heard('snapshot')[0]).toMatchObject({ helps: [{ id: part.id }] });
    expect((await t.page('wu')).heard<object>('snapshot')[0]).not.toHaveProperty('helps');
    expect((await detail('chen')).status).toBe(404);
    expect((await now()).help).toEqual({ open: 1, answerBy: part.answerBy });

    const agreed: HelpItem = await chen.do('help:agree', { helpId: part.id });
    expect(agreed).toMatchObject({ state: 'agreed', helper: { id: t.world.ids.chen } });
    const { status, body } = await detail('chen');
    expect([status, body.summary]).toEqual([200, '老人被骗，想查合同']);
    expect(JSON.stringify(body)).not.toMatch(/张大爷|13912345678|callback/);
    await li.do('call:message', { callId, clientMessageId: 'a', text: '合同在这' });
    expect((await chen.hear<Message>('call:message')).text).toBe('合同在这');
    await chen.do('call:message', { callId, clientMessageId: 'b', text: '我来查' });
    await settled();
    for (const page of [li, wang])
      expect(page.heard<Message>('call:message').at(-1)).toMatchObject({
        text: '我来查',
        from: { role: 'officer' },
      });
    expect((await t.http('chen', 'GET', `/api/calls/${callId}/messages`)).body.items).toHaveLength(2);
    expect((await t.http('chen', 'GET', `/api/calls/${callId}/timeline`)).status).toBe(403);
    expect(
      await chen.ask('call:close', { callId, outcome: 'resolved', solved: true, note: '' }),
    ).toMatchObject({
      error: { code: 'forbidden' },
    });

    const answered = await chen.do('help:answer', { helpId: part.id, answer: '没有备案' });
    expect(answered).toMatchObject({ state: 'answered', answer: '没有备案' });
    expect(await chen.do('help:answer', { helpId: part.id, answer: '别的' })).toEqual(answered);
    expect(await wang.hear<HelpChange>('help:changed', (c) => c.state === 'answered')).toMatchObject({
      callId,
    });
    expect((await parts('wang'))[0]).toMatchObject({ answer: '没有备案' });
    expect(await now()).toMatchObject({ state: 'active', holder: { id: t.world.ids.wang } });
    expect((await now()).help).toBeUndefined();
    await wang.do('call:close', { callId, outcome: 'resolved', solved: true, note: '已办' });
    expect((await detail('chen')).status).toBe(404);
  });

  test('the resident is shown to a helper only where the holder said so, on a ground, while they help', async () => {
    const part = await ask({ officerId: t.world.ids.chen, resident: 'consent' });
    expect((await detail('chen')).status).toBe(404);
    await chen.do('help:agree', { helpId: part.id });
    const { resident, callback } = (await detail('chen')).body as CallDetail;
    expect([resident, callback]).toEqual([
      { name: '张大爷', phone: '13912345678', basis: 'consent' },
      undefined,
    ]);
    await chen.do('help:answer', { helpId: part.id, answer: '好' });
    expect(((await detail('chen')).body as CallDetail).resident).toBeUndefined();
  });

  test('a department: everybody of it is asked, one helps; declined, the holder reads why', async () => {
    const part = await ask({ departmentId: t.world.department.second });
    for (const page of [chen, wu])
      expect(await page.hear<HelpChange>('help:changed')).toMatchObject({ id: part.id });
    expect(zhao.heard('help:changed')).toEqual([]);
    await wu.do('help:agree', { helpId: part.id });
    expect(await chen.ask('help:agree', { helpId: part.id })).toMatchObject({
      error: { code: 'conflict', message: 'wu书记员已承办这项协办。' },
    });
    expect(await zhao.ask('help:agree', { helpId: part.id })).toMatchObject({ error: { code: 'not_found' } });
    await wu.do('help:decline', { helpId: part.id, reason: '不属我部职责' });
    expect((await parts('wang'))[0]).toMatchObject({ state: 'declined', answer: '不属我部职责' });
    // The community reads that somebody was asked, not what was said among officers.
    const told = (await t.http('li', 'GET', `/api/calls/${callId}/timeline`)).body.items;
    expect(told.map((i: { deed: string }) => i.deed)).toEqual(
      expect.arrayContaining(['help_asked', 'help_agreed', 'help_declined']),
    );
    expect(JSON.stringify(told)).not.toMatch(/备案|职责/);
    expect(JSON.stringify((await t.http('zhou', 'GET', `/api/calls/${callId}/timeline`)).body)).toMatch(
      /职责/,
    );
  });

  test('an outside body of the directory: what it says is recorded by hand, with who said it and when', async () => {
    const body = await t.http('xie', 'POST', '/api/bodies', {
      name: '街道司法所',
      phone: '024-12348',
      remit: '调解',
    });
    const part = await ask({ bodyId: body.body.id });
    expect(part.to).toEqual({ body: '街道司法所' });
    await wang.do('help:agree', { helpId: part.id, contact: '刘所长' });
    const on = new Date(t.clock.now() - HOUR).toISOString();
    const answered = await wang.do('help:answer', {
      helpId: part.id,
      answer: '已受理',
      contact: '刘所长',
      on,
    });
    expect(answered).toMatchObject({ state: 'answered', contact: '刘所长', answer: '已受理' });
    const journal = (await t.http('wang', 'GET', `/api/calls/${callId}/timeline`)).body.items;
    expect(journal.at(-1)).toMatchObject({ deed: 'help_answered', reason: '已受理', data: { on } });
    expect(JSON.stringify(journal)).not.toContain('刘所长');
    const [row] = await t.foundations.store.read.rows<{ contact: string }>('select contact from co_handler');
    expect(row!.contact).not.toContain('刘');
  });

  test('its time has reminders of its own, before, at and after, also after a restart', async () => {
    const part = await ask({ officerId: t.world.ids.chen });
    await t.leap(18 * 3600);
    const stages = (page: Page) => page.heard<HelpNear>('help:near').map((n) => n.stage);
    expect([stages(wang), stages(chen)]).toEqual([['near'], ['near']]);
    await t.restart();
    [wang, chen] = [await t.page('wang'), await t.page('chen')];
    await t.leap(6 * 3600);
    await t.leap(24 * 3600);
    expect(stages(chen)).toEqual(['due', 'over']);
    expect((await parts('zhou'))[0]).toMatchObject({ id: part.id, late: true });
    await chen.do('help:answer', { helpId: part.id, answer: '迟了' });
    await t.leap(48 * 3600);
    expect(stages(chen)).toEqual(['due', 'over']);
  });

  test('closing asks what becomes of open parts; kept as referred, the answer still comes', async () => {
    const part = await ask({ officerId: t.world.ids.chen });
    const close = (more: object) =>
      wang.ask('call:close', { callId, outcome: 'resolved', solved: true, note: '已办', ...more });
    expect(await close({})).toMatchObject({
      error: {
        code: 'conflict',
        message: '还有 1 项协办没有答复，请选择撤回，或作为转介继续等待。',
      },
    });
    const en = await t.page('wang', 'en');
    expect(
      await en.ask('call:close', { callId, outcome: 'resolved', solved: true, note: '', help: 'keep' }),
    ).toMatchObject({
      error: { fields: { help: 'parts are kept waiting only where the call is closed as referred' } },
    });
    const referral = { body: '二部', how: 'warm', replyBy: part.answerBy };
    expect(await close({ outcome: 'referred', solved: false, referral, help: 'keep' })).toMatchObject({
      ok: true,
    });
    await t.leap(18 * 3600);
    expect(chen.heard<HelpNear>('help:near').map((n) => n.stage)).toEqual(['near']);
    await chen.do('help:answer', { helpId: part.id, answer: '查到了' });
    expect(await now()).toMatchObject({ state: 'closed', outcome: 'referred' });
    expect(await wang.hear<HelpChange>('help:changed', (c) => c.state === 'answered')).toBeTruthy();
  });

  test('who is asked is told by notice too, in number and community only, of one transaction with it', async () => {
    await t.http('xie', 'PUT', '/api/settings', { gatewayUrl: 'http://127.0.0.1:9/', gatewaySecret: 's' });
    await ask({ departmentId: t.world.department.second });
    await wang.do('call:return', { callId, reason: '不属于我的职责' });
    await t.leap(25 * 3600);
    const rows = await t.foundations.store.read.rows<{ person_id: string; params: string }>(
      "select person_id, params from notice where kind in ('handover', 'deadline') order by created_at, id",
    );
    const name = (id: string) => Object.entries(t.world.ids).find(([, known]) => known === id)![0];
    const told = rows.map((r) => `${name(r.person_id)} ${(JSON.parse(r.params) as { about: string }).about}`);
    expect(told).toEqual(
      expect.arrayContaining(['chen co_handling', 'wu co_handling', 'zhou returned', 'wang due']),
    );
    expect(JSON.stringify(rows)).not.toMatch(/合同|职责|张大爷/);
  });

  test('withdrawn with the closing, who was asked hears it', async () => {
    const part = await ask({ officerId: t.world.ids.chen });
    await wang.do('call:close', { callId, outcome: 'advised', solved: false, note: '好', help: 'withdraw' });
    expect(await chen.hear<HelpChange>('help:changed', (c) => c.state === 'withdrawn')).toMatchObject({
      id: part.id,
    });
    expect(await chen.ask('help:answer', { helpId: part.id, answer: '好' })).toMatchObject({
      error: { code: 'conflict', message: '这项协办已结束。' },
    });
  });

  test('not two at once, nobody of another unit, nothing in the past, nothing of others’ calls', async () => {
    const said = async (more: object) =>
      (await wang.ask('help:ask', { callId, what: '查', answerBy: inTime(1), ...more })) as never;
    const { second, other } = t.world.department;
    expect(await said({})).toMatchObject({ error: { code: 'invalid' } });
    expect(await said({ officerId: t.world.ids.chen, departmentId: second })).toMatchObject({
      error: { fields: { departmentId: '请只选择一位人员、一个内设机构或一个单位' } },
    });
    for (const wrong of [
      { officerId: t.world.ids.lin },
      { officerId: t.world.ids.li },
      { departmentId: other },
      { bodyId: 'none' },
    ])
      expect(await said(wrong)).toMatchObject({ error: { code: 'invalid' } });
    expect(await said({ officerId: t.world.ids.chen, answerBy: inTime(-1) })).toMatchObject({
      error: { fields: { answerBy: '须是将来的时间' } },
    });
    const part = await ask({ officerId: t.world.ids.chen });
    for (const who of ['zhao', 'lin'] as const)
      expect(await (await t.page(who)).ask('help:withdraw', { helpId: part.id })).toMatchObject({
        error: { code: 'not_found' },
      });
    expect((await t.http('zhao', 'GET', `/api/calls/${callId}/help`)).status).toBe(404);
    expect((await t.http('li', 'GET', `/api/calls/${callId}/help`)).status).toBe(403);
  });
});

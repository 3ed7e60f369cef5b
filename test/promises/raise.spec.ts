import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CallSummary } from '../../src/protocol/calls/call-summary.js';
import { DATABASES } from '../databases.js';
import { openTestHub, settled, type TestHub } from '../hub.js';
import { raise, ringOf } from '../page.js';

describe.each(DATABASES)('a click is one call, whatever the line does, on %s', (kind) => {
  let t: TestHub;
  beforeEach(async () => {
    t = await openTestHub(kind);
  });
  afterEach(() => t.close());

  const overHttp = (who: 'li' | 'qian' | 'sun' | 'wang' | 'he', key: string, body: object = {}) =>
    t.http(who, 'POST', '/api/calls', body, { 'idempotency-key': key });

  test('sent many times, over two sockets and HTTP at once, it is one call with one answer; later words of it are ignored', async () => {
    const [one, two, wang] = [await t.page('li'), await t.page('li'), await t.page('wang')];
    await wang.do('duty:start');
    const clientCallId = randomUUID();
    const answers = await Promise.all([
      ...Array.from({ length: 4 }, () => one.do('call:raise', { clientCallId, summary: '一' })),
      ...Array.from({ length: 4 }, () => two.do('call:raise', { clientCallId, summary: '二' })),
      ...Array.from({ length: 4 }, () => overHttp('li', clientCallId, { summary: '三' }).then((r) => r.body)),
    ]);
    expect(new Set(answers.map((a: CallSummary) => a.id)).size).toBe(1);
    expect(new Set(answers.map((a: CallSummary) => a.number)).size).toBe(1);
    expect(new Set(answers.map((a: CallSummary) => a.summary)).size).toBe(1);
    await settled();
    expect(wang.heard('offer:ring')).toHaveLength(1);
    const again = await one.do('call:raise', {
      clientCallId,
      category: 'family',
      communityId: t.world.community.fengle,
    });
    expect(again).toMatchObject({ id: answers[0].id, category: 'other', summary: answers[0].summary });
    expect((await t.http('li', 'GET', '/api/calls')).body.items).toHaveLength(1);
    await t.restart();
    expect((await overHttp('li', clientCallId)).body.id).toBe(answers[0].id);
  });

  test('over HTTP 201 the first time and 200 after; the header is the id', async () => {
    const key = randomUUID();
    const first = await overHttp('li', key, { category: 'labour', urgency: 'urgent', summary: '欠薪' });
    expect([first.status, first.body]).toMatchObject([
      201,
      { state: 'waiting', category: 'labour', urgency: 'urgent', summary: '欠薪', raisedBy: { name: 'li' } },
    ]);
    const second = await overHttp('li', key);
    expect([second.status, second.body.id, second.body.version]).toEqual([
      200,
      first.body.id,
      first.body.version,
    ]);
    expect((await overHttp('li', key, { clientCallId: key })).status).toBe(200);
    // However the UUID is spelt.
    expect((await overHttp('li', key.toUpperCase(), { clientCallId: key })).body.id).toBe(first.body.id);
    expect((await overHttp('li', key, { clientCallId: randomUUID() })).body).toMatchObject({
      code: 'invalid',
      fields: { clientCallId: '与请求头中的编号不一致' },
    });
    expect((await t.http('li', 'POST', '/api/calls', {})).body).toMatchObject({ code: 'invalid' });
    expect((await overHttp('wang', randomUUID())).body.code).toBe('forbidden');
  });

  test("somebody else's id is a conflict that reveals nothing", async () => {
    const [li, qian] = [await t.page('li'), await t.page('qian')];
    const clientCallId = randomUUID();
    const call = await raise(li, { clientCallId, summary: '只给彩塔街' });
    const ack = await qian.ask('call:raise', { clientCallId });
    expect(ack).toEqual({ ok: false, error: { code: 'conflict', message: '这个编号已被使用。' } });
    const answer = await overHttp('he', clientCallId);
    expect(answer.status).toBe(409);
    expect(JSON.stringify([ack, answer.body])).not.toMatch(new RegExp(`${call.id}|${call.number}|彩塔`));
    // A colleague of the same community has their own key as well.
    expect((await overHttp('sun', clientCallId)).body.code).toBe('conflict');
  });

  test("without a community it is the account's first; another of theirs may be named; a foreign one is forbidden", async () => {
    const sun = await t.page('sun');
    expect((await raise(sun)).community).toEqual({ id: t.world.community.caita, name: '彩塔街社区' });
    expect((await raise(sun, { communityId: t.world.community.shagang })).community.name).toBe('沙岗社区');
    for (const communityId of [t.world.community.fengle, randomUUID(), 'x']) {
      expect(await sun.ask('call:raise', { clientCallId: randomUUID(), communityId })).toMatchObject({
        ok: false,
        error: { code: 'forbidden', message: '您不属于这个社区。' },
      });
    }
  });

  test('a mistyped number, name or resident costs no raise: it is taken without, and the answer names it, over both ways', async () => {
    const [li, en] = [await t.page('li'), await t.page('qian', 'en')];
    const wrong = [
      [{ callbackPhone: '不是电话' }, { callbackPhone: '不是有效的电话号码' }, {}],
      [{ callbackPhone: null }, { callbackPhone: '不是有效的电话号码' }, {}],
      [{ operatorName: '长'.repeat(51) }, { operatorName: '最多 50 个字' }, {}],
      [{ operatorName: [['刘主任']] }, { operatorName: '格式不正确' }, {}],
      [{ resident: '张三' }, { resident: expect.any(String) }, {}],
      [{ resident: { name: '张三' } }, { 'resident.basis': '必填' }, {}],
      [{ resident: { name: '张三', basis: 'because' } }, { 'resident.basis': '不在可选范围内' }, {}],
      // Of a resident only what is wrong goes.
      [
        { resident: { name: '张三', phone: '12', basis: 'consent' } },
        { 'resident.phone': '不是有效的电话号码' },
        { resident: { name: '张三', basis: 'consent' } },
      ],
      [
        { callbackPhone: '12', resident: { name: '张三', basis: 'consent', age: 9 } },
        { callbackPhone: '不是有效的电话号码', 'resident.age': '不认识的字段' },
        { resident: { name: '张三', basis: 'consent' } },
      ],
    ] as const;
    for (const [more, fields, kept] of wrong) {
      const told = await li.do('call:raise', { clientCallId: randomUUID(), summary: '老人走失', ...more });
      expect(told).toMatchObject({ summary: '老人走失', fields });
      const { status, body } = await overHttp('sun', randomUUID(), { summary: '老人走失', ...more });
      expect([status, body]).toMatchObject([201, { summary: '老人走失', fields }]);
      const { callback, resident } = (await t.http('li', 'GET', `/api/calls/${told.id}`)).body;
      // Then the raiser's own number is the one to call back.
      expect([callback, resident]).toEqual([
        { name: told.raisedBy.name, phone: '13900000000' },
        'resident' in kept ? kept.resident : undefined,
      ]);
    }
    expect(await en.do('call:raise', { clientCallId: randomUUID(), callbackPhone: 'x' })).toMatchObject({
      fields: { callbackPhone: 'is not a telephone number' },
    });
    // What decides about the call is still asked for.
    for (const more of [{ urgency: 'very' }, { callbackPhone: 'x', urgency: 'very' }, { unknown: 1 }])
      expect(await en.ask('call:raise', { clientCallId: randomUUID(), ...more })).toMatchObject({
        error: { code: 'invalid' },
      });
    expect(await raise(en)).not.toHaveProperty('fields');
  });

  test('a number with an extension, and a local one, are kept as numbers to call back', async () => {
    const li = await t.page('li');
    for (const phone of ['024-23841234转802', '024-23841234-802', '23841234']) {
      const call = await raise(li, { callbackPhone: phone });
      expect(call).not.toHaveProperty('fields');
      expect((await t.http('li', 'GET', `/api/calls/${call.id}`)).body.callback.phone).toBe(phone);
    }
  });

  test('category, urgency, words and the resident can be given with the click or after it, and no ring ever carries words or resident', async () => {
    const [li, wang] = [await t.page('li'), await t.page('wang')];
    await wang.do('duty:start');
    const call = await raise(li);
    const ring = await ringOf(wang, call.id);
    const amended = await li.do('call:amend', {
      callId: call.id,
      category: 'elder_fraud',
      urgency: 'urgent',
      summary: '老人要转账',
      callbackPhone: '13800138000',
      resident: { name: '张秀兰', phone: '13912345678', basis: 'vital_interest' },
    });
    expect(amended).toMatchObject({
      category: 'elder_fraud',
      urgency: 'urgent',
      summary: '老人要转账',
      state: 'ringing',
    });
    expect(Date.parse(amended.closeBy) - Date.parse(amended.raisedAt)).toBe(24 * 3600_000);
    expect(amended.answerBy).toBe(call.answerBy);
    expect(Date.parse(call.answerBy) - Date.parse(call.raisedAt)).toBe(180_000);
    // The same amendment again writes nothing.
    const repeat = await li.do('call:amend', {
      callId: call.id,
      category: 'elder_fraud',
      summary: '老人要转账',
      resident: { name: '张秀兰', phone: '13912345678', basis: 'vital_interest' },
    });
    expect(repeat.version).toBe(amended.version);
    const detail = (await t.http('li', 'GET', `/api/calls/${call.id}`)).body;
    expect(detail).toMatchObject({
      callback: { name: 'li', phone: '13800138000' },
      resident: { name: '张秀兰', phone: '13912345678', basis: 'vital_interest' },
    });
    const given = await raise(li, {
      category: 'family',
      urgency: 'emergency',
      summary: '出血',
      operatorName: '刘主任',
      resident: { basis: 'statutory_duty' },
    });
    const second = await ringOf(wang, given.id);
    expect(second.call).toMatchObject({ category: 'family', urgency: 'emergency' });
    expect((await t.http('li', 'GET', `/api/calls/${given.id}`)).body).toMatchObject({
      callback: { name: '刘主任' },
      resident: { basis: 'statutory_duty' },
    });
    const fresh = await t.page('wang');
    expect(JSON.stringify([ring, second, wang.told, (await fresh.hear('snapshot')).offers])).not.toMatch(
      /老人|张秀兰|13912345678|13800138000|出血|刘主任|summary|resident|callback/,
    );
    expect((await wang.hear('offer:ring')).call).toEqual(second.call);
  });
});

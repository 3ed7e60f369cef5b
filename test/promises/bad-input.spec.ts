import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { REFUSAL_CODES } from '../../src/protocol/codes.js';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import { accept, raise, ringOf } from '../page.js';

const STATUS = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_many_requests: 429,
  unavailable: 503,
  internal: 500,
};

const WITH_NUL = Buffer.from(JSON.stringify([1, 'a\0'])).toString('base64url');

describe.each(DATABASES)('whatever is entered is answered with a clear no, on %s', (kind) => {
  let t: TestHub;
  beforeEach(async () => {
    t = await openTestHub(kind);
  });
  afterEach(() => t.close());

  const written = async () => {
    const [row] = await t.foundations.store.read.rows<{ calls: number; facts: number }>(
      'select (select count(*) from call) as calls, (select count(*) from fact) as facts',
    );
    return { calls: Number(row!.calls), facts: Number(row!.facts) };
  };

  test('an unknown category, words too long, a telephone that is none, a raise without its id: named field by field, in both languages, and nothing is written', async () => {
    const [zh, en] = [await t.page('li'), await t.page('li', 'en')];
    const wrong = [
      [{ category: 'astrology' }, 'category', '不在可选范围内', 'is not one of the choices'],
      [{ summary: '长'.repeat(10_000) }, 'summary', '最多 2000 个字', 'may have 2000 characters at most'],
      [{ urgency: 'very' }, 'urgency', '不在可选范围内', 'is not one of the choices'],
      [{ clientCallId: 'x' }, 'clientCallId', '须是 UUID', 'must be a UUID'],
      [{ clientCallId: undefined }, 'clientCallId', '必填', 'is required'],
      [{ holderId: 'me' }, 'holderId', '不认识的字段', 'is not a known field'],
      [
        { summary: 'a\u0000b' },
        'summary',
        '含有无法保存的字符，请删去后再试',
        'has signs in it that cannot be kept; please take them out',
      ],
      [{ summary: null }, 'summary', '格式不正确', 'is not valid'],
    ] as const;
    for (const [more, field, chinese, english] of wrong) {
      const payload = { clientCallId: randomUUID(), ...more };
      expect(await zh.ask('call:raise', payload)).toMatchObject({
        ok: false,
        error: { code: 'invalid', fields: { [field]: chinese } },
      });
      expect(await en.ask('call:raise', payload)).toMatchObject({
        ok: false,
        error: { code: 'invalid', fields: { [field]: english } },
      });
    }
    expect(await written()).toEqual({ calls: 0, facts: 0 });
    expect(zh.heard('call:changed')).toEqual([]);
  });

  test('a dead offer, an offer of somebody else, a call of somebody else', async () => {
    const [li, qian, wang, zhao] = [
      await t.page('li'),
      await t.page('qian'),
      await t.page('wang'),
      await t.page('zhao'),
    ];
    await wang.do('duty:start');
    await zhao.do('duty:start');
    const call = await raise(li);
    const ring = await ringOf(wang, call.id);
    expect(await zhao.ask('offer:accept', { offerId: ring.id })).toMatchObject({
      ok: false,
      error: { code: 'not_found', message: '没有找到这次呼叫。' },
    });
    expect(await zhao.ask('offer:decline', { offerId: ring.id })).toMatchObject({
      ok: false,
      error: { code: 'not_found' },
    });
    expect(await zhao.ask('offer:received', { offerId: ring.id })).toMatchObject({
      ok: false,
      error: { code: 'not_found' },
    });
    expect(await zhao.ask('offer:accept', { offerId: randomUUID() })).toMatchObject({
      ok: false,
      error: { code: 'not_found' },
    });
    await t.pass(20);
    expect(await wang.ask('offer:accept', { offerId: ring.id })).toMatchObject({
      ok: false,
      error: { code: 'conflict', message: '这次呼叫已结束。' },
    });
    await accept(zhao, call.id);
    const late = await wang.ask('offer:accept', { offerId: ring.id });
    expect(late).toMatchObject({
      ok: false,
      error: {
        code: 'conflict',
        message: 'zhao检察官助理已接听。',
        holder: { id: t.world.ids.zhao, name: 'zhao', title: '检察官助理' },
      },
    });
    const before = await written();
    for (const [page, event, payload, code] of [
      [qian, 'call:message', { callId: call.id, clientMessageId: 'x', text: '你好' }, 'not_found'],
      [qian, 'call:cancel', { callId: call.id }, 'not_found'],
      [wang, 'call:message', { callId: call.id, clientMessageId: 'x', text: '你好' }, 'not_found'],
      [wang, 'call:close', { callId: call.id, outcome: 'resolved', solved: true, note: '' }, 'not_found'],
      [li, 'call:message', { callId: randomUUID(), clientMessageId: 'x', text: '你好' }, 'not_found'],
      [li, 'call:message', { callId: call.id, clientMessageId: 'x', text: '' }, 'invalid'],
      [li, 'call:message', { callId: call.id, clientMessageId: 'x', text: '长'.repeat(4001) }, 'invalid'],
      [li, 'call:rate', { callId: call.id, rating: 6 }, 'invalid'],
      [li, 'call:rate', { callId: call.id, rating: 5 }, 'conflict'],
      [li, 'call:reopen', { callId: call.id, reason: '还没好' }, 'conflict'],
      [zhao, 'call:close', { callId: call.id, outcome: 'referred', solved: false, note: '' }, 'invalid'],
      [zhao, 'call:transfer', { callId: call.id, note: '请接' }, 'invalid'],
      [zhao, 'duty:pause', { reason: 'lunch' }, 'invalid'],
      [zhao, 'duty:pause', { reason: 'court', until: '2026-W48-2' }, 'invalid'],
      [zhao, 'duty:pause', { reason: 'court', until: '2020-01-01T00:00:00Z' }, 'invalid'],
      [zhao, 'duty:pause', { reason: 'court', until: 'soon' }, 'invalid'],
    ] as const) {
      expect([event, payload, await page.ask(event, payload)]).toMatchObject([
        event,
        payload,
        { ok: false, error: { code } },
      ]);
    }
    expect(await written()).toEqual(before);
  });

  test('over HTTP every no is problem+json, whatever the path, the body or the question', async () => {
    const li = await t.page('li');
    const call = await raise(li);
    const key = () => ({ 'idempotency-key': randomUUID() });
    const deep = `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`;
    const before = await written();
    const asked: [
      who: 'li' | 'qian' | 'zhou' | 'xie' | null,
      method: string,
      path: string,
      body: unknown,
      headers: Record<string, string>,
      code: keyof typeof STATUS | 'ok',
    ][] = [
      [null, 'GET', '/api/nowhere', undefined, {}, 'not_found'],
      ['li', 'GET', '/api/nowhere', undefined, {}, 'not_found'],
      ['li', 'DELETE', '/api/calls', undefined, {}, 'not_found'],
      ['li', 'POST', '/api/calls', '{"category":', key(), 'invalid'],
      ['li', 'POST', '/api/calls', '[]', key(), 'invalid'],
      ['li', 'POST', '/api/calls', '[{}]', key(), 'invalid'],
      ['li', 'POST', '/api/calls', 'null', key(), 'invalid'],
      ['li', 'POST', '/api/calls', deep, key(), 'invalid'],
      ['li', 'POST', '/api/calls', { a: 'x'.repeat(2_000_000) }, key(), 'invalid'],
      ['li', 'POST', '/api/calls', {}, {}, 'invalid'],
      ['li', 'POST', '/api/calls', {}, { 'idempotency-key': 'x' }, 'invalid'],
      ['li', 'POST', '/api/calls', {}, { 'idempotency-key': `${randomUUID()}, ${randomUUID()}` }, 'invalid'],
      ['li', 'POST', '/api/calls', { clientCallId: randomUUID() }, key(), 'invalid'],
      ['li', 'POST', '/api/calls', { summary: 5 }, key(), 'invalid'],
      ['li', 'GET', '/api/calls/%00', undefined, {}, 'not_found'],
      ['li', 'GET', '/api/calls/%E0%A4%A', undefined, {}, 'invalid'],
      ['li', 'GET', `/api/calls/${'x'.repeat(5000)}`, undefined, {}, 'not_found'],
      ['li', 'GET', "/api/calls/'%20or%201=1--", undefined, {}, 'not_found'],
      ['li', 'GET', '/api/calls/%00/timeline', undefined, {}, 'not_found'],
      ['li', 'GET', '/api/calls/%00/messages', undefined, {}, 'not_found'],
      ['li', 'POST', '/api/calls/%00/reveal', { reason: '核对' }, {}, 'not_found'],
      ['li', 'POST', `/api/calls/${call.id}/reveal`, {}, {}, 'invalid'],
      ['li', 'GET', '/api/calls?from=yesterday', undefined, {}, 'invalid'],
      ['li', 'GET', '/api/calls?from=2026-W47-2', undefined, {}, 'invalid'],
      ['li', 'GET', '/api/calls?from=%2B999999-01-01T00:00:00Z', undefined, {}, 'invalid'],
      ['li', 'GET', '/api/calls?limit=x', undefined, {}, 'invalid'],
      ['li', 'GET', '/api/calls?limit=0', undefined, {}, 'invalid'],
      ['li', 'GET', '/api/calls?cursor=x', undefined, {}, 'invalid'],
      [
        'li',
        'GET',
        `/api/calls?cursor=${Buffer.from('["a","b"]').toString('base64url')}`,
        undefined,
        {},
        'invalid',
      ],
      [
        'li',
        'GET',
        `/api/calls?cursor=${Buffer.from('[1e300,"b"]').toString('base64url')}`,
        undefined,
        {},
        'invalid',
      ],
      [
        'li',
        'GET',
        `/api/calls?cursor=${Buffer.from('[1]').toString('base64url')}`,
        undefined,
        {},
        'invalid',
      ],
      ['zhou', 'GET', `/api/checkups?cursor=${WITH_NUL}`, undefined, {}, 'invalid'],
      ['zhou', 'GET', `/api/certificates?cursor=${WITH_NUL}`, undefined, {}, 'invalid'],
      ['li', 'GET', '/api/calls?nonsense=1', undefined, {}, 'invalid'],
      ['li', 'GET', '/api/calls?state=a&state=b', undefined, {}, 'invalid'],
      ['li', 'GET', '/api/calls?q=%00', undefined, {}, 'invalid'],
      ['zhou', 'GET', '/api/hours?from=x', undefined, {}, 'invalid'],
      ['zhou', 'GET', '/api/hours?officerId=%00', undefined, {}, 'invalid'],
      ['zhou', 'GET', '/api/hours?officerId=nobody', undefined, {}, 'not_found'],
      ['zhou', 'GET', '/api/reports/summary?from=2026-02-30T00:00:00Z', undefined, {}, 'invalid'],
      [
        'zhou',
        'POST',
        '/api/hours/nothing/corrections',
        { from: '2026-01-01T00:00:00Z', to: '2026-01-01T00:00:00Z', reason: '误' },
        {},
        'not_found',
      ],
      ['xie', 'PATCH', '/api/people/%00', { name: '新' }, {}, 'not_found'],
      ['xie', 'POST', '/api/people/%00/password', { password: 'a long new password' }, {}, 'not_found'],
      ['xie', 'PATCH', '/api/places/departments/%00', { name: '新' }, {}, 'not_found'],
      ['xie', 'DELETE', '/api/places/departments/%00', undefined, {}, 'not_found'],
      ['xie', 'PATCH', '/api/places/communities/%00', { name: '新' }, {}, 'not_found'],
      ['xie', 'PATCH', '/api/places/liaisons/%00', { endsAt: '2027-01-01T00:00:00Z' }, {}, 'not_found'],
      ['xie', 'PATCH', '/api/bodies/%00', { name: '新' }, {}, 'not_found'],
      ['xie', 'DELETE', '/api/bodies/%00', undefined, {}, 'not_found'],
      ['xie', 'DELETE', '/api/categories/%00', undefined, {}, 'not_found'],
      ['xie', 'DELETE', '/api/me/sessions/%00', undefined, {}, 'not_found'],
      ['xie', 'GET', '/api/communities/%00/readiness', undefined, {}, 'not_found'],
      [null, 'GET', '/api/me', undefined, { authorization: 'Bearer stale' }, 'unauthenticated'],
      [null, 'GET', '/api/me', undefined, {}, 'unauthenticated'],
      [null, 'POST', '/api/auth/token', { username: 'li', password: 'wrong' }, {}, 'unauthenticated'],
      [null, 'POST', '/api/auth/token', { username: 'nobody', password: 'wrong' }, {}, 'unauthenticated'],
      [null, 'POST', '/api/auth/token', { username: ['li'], password: {} }, {}, 'invalid'],
      [null, 'POST', '/api/auth/token', undefined, {}, 'invalid'],
      [null, 'GET', '/api/me', undefined, { origin: 'https://evil.example' }, 'forbidden'],
      [
        null,
        'POST',
        '/api/auth/login',
        { username: 'li', password: 'x' },
        { origin: 'https://evil.example' },
        'forbidden',
      ],
    ];
    const wrong: unknown[] = [];
    for (const [who, method, path, body, headers, code] of asked) {
      const answer = await t.http(who, method, path, body, headers);
      const { title, status, code: said, detail } = answer.body as Record<string, unknown>;
      const right =
        answer.status === STATUS[code as keyof typeof STATUS] &&
        said === code &&
        status === answer.status &&
        typeof title === 'string' &&
        /[\u4e00-\u9fff]/.test(String(detail)) &&
        answer.headers.get('content-type')?.startsWith('application/problem+json');
      if (!right)
        wrong.push([
          who,
          method,
          path.slice(0, 80),
          String(JSON.stringify(body)).slice(0, 60),
          headers,
          `expected ${code}`,
          answer.status,
          answer.headers.get('content-type'),
          JSON.stringify(answer.body).slice(0, 200),
        ]);
      expect(JSON.stringify(answer.body)).not.toMatch(
        /select |SQLITE|node_modules|\/work|\/tmp|\bat .*\.(ts|js):/i,
      );
    }
    expect(wrong).toEqual([]);
    expect(REFUSAL_CODES).toHaveLength(8);
    // In English for who asks so; and a POST with no body at all but its header is a click.
    expect(
      (await t.http('li', 'GET', '/api/calls/none', undefined, { 'accept-language': 'en' })).body.detail,
    ).toBe('There is no such call.');
    expect(await written()).toEqual(before);
    expect((await t.http('li', 'POST', '/api/calls', undefined, key())).status).toBe(201);
  });

  test('a token that has ended opens nothing', async () => {
    const token = await t.token('li');
    expect((await t.http('li', 'POST', '/api/auth/logout')).status).toBe(204);
    expect(
      (await t.http(null, 'GET', '/api/me', undefined, { authorization: `Bearer ${token}` })).body.code,
    ).toBe('unauthenticated');
    await expect(t.page('li')).rejects.toMatchObject({ code: 'unauthenticated' });
  });
});

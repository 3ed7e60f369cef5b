/** By text message only: a resident with a plain telephone gets their slip, hears of the closing, and answers it. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { signRequest } from '../../src/notice/sign-request.js';
import type { CallDetail } from '../../src/protocol/calls/call-summary.js';
import type { GivenSlip } from '../../src/protocol/residents/slips.js';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import { accept, raise, type Page } from '../page.js';

const SECRET = 'a gateway secret';
const PHONE = '13912345678';
const CANARY = '金丝雀';

interface Text {
  to: string;
  kind: string;
  text: string;
  community: string;
}

describe.each(DATABASES)('a resident is served by text message only, on %s', (kind) => {
  let t: TestHub;
  let [li, wang] = [] as unknown as Page[];
  let gateway: Server;
  let texts: Text[];
  let takes: number;
  beforeEach(async () => {
    texts = [];
    takes = 200;
    gateway = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const message = JSON.parse(body) as Text;
        if (takes === 200 && message.kind === 'resident') texts.push(message);
        response.writeHead(takes).end();
      });
    }).listen(0, '127.0.0.1');
    await new Promise((open) => gateway.once('listening', open));
    t = await openTestHub(kind);
    const { port } = gateway.address() as AddressInfo;
    await t.http('xie', 'PUT', '/api/settings', {
      dutyPhone: '024-12345678',
      gatewayUrl: `http://127.0.0.1:${port}/`,
      gatewaySecret: SECRET,
    });
    [li, wang] = [await t.page('li'), await t.page('wang')];
    await wang!.do('duty:start');
  });
  afterEach(async () => {
    await t.close();
    await new Promise((closed) => gateway.close(closed));
  });

  const resident = { name: `张秀兰${CANARY}`, phone: PHONE, basis: 'consent', texts: true };
  const raised = (more: object = {}) =>
    raise(li!, { category: 'property', summary: CANARY, resident, ...more });
  const give = (callId: string, payload: object) =>
    t.http('li', 'POST', `/api/calls/${callId}/slip`, payload);
  const close = (callId: string, more: object = {}) =>
    wang!.do('call:close', { callId, outcome: 'resolved', solved: true, note: '物业已修好', ...more });
  const bring = (
    body: object | string,
    { secret = SECRET, age = 0, unit = '210102' }: { secret?: string; age?: number; unit?: string } = {},
  ) => {
    const sent = typeof body === 'string' ? body : JSON.stringify(body);
    const timestamp = String(Math.floor(t.clock.now() / 1000) - age);
    return t.http(null, 'POST', '/api/gateway/answers', sent, {
      'content-type': 'application/json',
      'x-yihu-unit': unit,
      'x-yihu-timestamp': timestamp,
      'x-yihu-signature': `sha256=${signRequest(secret, timestamp, sent)}`,
    });
  };
  let brought = 0;
  const answer = async (text: string, from = PHONE) =>
    (await bring({ id: `a${++brought}`, from, text })).body.said as string;
  const detail = async (callId: string) =>
    (await t.http('zhou', 'GET', `/api/calls/${callId}`)).body as CallDetail;

  test('the slip comes by text, then the closing, and one digit with the number answers it', async () => {
    const { id, number } = await raised();
    const short = number.slice(4);
    const { status, body } = await give(id, { text: true });
    expect(status).toBe(201);
    const slip = body as GivenSlip;
    expect(slip.texted).toBe(true);
    expect(texts).toHaveLength(1);
    expect(texts[0]).toMatchObject({
      to: PHONE,
      text: `【和平区人民检察院】您的事已登记。编号${number}，查询码${slip.code}，电话024-12345678。请保存好，不要转给别人。`,
    });
    expect(await answer(`1 ${short}`)).toMatch('还在办');
    await accept(wang!, id);
    await close(id);
    await t.pass(599);
    // As long as the officer may take it back.
    expect(texts).toHaveLength(1);
    await t.pass(21);
    await t.pass(300);
    expect(texts.slice(1).map(({ text }) => text)).toEqual([
      `【和平区人民检察院】编号${number}：物业已修好。这件事已经办结：已解决。已解决请回复 1 ${short}，没解决请回复 2 ${short}。`,
    ]);

    // From any other telephone the same text is nothing.
    expect(await answer(`2 ${short}`, '13800000000')).toMatch('没有看懂');
    for (const text of ['好的', '3 1124-001', '1', `1 1124-999`, `2${'0'.repeat(200)}`])
      expect(await answer(text)).toMatch('例如 1 1124-007');
    expect((await detail(id)).state).toBe('closed');
    expect(await answer(` 2，${number.replace('-', '')} `, `+86 ${PHONE}`)).toBe(
      `已记下：${short}没解决，会再有人联系您。`,
    );
    expect((await detail(id)).state).toBe('ringing');
    const rings = wang!.heard<{ id: string }>('offer:ring');
    await wang!.do('offer:accept', { offerId: rings.at(-1)!.id });
    await close(id, { note: '又修好了' });
    await t.pass(630);
    expect(texts.at(-1)!.text).toMatch('又修好了');
    expect(await answer(`1 ${short}`)).toBe(`已记下：${short}已解决。谢谢您。`);
    expect(await answer(`1 ${short}`)).toBe(`已记下：${short}已解决。谢谢您。`);
    expect(await answer(`2 ${short}`)).toMatch('已经答复过了');
    expect((await detail(id)).residentAnswer).toEqual({ solved: true });
    const kept = [
      await t.foundations.store.read.rows<object>('select * from slip'),
      await t.foundations.store.read.rows<object>('select * from gateway_answer'),
    ];
    expect(JSON.stringify(kept)).not.toMatch(new RegExp(`${PHONE}|${slip.code}|已记下`));
  });

  test('nobody is texted who did not agree, has no telephone, or has no gateway; a closing text is tried again', async () => {
    for (const other of [
      { ...resident, texts: false },
      { name: '张', basis: 'consent', texts: true },
      undefined,
    ]) {
      const { id } = await raise(li!, { ...(other && { resident: other }) });
      expect((await give(id, { text: true })).body).toMatchObject({ code: 'conflict' });
      expect((await give(id, {})).body).not.toHaveProperty('texted');
    }
    const { id } = await raised();
    takes = 503;
    expect((await give(id, { text: true })).body).toMatchObject({ texted: false });
    await accept(wang!, id);
    await close(id);
    await t.pass(630);
    takes = 200;
    await t.pass(180);
    await t.pass(300);
    expect(texts).toHaveLength(1);
    await t.http('xie', 'PUT', '/api/settings', { gatewayUrl: '' });
    expect((await give(id, { text: true })).body.detail).toMatch('短信网关');
    expect(texts).toHaveLength(1);
  });

  test('a telephone that was put right since answers no more', async () => {
    const { id, number } = await raised();
    await give(id, { text: true });
    await accept(wang!, id);
    await li!.do('call:amend', { callId: id, resident: { ...resident, phone: '13912345679' } });
    await close(id);
    expect(await answer(`2 ${number.slice(4)}`)).toMatch('没有看懂');
    expect((await detail(id)).state).toBe('closed');
    await give(id, { text: true });
    expect(await answer(`1 ${number.slice(4)}`, '13912345679')).toMatch('已记下');
  });

  test('of a guarded matter a text names nothing, and there is none without a safe contact', async () => {
    const { id, number } = await raised({ category: 'domestic_violence' });
    expect((await give(id, { text: true })).body).toMatchObject({ code: 'conflict' });
    expect((await give(id, { text: true, safeContact: true })).body).toMatchObject({ texted: true });
    await accept(wang!, id);
    await close(id, { note: `送到庇护所${CANARY}` });
    await t.pass(630);
    expect(texts).toHaveLength(2);
    expect(JSON.stringify(texts)).not.toMatch(/检察|社区|家暴|庇护|金丝雀/);
    expect(texts[1]!.text).toMatch(`编号${number}已办结`);
    const said = [await answer(`1 ${number.slice(4)}`), await answer(`2 ${number.slice(4)}`)];
    expect(said).toEqual([
      `已记下：${number.slice(4)}已解决。谢谢您。`,
      expect.stringMatching('已经答复过了'),
    ]);
    expect(said.join('')).not.toMatch(/检察|社区|家暴/);
    // One that becomes guarded after the text hears no more.
    const { id: later } = await raised();
    await give(later, { text: true });
    const before = texts.length;
    await li!.do('call:amend', { callId: later, category: 'minors' });
    const rings = wang!.heard<{ id: string; call: { id: string } }>('offer:ring');
    await wang!.do('offer:accept', { offerId: rings.findLast((ring) => ring.call.id === later)!.id });
    await close(later, { outcome: 'unresolved', solved: false });
    await t.pass(630);
    expect(texts).toHaveLength(before);
  });

  test('what a gateway brings is taken once, and only where the unit’s own secret signed it just now', async () => {
    const { id, number } = await raised();
    await give(id, { text: true });
    await accept(wang!, id);
    await close(id);
    const said = { id: 'one', from: PHONE, text: `1 ${number.slice(4)}` };
    const wrong = [
      await bring(said, { secret: 'another' }),
      await bring(said, { age: 301 }),
      await bring(said, { age: -301 }),
      await bring(said, { unit: '210103' }),
      await bring(said, { unit: 'nowhere' }),
      await t.http(null, 'POST', '/api/gateway/answers', said),
    ];
    expect(wrong.map(({ status, body }) => `${status} ${body.code}`)).toEqual(
      Array(6).fill('401 unauthenticated'),
    );
    expect((await bring({ id: 'two', from: PHONE })).body).toMatchObject({ code: 'invalid' });
    const both = await Promise.all([bring(said), bring(said, { age: 299 })]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    // The same id is the first answer, whatever it says now.
    expect((await bring({ ...said, text: '别的' })).body).toEqual(both[0]!.body);
    expect((await detail(id)).residentAnswer).toEqual({ solved: true });
  });
});

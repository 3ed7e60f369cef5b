/** Other programs are told how calls go: each change once, in order, signed, and of nobody anything. */
import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openFoundations, openHub } from '../../src/hub.js';
import { WebhookWorker } from '../../src/webhooks/webhook-worker.js';
import type { CallSummary } from '../../src/protocol/calls/call-summary.js';
import {
  WEBHOOK_EVENTS,
  type Webhook,
  type WebhookBody,
  type WebhookDelivery,
  type WebhookSecret,
} from '../../src/protocol/intake/webhooks.js';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import { accept, raise, type Page } from '../page.js';

const CANARY = '金丝雀';
const PHONE = '13912345678';

interface Post {
  body: WebhookBody;
  raw: string;
  timestamp: string;
  signature: string;
}

describe.each(DATABASES)('other programs are told how calls go, on %s', (kind) => {
  let t: TestHub;
  let [li, wang] = [] as unknown as Page[];
  let receiver: Server;
  let posts: Post[];
  /** What it answers to which event. */
  let answers: (body: WebhookBody) => number;
  let url: string;
  beforeEach(async () => {
    posts = [];
    answers = () => 204;
    receiver = createServer((request, response) => {
      let raw = '';
      request.on('data', (chunk: Buffer) => (raw += chunk.toString()));
      request.on('end', () => {
        const body = JSON.parse(raw) as WebhookBody;
        const { 'x-yihu-timestamp': timestamp, 'x-yihu-signature': signature } = request.headers;
        posts.push({ body, raw, timestamp: String(timestamp), signature: String(signature) });
        response.writeHead(answers(body), { location: `${url}/elsewhere` }).end();
      });
    }).listen(0, '127.0.0.1');
    await new Promise((open) => receiver.once('listening', open));
    url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
    t = await openTestHub(kind);
    await t.http('xie', 'PUT', '/api/notice/setup', { channels: [], allowed: ['127.0.0.1'] });
    [li, wang] = [await t.page('li'), await t.page('wang')];
    await wang!.do('duty:start');
  });
  afterEach(async () => {
    await t.close();
    receiver.closeAllConnections();
    await new Promise((closed) => receiver.close(closed));
  });

  const make = async (more: object = {}) =>
    (
      await t.http('xie', 'POST', '/api/webhooks', {
        name: '区平台',
        url,
        events: WEBHOOK_EVENTS,
        ...more,
      })
    ).body as WebhookSecret;
  const list = async () => (await t.http('xie', 'GET', '/api/webhooks')).body.items as Webhook[];
  const deliveries = async (id: string) =>
    (await t.http('xie', 'GET', `/api/webhooks/${id}/deliveries`)).body.items as WebhookDelivery[];
  /** Time passes, and what is sent is answered. */
  const sent = async (seconds = 1) => {
    await t.pass(seconds);
    await t.hub.app.get(WebhookWorker).idle();
  };
  const told = () => posts.map(({ body }) => `${body.call?.number.slice(-3)} ${body.event}`);
  const rows = () => t.foundations.store.read.rows<{ n: number }>('select id from webhook_event');
  const close = (callId: string) =>
    wang!.do('call:close', { callId, outcome: 'resolved', solved: true, note: CANARY });

  test('each state once and in order, signed; no name, no word, no telephone; guarded as other; drills never', async () => {
    expect(await rows()).toEqual([]);
    const before = await raise(li!);
    expect(await rows()).toEqual([]);
    await accept(wang!, before.id);
    const { webhook, secret } = await make();
    const call = await raise(li!, {
      category: 'property',
      summary: CANARY,
      callbackPhone: PHONE,
      operatorName: CANARY,
      resident: { name: CANARY, phone: PHONE, basis: 'consent' },
    });
    await accept(wang!, call.id);
    await wang!.do('call:message', { callId: call.id, clientMessageId: '1', text: CANARY });
    await close(call.id);
    await li!.do('call:reopen', { callId: call.id, reason: CANARY });
    await sent(2);
    await sent();
    expect(told()).toEqual(
      ['raised', 'ringing', 'active', 'closed', 'reopened', 'ringing'].map((event) => `002 ${event}`),
    );
    for (const { raw, timestamp, signature } of posts)
      expect(signature).toBe(
        `sha256=${createHmac('sha256', secret).update(`${timestamp}.${raw}`).digest('hex')}`,
      );
    const [first, , , closed] = posts.map(({ body }) => body);
    expect(first).toEqual({
      id: expect.any(String),
      event: 'raised',
      at: expect.any(String),
      unit: '210102',
      call: {
        number: call.number,
        version: expect.any(Number),
        state: 'ringing',
        category: 'property',
        urgency: 'normal',
        communityCode: '210102001001',
        raisedAt: call.raisedAt,
        answerBy: call.answerBy,
        closeBy: expect.any(String),
      },
    });
    expect(closed!.call).toMatchObject({ state: 'closed', outcome: 'resolved', solved: true });
    expect(new Set(posts.map(({ body }) => body.id)).size).toBe(posts.length);
    const versions = posts.map(({ body }) => body.call!.version);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));

    posts = [];
    await raise(li!, { category: 'minors', summary: CANARY });
    const cancelled = await raise(li!);
    await li!.do('call:cancel', { callId: cancelled.id });
    await t.http('zhou', 'POST', '/api/watch/drills', { communityId: t.world.community.caita });
    await sent(2);
    await sent();
    expect(told().sort()).toEqual([
      '003 raised',
      '003 ringing',
      '004 cancelled',
      '004 raised',
      '004 ringing',
    ]);
    expect(
      posts.filter(({ body }) => body.call!.number.endsWith('003')).map(({ body }) => body.call!.category),
    ).toEqual(['other', 'other']);
    const everything = JSON.stringify([
      posts,
      await t.foundations.store.read.rows('select * from webhook_event'),
    ]);
    expect(everything).not.toMatch(new RegExp(`${CANARY}|${PHONE}|li|wang|minors|${secret}`));
    expect((await deliveries(webhook.id))[0]).toMatchObject({
      state: 'sent',
      answer: 'http 204',
      attempts: 1,
    });
    expect(await list()).toMatchObject([{ waiting: 0, givenUp: 0 }]);
  });

  test('only what was asked for, of the own unit, and nothing once it is switched off', async () => {
    const { webhook } = await make({ events: ['closed', 'active'] });
    const call = await raise(li!);
    await accept(wang!, call.id);
    await sent();
    expect(told()).toEqual(['001 active']);
    await t.http('xie', 'PUT', `/api/webhooks/${webhook.id}`, { off: true });
    await close(call.id);
    await sent(2);
    expect(told()).toEqual(['001 active']);
    expect(await rows()).toHaveLength(1);
  });

  test('an address that does not answer is left alone, longer each time; then all of it goes in order', async () => {
    const { webhook } = await make({ events: ['raised', 'active'] });
    answers = () => 503;
    const call = await raise(li!);
    await accept(wang!, call.id);
    await raise(li!);
    await sent();
    // Four at once find out; from then on one event asks.
    const found = posts.length;
    expect(found).toBeLessThanOrEqual(2);
    expect((await list())[0]).toMatchObject({ failingSince: expect.any(String), waiting: 3 });
    await sent(3);
    expect(posts).toHaveLength(found);
    await sent(3);
    expect(posts).toHaveLength(found + 1);
    // Within the hour it is asked a dozen times, whatever waits for it.
    for (let n = 0; n < 5; n += 1) await raise(li!);
    for (let n = 0; n < 12; n += 1) {
      await t.leap(300);
      await sent();
    }
    expect(posts.length).toBeLessThan(found + 14);
    answers = () => 200;
    posts = [];
    await t.leap(3600);
    for (let n = 0; n < 12; n += 1) await sent();
    t.signInAgain();
    // An answer that came too late, while the clock went on, costs a repeat: the receiver knows it by its id.
    const once = [...new Map(posts.map(({ body }, n) => [body.id, told()[n]!] as const)).values()];
    expect(once.filter((one) => one.startsWith('001'))).toEqual(['001 raised', '001 active']);
    expect(once).toHaveLength(8);
    expect((await list())[0]).not.toHaveProperty('failingSince');
    expect((await deliveries(webhook.id)).every(({ state }) => state === 'sent')).toBe(true);
  });

  test('what waits by the hundred for one address keeps no other waiting', async () => {
    const { webhook: one } = await make({ events: ['raised'] });
    const call = await raise(li!);
    const other = await make({ url: `${url}/other`, events: ['closed'] });
    await accept(wang!, call.id);
    await close(call.id);
    await t.foundations.store.write('test', async (tx) => {
      for (let n = 0; n < 300; n += 1)
        await tx.run(
          `insert into webhook_event (id, webhook_id, call_id, seq, number, event, body, at, due_at, until, attempts, state)
            select ?, webhook_id, ?, seq, number, event, body, at, at - 1, until, 0, 'waiting'
              from webhook_event where webhook_id = ? order by id desc limit 1`,
          [`more ${n}`, `call ${n}`, one.id],
        );
    });
    expect(await rows()).toHaveLength(302);
    posts = [];
    await sent();
    const first = posts.findIndex(({ body }) => body.event === 'closed');
    expect([first >= 0, first < 20]).toEqual([true, true]);
    expect(await deliveries(other.webhook.id)).toMatchObject([{ state: 'sent' }]);
  });

  test('given up after a day, which is found and said; sent again by a touch', async () => {
    const { webhook } = await make({ events: ['raised'] });
    answers = () => 500;
    await raise(li!);
    await sent();
    await t.leap(25 * 3600);
    t.signInAgain();
    await sent(301);
    expect((await list())[0]).toMatchObject({ waiting: 0, givenUp: 1 });
    expect(await deliveries(webhook.id)).toMatchObject([{ state: 'given_up', answer: 'http 500' }]);
    await sent(61);
    const watch = (await t.http('zhou', 'GET', '/api/watch')).body;
    expect(watch.findings).toContainEqual(expect.objectContaining({ kind: 'webhooks_given_up', count: 1 }));
    answers = () => 200;
    posts = [];
    const again = await t.http('xie', 'POST', `/api/webhooks/${webhook.id}/again`);
    expect(again.body).toMatchObject({ waiting: 1, givenUp: 0 });
    await sent(2);
    expect(told()).toEqual(['001 raised']);
    await sent(61);
    const findings = (await t.http('zhou', 'GET', '/api/watch')).body.findings as { kind: string }[];
    expect(findings.map((one) => one.kind)).not.toContain('webhooks_given_up');
  });

  test('an event that is refused holds up its own call and no other', async () => {
    await make({ events: ['raised', 'active'] });
    answers = ({ event, call }) => (event === 'raised' && call?.number.endsWith('001') ? 422 : 200);
    const call = await raise(li!);
    await accept(wang!, call.id);
    await raise(li!);
    await sent();
    expect(told().sort()).toEqual(['001 raised', '002 raised']);
    expect((await list())[0]).not.toHaveProperty('failingSince');
    answers = () => 200;
    await sent(6);
    await sent();
    expect(told().sort()).toEqual(['001 active', '001 raised', '001 raised', '002 raised']);
  });

  test('private, plain and foreign addresses are refused; redirects lead nowhere; a test tells what was answered', async () => {
    for (const wrong of [
      'http://example.org/hook',
      'http://127.0.0.2/hook',
      'ftp://example.org/',
      'https://user:secret@example.org/',
      'javascript:alert(1)',
      'not an address',
      `https://example.org/${'x'.repeat(500)}`,
    ]) {
      const { status, body } = await t.http('xie', 'POST', '/api/webhooks', {
        name: 'x',
        url: wrong,
        events: ['closed'],
      });
      expect([wrong, status, Object.keys(body.fields)]).toEqual([wrong, 400, ['url']]);
    }
    for (const [wrong, field] of [
      [{ name: 'x', url, events: [] }, 'events'],
      [{ name: 'x', url, events: ['rung'] }, 'events'],
      [{ url, events: ['closed'] }, 'name'],
    ] as const)
      expect((await t.http('xie', 'POST', '/api/webhooks', wrong)).body.fields).toHaveProperty(field);
    const { webhook, secret } = await make();
    expect(JSON.stringify(await list())).not.toContain(secret);
    const trial = () => t.http('xie', 'POST', `/api/webhooks/${webhook.id}/test`);
    expect((await trial()).body).toEqual({ delivered: true, answer: 'http 204' });
    expect(posts.map(({ body }) => [body.event, body.call])).toEqual([['test', undefined]]);
    answers = () => 302;
    expect((await trial()).body).toEqual({ delivered: false, answer: 'http 302' });
    expect(posts).toHaveLength(2);
    // What is allowed no more is asked no more.
    await t.http('xie', 'PUT', '/api/notice/setup', { channels: [], allowed: [] });
    expect((await trial()).body).toEqual({ delivered: false, answer: 'forbidden address' });
    const other = await make({ url: 'https://127.0.0.1:9/' });
    const answer = await t.http('xie', 'POST', `/api/webhooks/${other.webhook.id}/test`);
    expect(answer.body).toEqual({ delivered: false, answer: 'forbidden address' });
    expect(posts).toHaveLength(2);
    const replaced = (await t.http('xie', 'POST', `/api/webhooks/${webhook.id}/secret`))
      .body as WebhookSecret;
    expect(replaced.secret).not.toBe(secret);
    expect(
      (await t.http('gao', 'GET', `/api/webhooks/${webhook.id}/deliveries`)).status,
    ).toBeGreaterThanOrEqual(403);
  });

  test('what was committed is told after a restart', async () => {
    await make({ events: ['raised'] });
    await raise(li!);
    await t.restart();
    await sent(2);
    expect(told()).toEqual(['001 raised']);
    await sent(20);
    expect(told()).toHaveLength(1);
  });
});

test('two nodes send each event once', async () => {
  const seen: string[] = [];
  const receiver = createServer((request, response) => {
    let raw = '';
    request.on('data', (chunk: Buffer) => (raw += chunk.toString()));
    request.on('end', () => {
      seen.push((JSON.parse(raw) as WebhookBody).id);
      response.writeHead(200).end();
    });
  }).listen(0, '127.0.0.1');
  await new Promise((open) => receiver.once('listening', open));
  const t = await openTestHub('postgres');
  const other = await openHub(await openFoundations(t.foundations.config, t.clock));
  try {
    await t.http('xie', 'PUT', '/api/notice/setup', { channels: [], allowed: ['127.0.0.1'] });
    await t.http('xie', 'POST', '/api/webhooks', {
      name: 'x',
      url: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`,
      events: ['raised'],
    });
    const li = await t.page('li');
    const calls: CallSummary[] = [];
    for (let n = 0; n < 8; n += 1) calls.push(await raise(li));
    const workers = [t.hub, other].map((hub) => hub.app.get(WebhookWorker));
    for (let n = 0; n < 6; n += 1) {
      await t.pass(1);
      await Promise.all(workers.map((worker) => worker.idle()));
    }
    expect(seen).toHaveLength(calls.length);
    expect(new Set(seen).size).toBe(calls.length);
  } finally {
    await other.close();
    await t.close();
    receiver.close();
  }
}, 60_000);

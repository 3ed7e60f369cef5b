import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { MAX_SOCKETS } from '../../src/realtime/socket-limit.js';
import { REQUEST_TIMEOUTS } from '../../src/ops/http.adapter.js';
import type { Ack } from '../../src/protocol/answers.js';
import { openTestHub, settled, type TestHub } from '../hub.js';
import { accept, raise, ringOf, type Page } from '../page.js';

const refusals = (acks: Ack<unknown>[]) => acks.flatMap((a) => (a.ok ? [] : [a.error]));
const many = <T>(count: number, work: (i: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, i) => work(i)));

// The allowances count real seconds, so each burst is sent at once and none is waited for.
describe('nobody can flood the hub, and nothing is closed for trying', () => {
  let t: TestHub;
  let [li, phone, wang] = [] as unknown as [Page, Page, Page];
  beforeEach(async () => {
    t = await openTestHub('sqlite');
    [li, phone, wang] = [await t.page('li'), await t.page('li'), await t.page('wang')];
    await wang.do('duty:start');
  });
  afterEach(() => t.close());

  const say = (page: Page, callId: string, text: string) =>
    page.ask('call:message', { callId, clientMessageId: randomUUID(), text });

  test('20 messages in a second, over all devices; above it one is told when to come back, in one’s language', async () => {
    const { id } = await raise(li);
    await accept(wang, id);
    const acks = await many(30, (i) => say(i % 2 ? li : phone, id, `${i}`));
    const over = refusals(acks);
    expect(over.length).toBeGreaterThanOrEqual(5);
    expect(over.length).toBeLessThanOrEqual(10);
    for (const error of over)
      expect(error).toMatchObject({
        code: 'too_many_requests',
        retryAfterSeconds: 1,
        message: '操作太频繁，请 1 秒后再试。',
      });
    expect(li.socket.connected && phone.socket.connected).toBe(true);
    // Somebody else is not held back, and nothing above the allowance was written.
    expect((await say(wang, id, '我在')).ok).toBe(true);
    const { items } = (await t.http('li', 'GET', `/api/calls/${id}/messages`)).body;
    expect(items).toHaveLength(30 - over.length + 1);
  });

  test('what comes to nothing counts as well: above the allowance the answer is to come back later, whatever stood in the way', async () => {
    const wrong = [
      ['call:cancel', { callId: 'nothing' }],
      ['call:message', { callId: 'nothing', clientMessageId: 'x', text: '你好' }],
      ['nonsense', {}],
    ] as const;
    const acks = await many(30, (i) => {
      const [event, payload] = wrong[i % wrong.length]!;
      return (i % 2 ? li : phone).ask(event, payload);
    });
    const over = refusals(acks).filter((e) => e.code === 'too_many_requests');
    expect(over.length).toBeGreaterThanOrEqual(5);
    expect(over.length).toBeLessThanOrEqual(10);
    // An answer to a ring is not held back by it, nor is a click.
    expect(refusals([await wang.ask('offer:accept', { offerId: 'nothing' })])).toMatchObject([
      { code: 'not_found' },
    ]);
    await raise(li);
  });

  test('a repeat is not counted, nor is an answer to a ring', async () => {
    const { id } = await raise(li);
    const said = { callId: id, clientMessageId: 'once', text: '一次' };
    await li.do('call:message', said);
    expect(refusals(await many(60, () => li.ask('call:message', said)))).toEqual([]);
    const ring = await ringOf(wang, id);
    expect(refusals(await many(60, () => wang.ask('offer:received', { offerId: ring.id })))).toEqual([]);
    expect(refusals(await many(60, () => wang.ask('offer:accept', { offerId: ring.id })))).toEqual([]);
    expect(refusals(await many(60, () => wang.ask('duty:start')))).toEqual([]);
    const clientCallId = randomUUID();
    expect(refusals(await many(60, () => li.ask('call:raise', { clientCallId })))).toEqual([]);
  });

  test('raises have an allowance of their own, 10 in 10 s, shared by channels and HTTP; a repeat still answers when it is used up', async () => {
    const ids = Array.from({ length: 12 }, () => randomUUID());
    const acks = await many(12, (i) => (i % 2 ? li : phone).ask('call:raise', { clientCallId: ids[i] }));
    const over = refusals(acks);
    expect(over).toHaveLength(2);
    expect(over[0]).toMatchObject({ code: 'too_many_requests', retryAfterSeconds: expect.any(Number) });
    const http = await t.http('li', 'POST', '/api/calls', {}, { 'idempotency-key': randomUUID() });
    expect([http.status, http.body.code]).toEqual([429, 'too_many_requests']);
    expect(Number(http.headers.get('retry-after'))).toBe(http.body.retryAfterSeconds);
    const made = acks.findIndex((a) => a.ok);
    expect((await li.ask('call:raise', { clientCallId: ids[made] })).ok).toBe(true);
    expect((await t.http('li', 'POST', '/api/calls', {}, { 'idempotency-key': ids[made]! })).status).toBe(
      200,
    );
    // Words are another allowance; so is a colleague's.
    const call = acks.find((a) => a.ok) as { data: { id: string } };
    expect((await say(li, call.data.id, '还在')).ok).toBe(true);
    expect((await (await t.page('sun')).ask('call:raise', { clientCallId: randomUUID() })).ok).toBe(true);
    expect((await t.http('li', 'GET', '/api/calls')).body.items).toHaveLength(11);
  });

  test('what is masked is shown in clear 10 times a minute, then one is told when to come back; a colleague is not held back', async () => {
    const { id } = await raise(li, { resident: { name: '金丝雀', phone: '13912345678', basis: 'consent' } });
    const reveal = (who: 'zhou' | 'xie') =>
      t.http(who, 'POST', `/api/calls/${id}/reveal`, { reason: '核对号码' });
    const answers = await many(12, () => reveal('zhou'));
    expect(answers.filter((a) => a.status === 200)).toHaveLength(10);
    const over = answers.find((a) => a.status !== 200)!;
    expect([over.status, over.body.code]).toEqual([429, 'too_many_requests']);
    expect(over.body.retryAfterSeconds).toBeGreaterThan(0);
    expect((await t.http('zhou', 'POST', `/api/identities/${t.world.ids.wang}/reveal`)).status).toBe(429);
    expect((await reveal('xie')).status).toBe(200);
    const [{ n }] = (await t.foundations.store.read.rows(
      "select count(*) as n from audit where act = 'call.reveal'",
    )) as [{ n: number }];
    expect(Number(n)).toBe(11);
  });

  test('an account holds fifty sockets and no more, over all its pages; nobody else is held back, and one that goes makes room', async () => {
    // Whoever does not get as far as a page is not waited for either.
    expect(t.hub.app.getHttpServer()).toMatchObject({ headersTimeout: REQUEST_TIMEOUTS.headersTimeout });
    const pages = [li, phone];
    while (pages.length < MAX_SOCKETS.account) pages.push(await t.page('li'));
    const more = await Promise.all(
      Array.from({ length: 5 }, () => t.page('li').catch((error: { code?: string }) => error.code)),
    );
    expect(more).toEqual(Array(5).fill('too_many_requests'));
    await t.page('sun');
    expect((await pages[7]!.ask('call:raise', { clientCallId: randomUUID() })).ok).toBe(true);
    const left = new Promise((gone) => pages[3]!.socket.once('disconnect', gone));
    pages[3]!.close();
    await left;
    await settled();
    await t.page('li');
    expect(await t.page('li').catch((error: { code?: string }) => error.code)).toBe('too_many_requests');
  });
});

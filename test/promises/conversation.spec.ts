/** Replies, what became of messages, and who is writing. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Message } from '../../src/protocol/calls/message.js';
import { openFoundations, openHub, type Hub } from '../../src/hub.js';
import { DATABASES } from '../databases.js';
import { openTestHub, settled, type TestHub } from '../hub.js';
import { accept, openPage, raise, type Page } from '../page.js';
import type { Username } from '../world.js';

const ORIGIN = 'http://localhost:0';
const QUIET = 30 * 60;

const say = (page: Page, callId: string, text: string, more: object = {}): Promise<Message> =>
  page.do('call:message', { callId, clientMessageId: randomUUID(), text, ...more });
/** What a page was told of it, in order: a call has no events of its own here that others would make. */
const told = (page: Page, event: 'message:marks' | 'call:typing') => page.heard(event);
const code = (ack: { ok: boolean; error?: { code: string; fields?: object } }) =>
  ack.ok ? 'ok' : [ack.error!.code, ...Object.keys(ack.error!.fields ?? {})].join(' ');

describe.each(DATABASES)('a conversation on %s', (kind) => {
  let t: TestHub;
  let li: Page;
  let sun: Page;
  let qian: Page;
  let wang: Page;
  let zhao: Page;
  let callId: string;
  const others: Page[] = [];
  const open = async (env: Record<string, string>) => {
    t = await openTestHub(kind, { ALLOWED_ORIGINS: ORIGIN, ...env });
    [li, sun, qian, wang, zhao] = [
      await t.page('li'),
      await t.page('sun'),
      await t.page('qian'),
      await t.page('wang'),
      await t.page('zhao'),
    ];
  };
  beforeEach(() => open({ YIHU_DEMO: '1', YIHU_LIMITS: 'off' }));
  afterEach(async () => {
    for (const page of others.splice(0)) page.close();
    await t.close();
  });

  const begin = async (more: Record<string, unknown> = {}) => {
    await wang.do('duty:start');
    callId = (await raise(li, more)).id;
    await accept(wang, callId);
  };
  const marksFor = async (who: Username) => (await t.http(who, 'GET', `/api/calls/${callId}/marks`)).body;
  const version = async () => (await t.http('li', 'GET', `/api/calls/${callId}`)).body.version as number;
  const rows = () =>
    t.foundations.store.read.rows<{ reader: string; kind: string; message_id: string }>(
      'select reader, kind, message_id from message_mark where call_id = ? order by reader, kind',
      [callId],
    );

  describe('marks', () => {
    test('a message is delivered, then read: its sender’s side is told, the call keeps its version', async () => {
      await begin();
      const first = await say(li, callId, '有人在门口');
      const second = await say(li, callId, '已经报警');
      const before = await version();
      expect(await marksFor('li')).toEqual({ callId });

      await wang.do('message:delivered', { callId, messageId: second.id });
      const delivered = { callId, delivered: second.id };
      for (const page of [li, sun]) expect(await page.hear('message:marks')).toEqual(delivered);
      await wang.do('message:read', { callId, messageId: first.id });
      const half = { callId, delivered: second.id, read: first.id };
      await li.hear('message:marks', (m: typeof half) => m.read === first.id);
      await wang.do('message:read', { callId, messageId: second.id });
      const read = { callId, delivered: second.id, read: second.id };
      for (const page of [li, sun])
        await page.hear('message:marks', (m: typeof half) => m.read === second.id);
      // Later and lesser ones change nothing, are told to nobody, and are no mistake.
      for (const event of ['message:delivered', 'message:read'])
        for (const { id } of [second, first])
          expect(await wang.do(event, { callId, messageId: id })).toEqual({});
      await settled();
      expect(told(li, 'message:marks')).toEqual([delivered, half, read]);
      expect([await marksFor('li'), await marksFor('sun')]).toEqual([read, read]);
      expect(await version()).toBe(before);
      // Who wrote it hears of the other side only, and nobody else hears anything.
      expect([qian, wang, zhao].flatMap((page) => told(page, 'message:marks'))).toEqual([]);
    });

    test('a community reads as one: the holder learns that it did, and no row says who', async () => {
      await begin();
      const { id } = await say(wang, callId, '请留在屋里');
      await sun.do('message:delivered', { callId, messageId: id });
      await sun.do('message:read', { callId, messageId: id });
      await li.do('message:read', { callId, messageId: id });
      await wang.hear('message:marks', (m: { read?: string }) => m.read === id);
      await settled();
      expect(told(wang, 'message:marks')).toHaveLength(2);
      expect(await marksFor('wang')).toEqual({ callId, delivered: id, read: id });
      expect(await rows()).toEqual([
        { reader: 'community', kind: 'delivered', message_id: id },
        { reader: 'community', kind: 'read', message_id: id },
      ]);
      expect(told(li, 'message:marks')).toEqual([]);
    });

    test('are for who may read the call, of its own messages', async () => {
      await begin();
      const { id } = await say(li, callId, '你好');
      const elsewhere = await raise(sun, { communityId: t.world.community.shagang });
      const foreign = await say(sun, elsewhere.id, '另一件');
      for (const event of ['message:delivered', 'message:read']) {
        for (const page of [qian, zhao])
          expect(code(await page.ask(event, { callId, messageId: id }))).toBe('not_found');
        for (const messageId of [foreign.id, randomUUID(), '%', '_'.repeat(id.length)])
          expect(code(await sun.ask(event, { callId, messageId }))).toBe('invalid messageId');
      }
      for (const [who, status] of [
        ['qian', 404],
        ['zhao', 404],
        ['zhou', 403],
        ['he', 404],
      ] as const)
        expect([who, (await t.http(who, 'GET', `/api/calls/${callId}/marks`)).status]).toEqual([who, status]);
    });

    test('of a former holder are nobody’s news: whoever has it now has not read it yet', async () => {
      await begin();
      await zhao.do('duty:start');
      const { id } = await say(li, callId, '你好');
      await wang.do('message:read', { callId, messageId: id });
      await wang.do('call:transfer', { callId, officerId: t.world.ids.zhao, note: '请接' });
      await accept(zhao, callId);
      expect(await marksFor('li')).toEqual({ callId });
      expect(code(await wang.ask('message:read', { callId, messageId: id }))).toBe('forbidden');
      await zhao.do('message:delivered', { callId, messageId: id });
      expect(await marksFor('li')).toEqual({ callId, delivered: id });
      const answer = await say(zhao, callId, '我来接手');
      await li.do('message:read', { callId, messageId: answer.id });
      await zhao.hear('message:marks');
      await settled();
      expect(told(wang, 'message:marks')).toEqual([]);
    });

    test('of a guarded call are between its raiser and its holder', async () => {
      await begin({ category: 'minors' });
      const { id } = await say(li, callId, '孩子在我这里');
      expect(code(await sun.ask('message:read', { callId, messageId: id }))).toBe('forbidden');
      expect((await t.http('sun', 'GET', `/api/calls/${callId}/marks`)).status).toBe(403);
      await wang.do('message:read', { callId, messageId: id });
      await wang.do('call:typing', { callId });
      expect(await li.hear('message:marks')).toEqual({ callId, delivered: id, read: id });
      await li.hear('call:typing');
      await settled();
      for (const event of ['message:marks', 'call:typing'] as const) expect(told(sun, event)).toEqual([]);
    });

    test('a shared device on which nobody said who they are marks and hears nothing; a mark keeps nobody there', async () => {
      await begin();
      const { id } = await say(wang, callId, '请留在屋里');
      const { code: enrolment } = (
        await t.http('zhou', 'POST', '/api/devices', {
          kind: 'community',
          communityId: t.world.community.caita,
        })
      ).body;
      const { headers } = await t.http(null, 'POST', '/api/auth/enrol', { code: enrolment });
      const from = { cookie: headers.get('set-cookie')!.split(';')[0]!, origin: ORIGIN };
      const act = () => t.http(null, 'POST', '/api/device/person', { personId: t.world.ids.li }, from);
      const openThere = async () => {
        const page = await openPage(t.base, 'community', undefined, { extraHeaders: from });
        others.push(page);
        return page;
      };
      const nobody = await openThere();
      expect(code(await nobody.ask('message:read', { callId, messageId: id }))).toBe('forbidden');
      expect(code(await nobody.ask('call:typing', { callId }))).toBe('forbidden');
      expect((await t.http(null, 'GET', `/api/calls/${callId}/marks`, undefined, from)).status).toBe(403);
      await wang.do('call:typing', { callId });
      await li.hear('call:typing');
      await settled();
      expect(told(nobody, 'call:typing')).toEqual([]);

      await act();
      const somebody = await openThere();
      await t.pass(QUIET - 60);
      await somebody.do('message:read', { callId, messageId: id });
      await t.pass(120);
      expect(code(await somebody.ask('message:read', { callId, messageId: id }))).toBe('forbidden');
      // What somebody does keeps them there.
      await act();
      await t.pass(QUIET - 60);
      await somebody.do('call:typing', { callId });
      await t.pass(120);
      await somebody.do('call:typing', { callId });
    });
  });

  describe('typing', () => {
    test('is told to the other side, with the name that their messages have, and is written nowhere', async () => {
      await begin();
      const before = await version();
      await sun.do('call:typing', { callId });
      const { id, name } = { id: t.world.ids.sun, name: 'sun' };
      expect(await wang.hear('call:typing')).toEqual({ callId, from: { id, name, role: 'worker' } });
      await wang.do('call:typing', { callId });
      for (const page of [li, sun])
        expect(await page.hear('call:typing')).toMatchObject({
          callId,
          from: { id: t.world.ids.wang, role: 'officer' },
        });
      await settled();
      for (const page of [qian, zhao]) expect(told(page, 'call:typing')).toEqual([]);
      expect([await version(), await rows()]).toEqual([before, []]);
    });

    test('is for who may write there, while it goes on', async () => {
      await begin();
      for (const page of [qian, zhao])
        expect(code(await page.ask('call:typing', { callId }))).toBe('not_found');
      await wang.do('call:close', { callId, outcome: 'resolved', solved: true, note: '好' });
      expect(code(await sun.ask('call:typing', { callId }))).toBe('conflict');
    });
  });

  test('marks and typing have allowances of their own, and cost no words', async () => {
    await t.close();
    await open({});
    await begin();
    const { id } = await say(li, callId, '你好');
    for (const [event, times] of [
      ['message:read', 20],
      ['call:typing', 6],
    ] as const) {
      const asked = { callId, ...(event === 'message:read' && { messageId: id }) };
      const acks = await Promise.all(Array.from({ length: times }, () => wang.ask(event, asked)));
      expect(acks.map(code)).toContain('ok');
      expect(acks.map(code)).toContain('too_many_requests');
    }
    expect((await say(wang, callId, '我在')).text).toBe('我在');
  });

  describe('a reply', () => {
    test('names what it answers to everybody who reads it, by either way, and once', async () => {
      await begin();
      const asked = await say(li, callId, '几点到？');
      const clientMessageId = randomUUID();
      const answer = await say(wang, callId, '十分钟', { clientMessageId, replyTo: asked.id });
      expect(answer).toMatchObject({ text: '十分钟', replyTo: asked.id });
      expect(await li.hear('call:message', (m: Message) => m.id === answer.id)).toEqual(answer);
      expect((await t.http('li', 'GET', `/api/calls/${callId}/messages`)).body.items.slice(-2)).toEqual([
        asked,
        answer,
      ]);
      // Sent again it is what it was, whatever it says now.
      expect(await say(wang, callId, '十分钟', { clientMessageId })).toEqual(answer);
      expect(asked).not.toHaveProperty('replyTo');
    });

    test('to what is not of the call is refused by its field, and loses nothing', async () => {
      await begin();
      const elsewhere = await raise(sun, { communityId: t.world.community.shagang });
      const foreign = await say(sun, elsewhere.id, '另一件');
      const before = await version();
      for (const replyTo of [foreign.id, randomUUID(), 'x', '%'])
        expect(
          code(await li.ask('call:message', { callId, clientMessageId: randomUUID(), text: '好', replyTo })),
        ).toBe('invalid replyTo');
      for (const replyTo of ['', 7, {}, 'x'.repeat(10_000)])
        expect(
          code(await li.ask('call:message', { callId, clientMessageId: randomUUID(), text: '好', replyTo })),
        ).toBe('invalid replyTo');
      // Who may not see the call learns nothing of its messages either.
      expect(
        code(
          await qian.ask('call:message', {
            callId,
            clientMessageId: randomUUID(),
            text: '好',
            replyTo: foreign.id,
          }),
        ),
      ).toBe('not_found');
      expect(await version()).toBe(before);
    });
  });
});

describe('marks on two nodes', () => {
  let t: TestHub;
  let other: Hub;
  let there: Page;
  beforeEach(async () => {
    t = await openTestHub('postgres');
    other = await openHub(await openFoundations(t.foundations.config, t.clock));
  });
  afterEach(async () => {
    there.close();
    await other.close();
    await t.close();
  });

  test('said on one are known on the other, and two at once never take one back', async () => {
    const li = await t.page('li');
    const wang = await t.page('wang');
    await wang.do('duty:start');
    const { id: callId } = await raise(li);
    await accept(wang, callId);
    const said: Message[] = [];
    for (const text of ['一', '二', '三', '四']) said.push(await say(li, callId, text));
    const base = `http://127.0.0.1:${other.port}`;
    there = await openPage(base, 'procuratorate', await t.token('wang'));
    const ids = said.map(({ id }) => id);
    await Promise.all([
      wang.do('message:read', { callId, messageId: ids[0] }),
      there.do('message:read', { callId, messageId: ids[3] }),
      wang.do('message:read', { callId, messageId: ids[1] }),
      there.do('message:read', { callId, messageId: ids[2] }),
    ]);
    const read = { callId, delivered: ids[3], read: ids[3] };
    const answer = await fetch(`${base}/api/calls/${callId}/marks`, {
      headers: { authorization: `Bearer ${await t.token('li')}` },
    });
    expect(await answer.json()).toEqual(read);
    expect((await t.http('li', 'GET', `/api/calls/${callId}/marks`)).body).toEqual(read);
  });
});

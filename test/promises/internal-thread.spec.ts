import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openFoundations, openHub } from '../../src/hub.js';
import type { CallSummary } from '../../src/protocol/calls/call-summary.js';
import type { HelpItem } from '../../src/protocol/calls/help-item.js';
import type { Thread, ThreadEntry } from '../../src/protocol/conversation/internal-thread.js';
import { DATABASES } from '../databases.js';
import { openTestHub, settled, type TestHub } from '../hub.js';
import { accept, openPage, raise, type Page } from '../page.js';
import { roleOf, USERNAMES, type Username } from '../world.js';

const INSIDE = /内部的话/;
/** Volunteers have no page. */
const PEOPLE = USERNAMES.filter((who) => roleOf(who) !== 'volunteer');

describe.each(DATABASES)('the officers of a call talk among themselves, on %s', (kind) => {
  let t: TestHub;
  const pages = {} as Record<Username, Page>;
  let callId: string;
  beforeEach(async () => {
    t = await openTestHub(kind);
    for (const who of PEOPLE) pages[who] = await t.page(who);
    await pages.wang.do('duty:start');
    const call = await raise(pages.li, { summary: '老人被骗' });
    callId = call.id;
    await accept(pages.wang, callId);
    await settled();
  });
  afterEach(() => t.close());

  const say = (who: Username, text: string, clientMessageId: string = randomUUID()): Promise<ThreadEntry> =>
    pages[who].do('thread:say', { callId, clientMessageId, text });
  const refused = async (who: Username, more: object = {}) => {
    const ack = await pages[who].ask('thread:say', {
      callId,
      clientMessageId: randomUUID(),
      text: '不该',
      ...more,
    });
    return ack.ok ? 'ok' : ack.error.code;
  };
  const read = (who: Username, after?: string) =>
    t.http(who, 'GET', `/api/calls/${callId}/thread${after === undefined ? '' : `?after=${after}`}`);
  const words = async (who: Username) =>
    ((await read(who)).body as Thread).items.map(({ side, from, text }) => [side, from.id, text]);
  const call = async (who: Username): Promise<CallSummary> =>
    (await t.http(who, 'GET', `/api/calls/${callId}`)).body;
  const help = async (who: 'chen' | 'zhao'): Promise<string> => {
    const part: HelpItem = await pages.wang.do('help:ask', {
      callId,
      officerId: t.world.ids[who],
      what: '请查合同',
      answerBy: new Date(t.clock.now() + 3_600_000).toISOString(),
    });
    return part.id;
  };
  const agreed = async (who: 'chen' | 'zhao'): Promise<string> => {
    const helpId = await help(who);
    await pages[who].do('help:agree', { helpId });
    return helpId;
  };

  test('holder and helper write and are told at once, in one order, each entry once; it is kept sealed', async () => {
    const helpId = await help('chen');
    // Asked is not agreed.
    expect([await refused('chen'), (await read('chen')).status]).toEqual(['not_found', 404]);
    await pages.chen.do('help:agree', { helpId });
    const { wang, chen } = t.world.ids;

    const first = await say('wang', '内部的话一', 'once');
    expect(first).toMatchObject({ seq: 1, callId, clientMessageId: 'once', side: 'holder' });
    expect(first.from).toEqual({ id: wang, name: 'wang', title: '检察官' });
    expect(await pages.chen.hear('thread:said')).toEqual(first);
    expect(await say('wang', '另一句', 'once')).toEqual(first);
    // The same id from another author is another entry.
    const second = await say('chen', '内部的话二', 'once');
    expect(await pages.wang.hear<ThreadEntry>('thread:said', (e) => e.seq === 2)).toEqual(second);
    await settled();
    for (const who of ['wang', 'chen'] as const)
      expect(pages[who].heard('thread:said')).toEqual([first, second]);
    expect(await words('chen')).toEqual([
      ['holder', wang, '内部的话一'],
      ['helper', chen, '内部的话二'],
    ]);
    expect((await read('wang', first.id)).body).toEqual({ items: [second], writes: true });

    const rows = await t.foundations.store.read.rows<{ text: string }>('select text from thread_entry');
    expect(JSON.stringify(rows)).not.toMatch(INSIDE);
    expect(rows).toHaveLength(2);
    // A page that comes anew is told that there is something to read, and how far it goes.
    for (const who of ['wang', 'chen'] as const)
      expect((await t.page(who)).heard('snapshot')[0]).toMatchObject({ threads: [{ callId, last: 2 }] });
    expect((await t.page('zhao')).heard<object>('snapshot')[0]).not.toHaveProperty('threads');
  });

  test('of twenty said at the same instant each has its own place', async () => {
    await agreed('chen');
    const texts = Array.from({ length: 20 }, (_, n) => `内部的话${n}`);
    await Promise.all(texts.map((text, n) => say(n % 2 ? 'chen' : 'wang', text)));
    const { items } = (await read('wang')).body as Thread;
    expect(items.map(({ seq }) => seq)).toEqual(texts.map((_, n) => n + 1));
    expect(items.map(({ text }) => text).sort()).toEqual([...texts].sort());
  });

  test('nobody else hears: not one event, no fact, no version, no count, wherever they look', async () => {
    await agreed('chen');
    await settled();
    const before = await call('li');
    const heard = new Map(PEOPLE.map((who) => [who, pages[who].told.length]));
    await say('wang', '内部的话一');
    await say('chen', '内部的话二');
    await pages.wang.hear<ThreadEntry>('thread:said', (e) => e.seq === 2);
    await settled();
    for (const who of PEOPLE) {
      const since = pages[who].told.slice(heard.get(who)).map(([event]) => event);
      expect([who, since]).toEqual([
        who,
        ['wang', 'chen'].includes(who) ? ['thread:said', 'thread:said'] : [],
      ]);
    }
    expect(await call('li')).toEqual(before);
    const facts = await t.foundations.store.read.rows<{ last: number }>(
      'select max(seq) as last from fact where call_id = ?',
      [callId],
    );
    expect(Number(facts[0]!.last)).toBe(before.version);
    for (const who of PEOPLE) {
      const again = await t.page(who);
      const looks = [
        `/api/calls/${callId}`,
        `/api/calls/${callId}/timeline`,
        `/api/calls/${callId}/messages`,
        `/api/calls/${callId}/digest`,
        `/api/calls/${callId}/help`,
        '/api/calls',
        `/api/calls?q=${encodeURIComponent('内部的话')}`,
        `/api/search?q=${encodeURIComponent('内部的话')}`,
      ];
      const seen = await Promise.all(looks.map(async (path) => (await t.http(who, 'GET', path)).body));
      expect([who, INSIDE.test(JSON.stringify([seen, again.told]))]).toEqual([who, false]);
    }
    // As if it was not there: to its community the route is nobody's, of this call and of any.
    for (const who of ['li', 'sun'] as const) expect((await read(who)).status).toBe(403);
    expect((await t.http('li', 'GET', `/api/calls/${randomUUID()}/thread`)).status).toBe(403);
  });

  test('a new holder reads all of it, who gave it on no longer; a recused helper neither', async () => {
    await say('wang', '内部的话一');
    await agreed('chen');
    await pages.zhao.do('duty:start');
    await pages.wang.do('call:transfer', { callId, officerId: t.world.ids.zhao, note: '请接' });
    await accept(pages.zhao, callId);
    expect(await words('zhao')).toEqual([['holder', t.world.ids.wang, '内部的话一']]);
    expect([(await read('wang')).status, await refused('wang')]).toEqual([403, 'forbidden']);
    await settled();
    const entry = await say('zhao', '内部的话二');
    expect(await pages.chen.hear<ThreadEntry>('thread:said', (e) => e.seq === 2)).toEqual(entry);
    await settled();
    expect(pages.wang.heard<ThreadEntry>('thread:said').map(({ seq }) => seq)).toEqual([1]);

    await pages.zhou.do('call:recuse', { callId, officerId: t.world.ids.chen, reason: '亲属' });
    expect([(await read('chen')).status, await refused('chen')]).toEqual([404, 'not_found']);
    await say('zhao', '内部的话三');
    await pages.zhao.hear<ThreadEntry>('thread:said', (e) => e.seq === 3);
    await settled();
    expect(pages.chen.heard('thread:said')).toHaveLength(1);
    expect((await t.page('chen')).heard<object>('snapshot')[0]).not.toHaveProperty('threads');
  });

  test('a coordinator reads it and writes only while the call is entrusted to them; another unit finds nothing', async () => {
    await say('wang', '内部的话一');
    for (const who of ['zhou', 'xie'] as const) {
      expect((await read(who)).body).toMatchObject({ items: [{ text: '内部的话一' }], writes: false });
      expect(await refused(who)).toBe('forbidden');
    }
    for (const who of ['gao', 'lin'] as const) {
      expect([who, (await read(who)).status, await refused(who)]).toEqual([who, 404, 'not_found']);
    }
    // Held by nobody for longer than its policy promises.
    await pages.zhou.do('call:recuse', { callId, officerId: t.world.ids.wang, reason: '亲属' });
    await t.pass(180);
    expect((await call('zhou')).coordinator).toMatchObject({ id: t.world.ids.zhou });
    const entry = await say('zhou', '内部的话：已联系社区');
    expect(entry).toMatchObject({ seq: 2, side: 'coordinator' });
    expect(await pages.zhou.hear('thread:said')).toEqual(entry);
    expect((await read('zhou')).body.writes).toBe(true);
    await settled();
    for (const who of PEOPLE.filter((one) => one !== 'zhou' && one !== 'wang'))
      expect([who, pages[who].heard('thread:said')]).toEqual([who, []]);
    expect((await read('wang')).status).toBe(403);
  });

  test('who coordinates and works in the call’s community too reads no thread of it', async () => {
    await say('wang', '内部的话一');
    const change = { roles: ['coordinator', 'worker'], communityIds: [t.world.community.caita] };
    const { status } = await t.http('xie', 'PATCH', `/api/people/${t.world.ids.zhou}`, change);
    expect(status).toBe(200);
    t.signInAgain();
    expect([
      (await t.http('zhou', 'GET', `/api/calls/${callId}`)).status,
      (await read('zhou')).status,
    ]).toEqual([200, 403]);
    expect((await read('xie')).status).toBe(200);
  });

  test('once the call is closed it is read and no longer written, but what was said before is still answered', async () => {
    const entry = await say('wang', '内部的话一', 'before');
    await pages.wang.do('call:close', { callId, outcome: 'resolved', solved: true, note: '已办' });
    expect(await refused('wang')).toBe('conflict');
    expect(await say('wang', '内部的话一', 'before')).toEqual(entry);
    expect((await read('wang')).body).toEqual({ items: [entry], writes: false });
    await pages.li.do('call:reopen', { callId, reason: '又来了' });
    expect((await read('zhou')).body.items).toEqual([entry]);
  });

  test('bad input is named and writes nothing', async () => {
    for (const more of [
      { text: '' },
      { text: ' \u200b ' },
      { text: '长'.repeat(4001) },
      { clientMessageId: '' },
    ])
      expect(await refused('wang', more)).toBe('invalid');
    expect(await refused('wang', { callId: randomUUID() })).toBe('not_found');
    expect((await read('wang')).body).toEqual({ items: [], writes: true });
  });

  test('words that cannot be read cost their entry, and no other', async () => {
    const [first, second] = [await say('wang', '内部的话一'), await say('wang', '内部的话二')];
    await t.foundations.store.write('spoil', (tx) =>
      tx.run('update thread_entry set text = ? where id = ?', ['v1.spoilt', first.id]),
    );
    expect((await read('wang')).body.items).toEqual([{ ...first, text: '', broken: true }, second]);
  });
});

test('an entry that was written on one node is read on the other, and its page is told that it is there', async () => {
  const t = await openTestHub('postgres');
  const other = await openHub(await openFoundations(t.foundations.config, t.clock));
  const there = `http://127.0.0.1:${other.port}`;
  const [li, wang] = [await t.page('li'), await t.page('wang')];
  await wang.do('duty:start');
  const { id: callId } = await raise(li);
  await accept(wang, callId);
  const entry = await wang.do('thread:say', { callId, clientMessageId: 'a', text: '内部的话' });
  const elsewhere = await openPage(there, 'procuratorate', await t.token('wang'));
  try {
    expect(elsewhere.heard('snapshot')[0]).toMatchObject({ threads: [{ callId, last: 1 }] });
    const answer = await fetch(`${there}/api/calls/${callId}/thread`, {
      headers: { authorization: `Bearer ${await t.token('wang')}` },
    });
    expect(await answer.json()).toEqual({ items: [entry], writes: true });
    // The same again there is the same.
    expect(await elsewhere.do('thread:say', { callId, clientMessageId: 'a', text: '内部的话' })).toEqual(
      entry,
    );
  } finally {
    elsewhere.close();
    await other.close();
    await t.close();
  }
});

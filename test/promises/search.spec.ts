/** Calls are found by what was said in them, by those who may read it, and nothing of it stands in clear on the disk. */
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { SearchAnswer } from '../../src/protocol/words/search.js';
import { DATABASES } from '../databases.js';
import { openTestHub, settled, type TestHub } from '../hub.js';
import { accept, raise, type Page } from '../page.js';
import type { Username } from '../world.js';

const LEAK = '楼上漏水半年，物业不来修理';
const SAID = '管道在三楼厨房的吊顶里';
const CLOSED = '已约维修公司星期五上门';
const WAGES = '工地拖欠工资三个月，老板不接电话';
const SECRET = '孩子夜里不敢回家，躲在彩虹桥下';
/** Longer than a second: what is written is in the index. */
const SOON = 3;

jest.setTimeout(120_000);
describe.each(DATABASES)('searching on %s', (kind) => {
  let t: TestHub;
  const pages = {} as Record<'li' | 'qian' | 'wang' | 'zhou', Page>;
  const ids = {} as Record<'leak' | 'wages' | 'secret', string>;
  let [leakNumber, secretNumber] = ['', ''];
  beforeAll(async () => {
    t = await openTestHub(kind);
    await openPages();
    await pages.wang.do('duty:start');
    const leak = await raise(pages.li, { summary: LEAK, category: 'property' });
    [ids.leak, leakNumber] = [leak.id, leak.number];
    await accept(pages.wang, leak.id);
    await pages.li.do('call:message', { callId: leak.id, clientMessageId: randomUUID(), text: SAID });
    await pages.wang.do('call:close', { callId: leak.id, outcome: 'resolved', solved: true, note: CLOSED });
    ids.wages = (await raise(pages.qian, { summary: WAGES, category: 'labour' })).id;
    const secret = await raise(pages.li, { summary: SECRET, category: 'minors' });
    [ids.secret, secretNumber] = [secret.id, secret.number];
    await settled();
  });
  afterAll(() => t.close());

  const openPages = async () => {
    for (const who of ['li', 'qian', 'wang', 'zhou'] as const) pages[who] = await t.page(who);
  };
  const ask = (who: Username, q: string, more = '') =>
    t.http(who, 'GET', `/api/search?q=${encodeURIComponent(q)}${more}`);
  const search = async (who: Username, q: string, more = ''): Promise<Required<SearchAnswer>> => {
    const { status, body } = await ask(who, q, more);
    if (status !== 200) throw new Error(JSON.stringify(body));
    return body;
  };
  const found = async (who: Username, q: string) =>
    (await search(who, q)).calls.items.map(({ call }) => call.id);
  const listed = async (who: Username, q: string) =>
    (await t.http(who, 'GET', `/api/calls?q=${encodeURIComponent(q)}`)).body.items.map(
      ({ id }: { id: string }) => id,
    );
  const rows = (table: string) => t.foundations.store.read.rows<object>(`select * from ${table}`);
  /** All that is written to the index of a call, two characters a token. */
  const written = async () =>
    (await rows('search_posting')).reduce((sum, row) => sum + (row as { calls: string }).calls.length, 0);

  const MEANS: [string, string][] = [
    ['words', '漏水'],
    ['words that stand apart', '修理 楼上'],
    ['words of a message', '厨房'],
    ['words of the closing', '星期五'],
    ['pinyin', 'loushui'],
    ['initials', 'wybl'],
    ['pinyin and initials mixed', 'wuyebl'],
    ['pinyin beside words', 'guandao 物业'],
    ['wide letters', 'ＷＹＢＬ'],
    ['its community beside words', '彩塔 漏水'],
    ['one character beside words', '漏水 修'],
  ];
  const means = async () => {
    for (const [, q] of MEANS) expect([q, await found('li', q)]).toEqual([q, [ids.leak]]);
    expect(await found('zhou', leakNumber)).toContain(ids.leak);
    expect(await found('zhou', '漏水 工资')).toEqual([]);
    // Pairs that are there, in words that are not.
    expect(await found('zhou', '水半漏水')).toEqual([]);
    expect(await found('zhou', '欠薪')).toEqual([ids.wages]);
  };

  test('by words, pinyin, initials, number, community and category: as soon as it is said, and from the index after', async () => {
    expect(await rows('search_call')).toHaveLength(0);
    await means();
    await t.pass(SOON);
    expect(await rows('search_call')).toHaveLength(2);
    await means();
  });

  test('the list of calls finds words too, within its other filters, and counts them', async () => {
    expect(await listed('zhou', '厨房 吊顶')).toEqual([]);
    expect(await listed('zhou', '漏水')).toEqual([ids.leak]);
    expect(await listed('wang', '厨房')).toEqual([ids.leak]);
    const filtered = (state: string) =>
      t.http('zhou', 'GET', `/api/calls?state=${state}&q=${encodeURIComponent('漏水')}`);
    expect((await filtered('closed')).body.items).toHaveLength(1);
    expect((await filtered('active')).body.items).toEqual([]);
    expect((await t.http('zhou', 'GET', `/api/calls/count?q=${encodeURIComponent('漏水')}`)).body).toEqual({
      total: 1,
      more: false,
    });
  });

  test('words around are shown, with what was meant marked', async () => {
    const [hit] = (await search('zhou', 'loushui')).calls.items;
    const { text, marks } = hit!.found!;
    expect(hit!.found!.in).toBe('summary');
    expect(marks.map(({ from, to }) => text.slice(from, to))).toEqual(['漏水']);
    expect((await search('wang', '三楼')).calls.items[0]!.found!.in).toBe('message');
    expect((await search('li', '星期五')).calls.items[0]!.found!.in).toBe('closing');
  });

  test('each finds what their page of the call shows them, and nothing tells of the rest', async () => {
    // who, what is typed, whether the call is found
    const table: [Username, string, boolean][] = [
      ['li', '漏水', true],
      ['sun', '厨房', true],
      ['wang', '厨房', true],
      ['zhou', '星期五', true],
      ['xie', '星期五', true],
      // Coordinators do not read the conversation.
      ['zhou', '厨房', false],
      ['qian', '漏水', false],
      ['zhao', '漏水', false],
      ['he', '漏水', false],
      ['lin', '漏水', false],
      ['gao', '漏水', false],
    ];
    for (const [who, q, isFound] of table)
      expect([who, q, await found(who, q)]).toEqual([who, q, isFound ? [ids.leak] : []]);
    const mine = JSON.stringify(await search('gao', '漏水', '&kinds=calls'));
    expect(mine).toBe(JSON.stringify(await search('gao', '没有这样的话', '&kinds=calls')));
    expect((await ask('deng', '漏水')).status).toBe(403);
    expect((await t.http(null, 'GET', '/api/search?q=aa')).status).toBe(401);
  });

  test('guarded calls are in no index and found by nobody by their words, only by their number', async () => {
    await t.pass(SOON);
    for (const who of ['li', 'zhou', 'xie', 'wang'] as const)
      for (const q of ['彩虹桥', 'chq', 'caihongqiao', '夜里'])
        expect([who, q, await found(who, q)]).toEqual([who, q, []]);
    expect(await rows('search_call')).toHaveLength(2);
    expect(await found('zhou', secretNumber)).toContain(ids.secret);
    expect(await found('gao', secretNumber)).toEqual([]);
  });

  test('a call that becomes guarded is taken out with every token, and is back when it is not', async () => {
    const before = await written();
    const { id } = await raise(pages.qian, { summary: '邻居听到打骂声', category: 'family' });
    await t.pass(SOON);
    expect(await found('zhou', '打骂')).toEqual([id]);
    expect(await written()).toBeGreaterThan(before);
    await pages.qian.do('call:amend', { callId: id, category: 'domestic_violence' });
    expect(await found('zhou', '打骂')).toEqual([]);
    await t.pass(SOON);
    expect(await found('zhou', '打骂')).toEqual([]);
    expect(await rows('search_call')).toHaveLength(2);
    expect(await written()).toBe(before);
    await pages.qian.do('call:amend', { callId: id, category: 'neighbour' });
    await t.pass(SOON);
    expect(await found('zhou', '打骂')).toEqual([id]);
    await pages.qian.do('call:cancel', { callId: id });
  });

  test('what cannot be searched for is refused with a sentence; signs are no wildcards', async () => {
    for (const q of ['%', '_', 'a', '修', '?', '""', "'", '  ', '7']) {
      const { status, body } = await ask('zhou', q);
      expect([q, status, body.code]).toEqual([q, 400, 'invalid']);
      expect(body.fields.q).toMatch(/至少输入两个字|必填|填写|字符/);
    }
    for (const long of ['a'.repeat(2000), '长'.repeat(1000), '长'.repeat(2000), 'wy '.repeat(700)])
      for (const path of ['search', 'calls', 'calls/count']) {
        const { status, body } = await t.http('zhou', 'GET', `/api/${path}?q=${encodeURIComponent(long)}`);
        expect([path, status, body.fields]).toEqual([path, 400, { q: expect.stringContaining('50') }]);
      }
    for (const q of ['%水管', '漏水_', "漏水' or 1=1 --", '漏水"', 'zz%', '\\漏水\\'])
      expect([q, (await ask('zhou', q)).status]).toEqual([q, 200]);
    expect(await found('zhou', '%漏水%')).toEqual([ids.leak]);
    expect(await found('zhou', "漏水' or 1=1 --")).toEqual([]);
    expect((await ask('zhou', '漏水', '&kinds=secrets')).status).toBe(400);
    expect((await ask('zhou', '漏水', '&cursor=xxxx')).status).toBe(400);
    expect((await ask('zhou', 'abcdefghjklmnopqrstwxyzabcdefghjklmnopqrstwxyzabcd')).status).toBe(200);
    // In the list such a text is still a part of a number or a name.
    expect((await t.http('zhou', 'GET', '/api/calls?q=%25')).body.items).toEqual([]);
  });

  test('people as their reader may know them, and articles', async () => {
    const people = async (who: Username, q: string) =>
      (await search(who, q, '&kinds=people')).people.items.map(({ name }) => name);
    expect(await people('zhou', 'wa')).toEqual(['wang']);
    expect(await people('wang', 'zh')).toEqual(['zhao', 'zhou']);
    expect(await people('li', 'wa')).toEqual(['wang']);
    expect(await people('li', 'zh')).toEqual([]);
    expect(await people('li', 'su')).toEqual(['sun']);
    expect(await people('gao', 'wa')).toEqual([]);
    const answer = await search('zhou', 'wang');
    expect(Object.keys(answer)).toEqual(['calls', 'people', 'knowledge']);
    expect(JSON.stringify(answer.people)).not.toMatch(/1390000/);
  });

  test('a page after the other, newest first, each call once', async () => {
    const raised: string[] = [];
    for (let n = 0; n < 5; n++) {
      const { id } = await raise(pages.qian, { summary: `路灯第${n}盏不亮` });
      raised.unshift(id);
      await pages.qian.do('call:cancel', { callId: id });
      await t.pass(1);
    }
    await t.pass(SOON);
    const seen: string[] = [];
    let cursor: string | null = '';
    for (let n = 0; n < 4 && cursor !== null; n++) {
      const page: Required<SearchAnswer> = await search(
        'zhou',
        '路灯 不亮',
        `&kinds=calls&limit=2${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...page.calls.items.map(({ call }) => call.id));
      cursor = page.calls.nextCursor;
    }
    expect(cursor).toBeNull();
    expect(seen).toEqual(raised);
  });

  test('nothing of it stands in clear on the disk', async () => {
    const clear = /漏水|厨房|loushui|lou shui|打骂/;
    for (const table of ['search_block', 'search_call', 'search_posting'])
      expect(JSON.stringify(await rows(table))).not.toMatch(clear);
    if (kind !== 'sqlite') return;
    const folder = dirname(t.database.url.slice('sqlite:'.length));
    const bytes = readdirSync(folder)
      .filter((name) => name.includes('.sqlite'))
      .map((name) => readFileSync(join(folder, name)));
    // Names stand in clear: what is looked for would be found.
    expect(bytes.some((one) => one.includes('彩塔街社区'))).toBe(true);
    for (const word of ['漏水', '厨房', 'loushui', 'lou shui', '打骂'])
      expect([word, bytes.some((one) => one.includes(word))]).toEqual([word, false]);
  });

  test('calls of before are indexed behind the hub, and anew under other keys', async () => {
    const before = (await rows('search_call')).length;
    await t.foundations.store.write('test', async (tx) => {
      for (const table of ['search_posting', 'search_call', 'search_block'])
        await tx.run(`delete from ${table}`);
    });
    const again = async () => {
      await t.restart();
      t.signInAgain();
      await openPages();
      await t.pass(SOON);
    };
    await again();
    expect(await found('zhou', '漏水')).toEqual([ids.leak]);
    expect(await rows('search_call')).toHaveLength(before);
    const marks = new Set((await rows('search_block')).map((row) => (row as { mark: string }).mark));

    // A newer key seals what comes; the index is the oldest's and stays.
    const { keyFile } = t.database;
    const ring = JSON.parse(readFileSync(keyFile, 'utf8')) as {
      current: string;
      keys: Record<string, string>;
    };
    const key = (byte: number) => Buffer.from(Array.from({ length: 32 }, (_, n) => (n * 7 + byte) % 256));
    ring.keys['k2'] = key(3).toString('base64');
    ring.current = 'k2';
    writeFileSync(keyFile, JSON.stringify(ring), { mode: 0o600 });
    await again();
    expect(await found('zhou', '漏水')).toEqual([ids.leak]);
    const fresh = await raise(pages.qian, { summary: '广场舞太吵' });
    await t.pass(SOON);
    expect(await found('zhou', '广场舞')).toEqual([fresh.id]);
    expect(new Set((await rows('search_block')).map((row) => (row as { mark: string }).mark))).toEqual(marks);

    // Another oldest key is another index: what stood there says nothing any more and is put away.
    ring.keys['k0'] = key(11).toString('base64');
    writeFileSync(keyFile, JSON.stringify(ring), { mode: 0o600 });
    await again();
    await t.pass(SOON);
    expect(await found('zhou', '漏水')).toEqual([ids.leak]);
    expect(await rows('search_call')).toHaveLength(before + 1);
    for (const row of await rows('search_block')) expect(marks).not.toContain((row as { mark: string }).mark);
  });
});

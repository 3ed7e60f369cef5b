/** A call's digest: for whoever takes it over and may read all of it, and for nobody else. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { localDay } from '../../src/protocol/time/local-day.js';
import type { CallDigest } from '../../src/protocol/words/call-digest.js';
import { DATABASES } from '../databases.js';
import { openTestHub, settled, type TestHub } from '../hub.js';
import { accept, raise, type Page } from '../page.js';
import type { Username } from '../world.js';

const HOUR = 3600;
const DAY = 24 * HOUR;
const SUMMARY = '丈夫要离婚，房子怎么分';

describe.each(DATABASES)('the digest of a call, on %s', (kind) => {
  let t: TestHub;
  const pages = {} as Record<'li' | 'wang' | 'zhao' | 'chen' | 'zhou', Page>;
  beforeEach(async () => {
    t = await openTestHub(kind);
    for (const who of ['li', 'wang', 'zhao', 'chen', 'zhou'] as const) pages[who] = await t.page(who);
    for (const who of ['wang', 'zhao', 'chen'] as const) await pages[who].do('duty:start');
  });
  afterEach(() => t.close());

  const ask = (who: Username | null, id: string, lang = 'zh') =>
    t.http(who, 'GET', `/api/calls/${id}/digest`, undefined, { 'accept-language': lang });
  const digest = async (who: Username, id: string, lang?: string): Promise<CallDigest> => {
    const { status, body } = await ask(who, id, lang);
    expect([who, status]).toEqual([who, 200]);
    return body;
  };
  const said = (lines: CallDigest['who']) => lines.map(({ text }) => text);
  const held = async (more: object = {}) => {
    const { id } = await raise(pages.li, {
      summary: SUMMARY,
      category: 'family',
      resident: { name: '张桂英', phone: '13912345678', basis: 'consent' },
      ...more,
    });
    await accept(pages.wang, id);
    return id;
  };
  const handOver = async (callId: string) => {
    await pages.wang.do('call:transfer', { callId, officerId: t.world.ids.zhao, note: '请看合同' });
    await settled();
    await accept(pages.zhao, callId);
  };

  test('whoever takes a call over reads who, what, what was promised and what is open', async () => {
    const id = await held();
    const at = (seconds: number) => new Date(t.clock.now() + seconds * 1000).toISOString();
    await pages.wang.do('help:ask', {
      callId: id,
      officerId: t.world.ids.chen,
      what: '请查合同',
      answerBy: at(2 * DAY),
    });
    const request = await t.http('wang', 'POST', `/api/calls/${id}/requests`, {
      kind: 'ask',
      agency: '区妇联',
      what: '心理陪伴',
      consent: { way: 'written', on: '2026-11-23' },
    });
    expect(request.status).toBe(201);
    const promise = await t.http('wang', 'POST', '/api/liaison/promises', {
      id: randomUUID(),
      communityId: t.world.community.caita,
      callId: id,
      text: '给张桂英送申请表',
      name: '张桂英',
      dueDay: localDay(t.clock.now() + 3 * DAY * 1000),
    });
    expect([promise.status, promise.body.fields]).toEqual([200, undefined]);
    await pages.li.do('call:message', { callId: id, clientMessageId: randomUUID(), text: '她很着急' });
    await handOver(id);

    const found = await digest('zhao', id);
    expect(said(found.who)).toEqual([
      expect.stringMatching(/^今天 09:00，彩塔街社区的.+发起呼叫$/),
      expect.stringMatching(/^今天 09:00 起，.+办理$/),
      expect.stringMatching(/^此前办理过：/),
    ]);
    expect(said(found.what)).toEqual([`说的是：${SUMMARY}`, '类别：家庭；一般']);
    expect(said(found.promised).join('\n')).toMatch(/协办，11月26日 09:00 前答复/);
    expect(said(found.promised).join('\n')).toMatch(/区妇联.*前答复/);
    expect(said(found.promised).join('\n')).toMatch(/答应社区的事，最晚11月27日办到/);
    expect(said(found.promised).join('\n')).toMatch(/前办结/);
    expect(found.promised.map((line) => line.at)).toEqual(found.promised.map((line) => line.at).sort());
    expect(said(found.open)).toEqual(['社区今天 09:00 的留言还没有回复', '还没有联系过居民或社区']);
    // Neither the note, nor what was written, nor anybody's particulars: those have their own places.
    expect(JSON.stringify(found)).not.toMatch(/张桂英|139|着急|请看合同|请查合同|心理/);

    await pages.zhao.do('call:message', { callId: id, clientMessageId: randomUUID(), text: '收到' });
    await pages.zhao.do('call:contact', { callId: id, how: 'phone' });
    expect((await digest('zhao', id)).open).toEqual([]);
    const { who, what } = await digest('zhao', id, 'en');
    expect(said(who)[0]).toMatch(/called today 09:00$/);
    expect(said(what)[0]).toBe(`What was said: ${SUMMARY}`);
  });

  test('for who holds it, helps or coordinates; not for who held it, the community, colleagues and neighbours', async () => {
    const id = await held();
    const part = await pages.wang.do('help:ask', {
      callId: id,
      officerId: t.world.ids.chen,
      what: '请查合同',
      answerBy: new Date(t.clock.now() + DAY * 1000).toISOString(),
    });
    expect((await ask('chen', id)).body.code).toBe('not_found');
    await pages.chen.do('help:agree', { helpId: part.id });
    for (const who of ['wang', 'chen', 'zhou', 'xie'] as const)
      expect(said((await digest(who, id)).what)[0]).toContain(SUMMARY);
    await handOver(id);
    await digest('zhao', id);
    for (const [who, code] of [
      ['wang', 'forbidden'],
      ['li', 'forbidden'],
      ['wu', 'not_found'],
      ['lin', 'not_found'],
      ['gao', 'not_found'],
      ['deng', 'forbidden'],
    ] as const)
      expect([who, (await ask(who, id)).body.code]).toEqual([who, code]);
    expect((await ask(null, id)).status).toBe(401);
    expect((await ask('zhao', 'nothing')).body.code).toBe('not_found');
  });

  test('who declared an interest reads none, and a rating is told to nobody by it', async () => {
    const id = await held();
    await pages.wang.do('call:close', { callId: id, outcome: 'advised', solved: true, note: '问清了' });
    await pages.li.do('call:rate', { callId: id, rating: 1, comment: '没说清' });
    const after = await digest('zhou', id);
    expect(said(after.what).at(-1)).toMatch(/办结：已解答$/);
    expect(JSON.stringify(after)).not.toMatch(/没说清|满意|rating/);
    await pages.li.do('call:reopen', { callId: id, reason: '还没有解决' });
    await accept(pages.wang, id);
    expect(said((await digest('wang', id)).what).at(-1)).toMatch(/重新打开$/);
    await pages.wang.do('call:recuse', { callId: id, reason: '是我的亲戚' });
    expect((await ask('wang', id)).body.code).toBe('forbidden');
  });

  test('of harm to a minor it tells that nobody has said what became of the report, until somebody does', async () => {
    const id = await held({ category: 'minors', resident: undefined });
    expect(said((await digest('wang', id)).open)).toContain('没有说明是否已向公安机关报案');
    await pages.li.do('call:message', { callId: id, clientMessageId: randomUUID(), text: '已报案' });
    const { open } = await digest('wang', id);
    expect(said(open)).not.toContain('没有说明是否已向公安机关报案');
  });
});

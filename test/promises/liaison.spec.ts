/** Officers posted to communities: their page, what they promise, who waits for a visit, visits, and the hand-over of it all. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Ring } from '../../src/protocol/calls/ring.js';
import type {
  CommunityPromise,
  LiaisonMonth,
  LiaisonView,
  WantedVisit,
} from '../../src/protocol/communities/liaison.js';
import { localDay } from '../../src/protocol/time/local-day.js';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import { accept, raise } from '../page.js';
import type { Username } from '../world.js';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe.each(DATABASES)('officers posted to communities, on %s', (kind) => {
  let t: TestHub;
  let caita: string;
  beforeEach(async () => {
    t = await openTestHub(kind);
    caita = t.world.community.caita;
  });
  afterEach(() => t.close());

  const ask = (who: Username, method: string, path: string, body?: unknown, lang?: string) =>
    t.http(who, method, `/api/liaison${path}`, body, lang ? { 'accept-language': lang } : {});
  const page = async (who: Username): Promise<LiaisonView> => (await ask(who, 'GET', '')).body;
  /** What was refused: its code, or the fields. */
  const refusal = async (who: Username, method: string, path: string, body?: unknown): Promise<unknown> => {
    const { status, body: said } = await ask(who, method, path, body);
    if (status < 400) return 'ok';
    return said.fields ? Object.keys(said.fields) : said.code;
  };
  const day = (days: number) => localDay(t.clock.now() + days * DAY * 1000);
  const later = (seconds: number) => new Date(t.clock.now() + seconds * 1000).toISOString();
  const promised = (more: object = {}) => ({
    id: randomUUID(),
    communityId: caita,
    text: '给刘桂兰送低保申请表',
    name: '刘桂兰',
    dueDay: day(3),
    ...more,
  });
  const promise = async (who: Username, more: object = {}): Promise<CommunityPromise> => {
    const { status, body } = await ask(who, 'POST', '/promises', promised(more));
    expect([status, body.fields]).toEqual([200, undefined]);
    return body;
  };
  const wish = (more: object = {}) => ({
    id: randomUUID(),
    communityId: caita,
    text: '81 岁，独居',
    name: '赵桂兰',
    byDay: day(2),
    ...more,
  });
  const months = async (who: Username, lang?: string): Promise<LiaisonMonth> =>
    (await ask(who, 'GET', `/communities/${caita}/month`, undefined, lang)).body;
  const rows = <T>(sql: string, params: string[] = []) => t.foundations.store.read.rows<T>(sql, params);
  const leap = async (seconds: number) => {
    await t.leap(seconds);
    t.signInAgain();
  };
  /** Whoever is posted to 彩塔街 is not any more; from now on it is the other one, or nobody. */
  const handOver = async (to: Username | null) => {
    const list = (await t.http('xie', 'GET', '/api/places/liaisons')).body.items;
    const running = list.find((one: { endsAt: string | null }) => one.endsAt === null);
    await t.pass(1);
    const ended = await t.http('xie', 'PATCH', `/api/places/liaisons/${running.id}`, {
      endsAt: new Date(t.clock.now()).toISOString(),
    });
    expect(ended.status).toBe(200);
    if (to === null) return ended.body;
    const posted = await t.http('xie', 'POST', '/api/places/liaisons', {
      officerId: t.world.ids[to],
      communityId: caita,
    });
    expect(posted.status).toBe(201);
    return ended.body;
  };

  test('the page: the open calls of one’s communities, oldest first, words only of one’s own; what came back waits for one’s word', async () => {
    const [li, wang, zhao] = [await t.page('li'), await t.page('wang'), await t.page('zhao')];
    await wang.do('duty:start');
    const own = await raise(li, { summary: '赡养费怎么商量', category: 'family' });
    await accept(wang, own.id);
    await zhao.do('duty:start');
    await wang.do('duty:pause', { reason: 'meeting' });
    await t.pass(1);
    const guarded = await raise(li, { summary: '孩子的事', category: 'minors' });
    await accept(zhao, guarded.id);
    const elsewhere = await raise(await t.page('qian'), { summary: '沙岗的事' });
    const view = await page('wang');
    expect(view.communities).toEqual([{ id: caita, name: '彩塔街社区', open: 2 }]);
    expect(
      view.open.map(({ id, mine, category, summary, holder }) => [id, mine, category, summary, holder?.name]),
    ).toEqual([
      [own.id, true, 'family', '赡养费怎么商量', 'wang'],
      [guarded.id, false, undefined, undefined, 'zhao'],
    ]);
    expect(JSON.stringify(view)).not.toMatch(/孩子的事|沙岗|minors/);
    expect(view.open.map((one) => one.id)).not.toContain(elsewhere.id);
    expect((await t.http('wang', 'GET', '/api/me')).body.postedTo).toEqual([
      { id: caita, name: '彩塔街社区' },
    ]);
    expect((await t.http('zhao', 'GET', '/api/me')).body.postedTo).toBeUndefined();
    for (const who of ['zhao', 'lin'] as const)
      expect(await page(who)).toMatchObject({
        communities: [],
        open: [],
        promised: [],
        toVisit: [],
        cameBack: [],
      });
    for (const who of ['li', 'deng', 'zhou', 'xie'] as const)
      expect([who, await refusal(who, 'GET', '')]).toEqual([who, 'forbidden']);

    expect(view.cameBack).toEqual([]);
    await wang.do('duty:resume');
    await wang.do('call:close', { callId: own.id, outcome: 'resolved', solved: true, note: '已调解' });
    await t.pass(MINUTE);
    const reopened = new Date(t.clock.now()).toISOString();
    await li.do('call:reopen', { callId: own.id, reason: '没有解决' });
    expect((await page('wang')).cameBack).toMatchObject([
      { kind: 'reopened', at: reopened, call: { id: own.id, community: { name: '彩塔街社区' } } },
    ]);
    const ring = await wang.hear<Ring>('offer:ring', (r) => r.call.id === own.id && r.rungAt >= reopened);
    await wang.do('offer:accept', { offerId: ring.id });
    expect((await page('wang')).cameBack).toHaveLength(1);
    await t.pass(1);
    await wang.do('call:message', { callId: own.id, clientMessageId: randomUUID(), text: '我明天来' });
    expect((await page('wang')).cameBack).toEqual([]);
    // Who has declared an interest in a call does not find it here either.
    await (
      await t.page('zhou')
    ).do('call:recuse', { callId: guarded.id, officerId: t.world.ids.wang, reason: '亲属' });
    expect((await page('wang')).open.map((one) => one.id)).toEqual([own.id]);
  });

  test('a promise: by a day or an hour, due first first, names masked and words sealed; kept once, by who is posted there', async () => {
    const far = await promise('wang', { text: '三家门店法治体检', name: '' });
    const given = promised({ dueDay: undefined, dueAt: later(2 * HOUR) });
    const soon = (await ask('wang', 'POST', '/promises', given)).body as CommunityPromise;
    expect(soon).toMatchObject({
      text: '给刘＊＊送低保申请表',
      wholeDay: false,
      late: false,
      state: 'open',
      promisedBy: { name: 'wang', title: '检察官' },
    });
    // A bad line sends it again: it is the same.
    expect((await ask('wang', 'POST', '/promises', { ...given, text: '别的' })).body).toEqual(soon);
    expect((await page('wang')).promised.map((one) => one.id)).toEqual([soon.id, far.id]);
    const [kept] = await rows<{ text: string; name: string }>(
      'select text, name from liaison_promise where id = ?',
      [soon.id],
    );
    expect(JSON.stringify(kept)).not.toMatch(/刘|低保/);

    for (const [who, more, told] of [
      ['zhao', {}, 'forbidden'],
      ['lin', {}, 'not_found'],
      ['li', {}, 'forbidden'],
      ['zhou', {}, 'forbidden'],
      ['wang', { communityId: t.world.community.shagang }, 'forbidden'],
      ['wang', { communityId: t.world.community.fengle }, 'not_found'],
      ['wang', { dueDay: undefined }, ['dueAt']],
      ['wang', { dueAt: later(HOUR) }, ['dueAt']],
      ['wang', { dueDay: day(-1) }, ['dueDay']],
      ['wang', { dueDay: undefined, dueAt: later(-1) }, ['dueAt']],
      ['wang', { dueDay: day(400) }, ['dueDay']],
      ['wang', { text: ' ' }, ['text']],
      ['wang', { text: '字'.repeat(201) }, ['text']],
      ['wang', { callId: randomUUID() }, ['callId']],
    ] as const)
      expect([who, more, await refusal(who, 'POST', '/promises', promised(more))]).toEqual([who, more, told]);
    // Today is time enough, for all of today.
    expect((await promise('wang', { dueDay: day(0) })).late).toBe(false);

    expect((await ask('wang', 'PATCH', `/promises/${far.id}`, { dueAt: later(HOUR) })).body).toMatchObject({
      text: '三家门店法治体检',
      wholeDay: false,
    });
    expect((await page('wang')).promised[0]!.id).toBe(far.id);
    for (const [who, code] of [
      ['zhao', 'not_found'],
      ['lin', 'not_found'],
      ['li', 'forbidden'],
    ] as const)
      for (const path of ['done', 'withdraw'])
        expect(await refusal(who, 'POST', `/promises/${far.id}/${path}`, { reason: '不' })).toBe(code);
    await leap(2 * HOUR);
    expect((await page('wang')).promised.map(({ id, late }) => [id, late])).toContainEqual([far.id, true]);
    for (let again = 0; again < 2; again++)
      expect((await ask('wang', 'POST', `/promises/${far.id}/done`)).body).toMatchObject({
        state: 'done',
        endedBy: { name: 'wang' },
      });
    const settled = await ask('wang', 'POST', `/promises/${far.id}/withdraw`, { reason: '记错了' });
    expect([settled.status, settled.body.detail]).toEqual([409, 'wang检察官已经办完或撤回这一项。']);
    expect(await refusal('wang', 'PATCH', `/promises/${far.id}`, { dueDay: day(9) })).toBe('conflict');
    expect(await refusal('wang', 'POST', `/promises/${soon.id}/withdraw`, {})).toEqual(['reason']);
    expect(
      (await ask('wang', 'POST', `/promises/${soon.id}/withdraw`, { reason: '已由街道办送去' })).body,
    ).toMatchObject({
      state: 'withdrawn',
      reason: '已由街道办送去',
    });
    expect((await page('wang')).promised).toHaveLength(1);
  });

  test('a promise is spoken of on the eve, when it is due and after, once, without its words; it goes on with the posting', async () => {
    const notices = async () => {
      const found = await rows<{ person_id: string; params: string; path: string }>(
        "select person_id, params, path from notice where kind = 'deadline' order by created_at, id",
      );
      expect(JSON.stringify(found)).not.toMatch(/刘|低保/);
      return found.map((n) => [
        Object.entries(t.world.ids).find(([, id]) => id === n.person_id)?.[0],
        JSON.parse(n.params).about,
        n.path,
      ]);
    };
    const one = await promise('wang');
    await leap(DAY);
    expect(await notices()).toEqual([]);
    await leap(DAY);
    expect(await notices()).toEqual([['wang', 'promise_near', '/liaison']]);
    // Who ends the posting sees what goes on, masked; nobody of the community does.
    const seenBy = async (who: Username) =>
      (await ask(who, 'GET', `/communities/${caita}/visits`)).body.promised;
    for (const who of ['zhou', 'xie'] as const)
      expect(await seenBy(who)).toMatchObject([{ id: one.id, text: '给刘＊＊送低保申请表' }]);
    for (const who of ['li', 'wang'] as const) expect([who, await seenBy(who)]).toEqual([who, undefined]);
    const ended = await handOver(null);
    expect(ended).toMatchObject({ openPromises: 1 });
    // While nobody is posted it stays with who gave it.
    expect((await page('wang')).promised.map(({ id }) => id)).toEqual([one.id]);
    expect((await page('wang')).communities).toEqual([]);
    await leap(DAY);
    expect((await notices()).at(-1)).toEqual(['wang', 'promise_due', '/liaison']);
    const posted = await t.http('xie', 'POST', '/api/places/liaisons', {
      officerId: t.world.ids.zhao,
      communityId: caita,
    });
    expect(posted.body).toMatchObject({ openPromises: 1 });
    expect((await page('wang')).promised).toEqual([]);
    expect((await page('zhao')).promised).toMatchObject([
      { id: one.id, promisedBy: { name: 'wang' }, late: false },
    ]);
    expect(await refusal('wang', 'POST', `/promises/${one.id}/done`)).toBe('not_found');
    await leap(DAY);
    expect((await notices()).at(-1)).toEqual(['zhao', 'promise_late', '/liaison']);
    expect((await page('zhao')).promised).toMatchObject([{ late: true, stage: 'over' }]);
    // Both are gone: the coordinators are told where to look.
    await t.http('xie', 'PATCH', `/api/people/${t.world.ids.zhao}`, { disabled: true });
    await leap(DAY);
    expect((await notices()).at(-1)).toEqual(['zhou', 'promise_late', '/admin/liaisons']);
    expect(await notices()).toHaveLength(4);
  });

  test('a wish for a visit: by a worker of the community, the liaison and a coordinator; the name for who goes and who asked', async () => {
    const given = wish();
    const asked = (await ask('sun', 'POST', '/visits-wanted', given)).body as WantedVisit;
    expect(asked).toMatchObject({
      text: '赵＊＊，81 岁，独居',
      byDay: day(2),
      askedBy: { name: 'sun' },
      late: false,
    });
    expect((await ask('sun', 'POST', '/visits-wanted', given)).body).toEqual(asked);
    // One UUID however it is spelt.
    const spelt = { ...given, id: given.id.toUpperCase() };
    expect((await ask('sun', 'POST', '/visits-wanted', spelt)).body).toEqual(asked);
    const [notice] = await rows<{ person_id: string; params: string }>(
      "select * from notice where kind = 'deadline'",
    );
    expect([notice!.person_id, JSON.parse(notice!.params).about]).toEqual([t.world.ids.wang, 'visit_asked']);
    expect(notice!.params).not.toMatch(/赵|独居/);
    for (const [who, more, told] of [
      ['wang', {}, 'ok'],
      ['zhou', {}, 'ok'],
      ['sun', given, 'ok'],
      ['li', given, 'conflict'],
      ['qian', {}, 'forbidden'],
      ['zhao', {}, 'forbidden'],
      ['he', {}, 'not_found'],
      ['gao', {}, 'not_found'],
      ['deng', {}, 'forbidden'],
      ['li', { byDay: day(-1) }, ['byDay']],
      ['li', { byDay: day(400) }, ['byDay']],
      ['li', { byDay: '2026-02-30' }, ['byDay']],
    ] as const)
      expect([who, more, await refusal(who, 'POST', '/visits-wanted', wish(more))]).toEqual([
        who,
        more,
        told,
      ]);
    expect((await page('wang')).toVisit).toHaveLength(3);
    expect(JSON.stringify(await page('wang'))).not.toContain('赵桂兰');
    const seen = async (who: Username) => (await ask(who, 'GET', `/visits-wanted/${asked.id}`)).body;
    for (const who of ['wang', 'sun'] as const) expect(await seen(who)).toMatchObject({ name: '赵桂兰' });
    for (const who of ['li', 'zhou'] as const)
      expect([(await seen(who)).id, JSON.stringify(await seen(who))]).toEqual([
        asked.id,
        expect.not.stringContaining('赵桂兰'),
      ]);
    for (const who of ['qian', 'zhao', 'gao', 'he'] as const)
      expect([who, (await seen(who)).code]).toEqual([who, 'not_found']);
    expect(
      (await ask('li', 'POST', `/visits-wanted/${asked.id}/withdraw`, { reason: '赵桂兰已搬走' })).body,
    ).toMatchObject({
      state: 'withdrawn',
      endedBy: { name: 'li' },
      reason: '赵＊＊已搬走',
    });
    expect(await refusal('sun', 'POST', `/visits-wanted/${asked.id}/withdraw`, { reason: '？' })).toBe(
      'conflict',
    );

    // Who knows the community sees what came of it for a month: names masked, the month beside it.
    const ofCommunity = (who: Username, query = '') =>
      ask(who, 'GET', `/communities/${caita}/visits${query}`);
    for (const who of ['li', 'sun', 'wang', 'zhou', 'xie'] as const) {
      const { body } = await ofCommunity(who);
      expect(body).toMatchObject({ liaison: { name: 'wang' }, month: { month: '2026-11', visits: 0 } });
      expect(body.wanted.map((one: WantedVisit) => one.state)).toEqual(['open', 'open', 'withdrawn']);
      expect(body.wanted[2]).toMatchObject({ endedBy: { name: 'li' }, reason: '赵＊＊已搬走' });
      expect(JSON.stringify(body)).not.toContain('赵桂兰');
    }
    expect((await ofCommunity('sun', '?month=2025-01')).body.month).toMatchObject({ month: '2025-01' });
    expect((await ofCommunity('sun', '?month=2025')).status).toBe(400);
    for (const [who, code] of [
      ['qian', 403],
      ['zhao', 403],
      ['deng', 403],
      ['he', 404],
      ['gao', 404],
    ] as const)
      expect([who, (await ofCommunity(who)).status]).toEqual([who, code]);
    await leap(31 * DAY);
    const after = (await ofCommunity('sun')).body.wanted as WantedVisit[];
    expect(after.map(({ state, late }) => [state, late])).toEqual([
      ['open', true],
      ['open', true],
    ]);
    expect(await refusal('qian', 'POST', `/visits-wanted/${asked.id}/withdraw`, { reason: '？' })).toBe(
      'not_found',
    );
  });

  test('a visit that is to follow a closed call waits with the others, until it is recorded where every follow-up is', async () => {
    const [li, wang, zhao] = [await t.page('li'), await t.page('wang'), await t.page('zhao')];
    const [qian, zhou] = [await t.page('qian'), await t.page('zhou')];
    const closed = async (who: typeof wang, by: number, more: object = {}, from = li) => {
      await who.do('duty:start');
      const call = await raise(from, { summary: '邻里噪音', category: 'family', ...more });
      await accept(who, call.id);
      const said = { outcome: 'resolved', solved: true, note: '好', followUpBy: day(by) };
      await who.do('call:close', { callId: call.id, ...said });
      await who.do('duty:end');
      return call.id;
    };
    const own = await closed(wang, 5);
    const others = await closed(zhao, 3);
    await closed(zhao, 2, { category: 'minors', summary: '孩子的事' });
    await closed(zhao, 2, {}, qian);
    const waiting = async () => (await page('wang')).followUps;
    expect(await waiting()).toMatchObject([
      { callId: others, mine: false, late: false, by: { name: 'zhao' }, community: { name: '彩塔街社区' } },
      { callId: own, mine: true, category: 'family', by: { name: 'wang' } },
    ]);
    expect(JSON.stringify(await waiting())).not.toMatch(/噪音|孩子|minors/);
    expect((await page('zhao')).followUps).toEqual([]);
    await zhou.do('call:recuse', { callId: others, officerId: t.world.ids.wang, reason: '亲属' });
    expect((await waiting()).map(({ callId }) => callId)).toEqual([own]);
    await leap(6 * DAY);
    expect(await waiting()).toMatchObject([{ callId: own, late: true }]);
    // The visit itself settles nothing of it: it is recorded on its call, once.
    await (
      await t.page('wang')
    ).do('call:followed-up', { callId: own, kind: 'visit', note: '上门看过，安静了' });
    expect(await waiting()).toEqual([]);
  });

  test('a visit is measured between two touches: once from two phones, ended twice, forgotten; what it settled is settled', async () => {
    const [kept, other] = [await promise('wang'), await promise('wang', { text: '另一项', name: '' })];
    const seen = (await ask('li', 'POST', '/visits-wanted', wish())).body as WantedVisit;
    const id = randomUUID();
    const begun = await ask('wang', 'POST', '/visits/begin', { id, communityId: caita });
    expect(begun.body).toMatchObject({
      running: { id, community: { name: '彩塔街社区' } },
      month: { visits: 0, minutes: 0 },
    });
    await t.pass(5 * MINUTE);
    const again = await ask('wang', 'POST', '/visits/begin', { id, communityId: caita });
    expect(again.body.running).toEqual(begun.body.running);
    const second = await ask('wang', 'POST', '/visits/begin', { id: randomUUID(), communityId: caita });
    expect([second.status, second.body.detail]).toEqual([409, '您已在服务中，请先结束上一次服务。']);
    expect(await refusal('zhao', 'POST', '/visits/begin', { id: randomUUID(), communityId: caita })).toBe(
      'forbidden',
    );
    expect(await refusal('zhao', 'POST', '/visits/begin', { id, communityId: caita })).toBe('conflict');
    expect(await refusal('zhao', 'POST', '/visits/end', { id })).toBe('not_found');
    expect((await page('wang')).running).toMatchObject({ id });
    await t.leap(40 * MINUTE - 5);
    // A promise of another place is no part of it: nothing ends.
    expect(await refusal('wang', 'POST', '/visits/end', { id, kept: [randomUUID()] })).toEqual(['kept']);
    expect((await page('wang')).running).toMatchObject({ id });
    const end = { id, words: '老人身体不错', kept: [kept.id], visited: [seen.id] };
    const answers = await Promise.all([1, 2].map(() => ask('wang', 'POST', '/visits/end', end)));
    expect(answers.map((a) => a.status)).toEqual([200, 200]);
    expect(answers[1]!.body).toMatchObject({ month: { month: '2026-11', visits: 1, minutes: 45 } });
    expect(answers[1]!.body.running).toBeUndefined();
    expect(await refusal('wang', 'POST', '/visits/end', { id, words: '别的' })).toBe('conflict');
    const { items } = (await t.http('wang', 'GET', '/api/hours')).body;
    expect(items).toMatchObject([
      { kind: 'outreach', activity: '走访', minutes: 45, source: 'measured', state: 'pending' },
    ]);
    const view = await page('wang');
    expect(view.promised.map((one) => one.id)).toEqual([other.id]);
    expect(view.toVisit).toEqual([]);
    expect(view.communities).toMatchObject([{ lastVisit: { by: { name: 'wang' }, words: '老人身体不错' } }]);
    expect((await rows<{ words: string }>('select words from visit'))[0]!.words).not.toContain('老人');

    // What was said to be done by somebody else stays theirs, and a forgotten visit takes its words late.
    const late = randomUUID();
    await ask('wang', 'POST', '/visits/begin', { id: late, communityId: caita });
    await ask('wang', 'POST', `/promises/${other.id}/withdraw`, { reason: '不用了' });
    await leap(2 * DAY);
    expect((await page('wang')).running).toBeUndefined();
    // Twelve hours, as the unit has set it, whenever it is found; marked for the review, and whoever forgot it is told once.
    const { month, untold } = await page('wang');
    expect(month).toMatchObject({ visits: 2, minutes: 45 + 12 * 60 });
    expect(untold).toMatchObject({ id: late, community: { name: '彩塔街社区' }, forgotten: true });
    expect(Date.parse(untold!.endedAt) - Date.parse(untold!.since)).toBe(12 * HOUR * 1000);
    const ledger = (await t.http('zhou', 'GET', '/api/hours')).body.items;
    expect(ledger.filter((one: { flags: string[] }) => one.flags.includes('forgotten_sign_off'))).not.toEqual(
      [],
    );
    await t.pass(2 * MINUTE);
    const told = await rows<{ person_id: string; params: string; path: string }>(
      "select person_id, params, path from notice where params like '%visit_forgotten%'",
    );
    expect(told.map((one) => [one.person_id, one.path])).toEqual([[t.world.ids.wang, '/liaison']]);
    expect(JSON.parse(told[0]!.params)).toMatchObject({ community: '彩塔街社区', time: expect.any(String) });
    expect(
      (await ask('wang', 'POST', '/visits/end', { id: late, words: '忘了按', kept: [other.id] })).body,
    ).toEqual(expect.objectContaining({ month }));
    expect(await rows('select state from liaison_promise where id = ?', [other.id])).toEqual([
      { state: 'withdrawn' },
    ]);
    expect((await page('wang')).communities).toMatchObject([{ lastVisit: { words: '忘了按' } }]);
    expect((await page('wang')).untold).toBeUndefined();
    // A service that runs already, and the id of one, is no visit.
    const training = randomUUID();
    await t.http('wang', 'POST', '/api/service/check-in', { id: training, kind: 'training' });
    expect(await refusal('wang', 'POST', '/visits/begin', { id: randomUUID(), communityId: caita })).toBe(
      'conflict',
    );
    expect(await refusal('wang', 'POST', '/visits/begin', { id: training, communityId: caita })).toBe(
      'conflict',
    );
    expect((await page('wang')).running).toBeUndefined();
  });

  test('the month’s line: visits that were measured or approved, calls above four, promises; in both languages, for who knows the community', async () => {
    const li = await t.page('li');
    const wang = await t.page('wang');
    await wang.do('duty:start');
    for (let n = 0; n < 6; n++) {
      const { id } = await raise(li, { summary: '问一下' });
      await accept(wang, id);
      if (n < 3) await wang.do('call:close', { callId: id, outcome: 'resolved', solved: true, note: '好' });
    }
    const done = await promise('wang');
    await promise('wang', { dueDay: undefined, dueAt: later(HOUR) });
    await ask('wang', 'POST', `/promises/${done.id}/done`);
    const claim = (more: object) =>
      t.http('wang', 'POST', '/api/hours/claims', {
        id: randomUUID(),
        kind: 'outreach',
        communityId: caita,
        activity: '走访',
        from: later(-DAY),
        to: later(-DAY + 70 * MINUTE),
        ...more,
      });
    const claimed = await claim({});
    expect(claimed.status).toBe(201);
    expect(await months('wang')).toMatchObject({ visits: 0, minutes: 0 });
    await t.http('zhou', 'POST', '/api/hours/claims/decisions', {
      ids: [claimed.body.id],
      verdict: 'approved',
    });
    await leap(2 * HOUR);
    expect(await months('li')).toEqual({
      community: { id: caita, name: '彩塔街社区' },
      month: '2026-11',
      visits: 1,
      minutes: 70,
      calls: { raised: 6, closed: null, solved: null },
      promises: { made: 2, kept: 1, late: 1, open: 1 },
      sentence:
        '2026年11月走访 1 次，共 1 小时 10 分；呼叫 6 件，办结 不足 5 件，其中已解决 不足 5 件；答应 2 项，办到 1 项，逾期 1 项，未办 1 项。',
    });
    expect((await months('zhou', 'en')).sentence).toBe(
      'November 2026: 1 visit, 1 h 10 min; calls 6, closed under 5, of them solved under 5; promises made 2, kept 1, late 1, open 1.',
    );
    const status = async (who: Username, query = '') =>
      (await ask(who, 'GET', `/communities/${caita}/month${query}`)).status;
    for (const [who, code] of [
      ['wang', 200],
      ['sun', 200],
      ['xie', 200],
      ['zhao', 403],
      ['qian', 403],
      ['deng', 403],
      ['gao', 404],
      ['he', 404],
    ] as const)
      expect([who, await status(who)]).toEqual([who, code]);
    expect(await status('wang', '?month=2026-13')).toBe(400);
    expect((await ask('wang', 'GET', `/communities/${caita}/month?month=2025-01`)).body).toMatchObject({
      visits: 0,
    });

    // A visit of a month that is closed: a clear sentence, and nothing is written.
    const closed = await t.http('zhou', 'POST', '/api/hours/months/2026-10', { closed: true });
    expect(closed.status).toBe(200);
    const refused = await claim({ from: '2026-10-20T02:00:00Z', to: '2026-10-20T03:00:00Z' });
    expect([refused.status, refused.body.detail]).toEqual([409, '2026-10 已经封账，重新打开后才能更改。']);
    expect((await ask('wang', 'GET', `/communities/${caita}/month?month=2026-10`)).body).toMatchObject({
      visits: 0,
    });
  });

  test('a visit over the end of a month: the month stays open while it runs, and each month gets its own minutes', async () => {
    const midnight = Date.parse('2026-11-30T16:00:00Z');
    await leap((midnight - t.clock.now()) / 1000 - 20 * MINUTE);
    const id = randomUUID();
    await ask('wang', 'POST', '/visits/begin', { id, communityId: caita });
    await leap(50 * MINUTE);
    const close = () => t.http('zhou', 'POST', '/api/hours/months/2026-11', { closed: true });
    expect((await close()).body).toMatchObject({
      code: 'conflict',
      detail: expect.stringMatching('值守或服务'),
    });
    const ended = await ask('wang', 'POST', '/visits/end', { id, words: '谈到半夜' });
    expect(ended.body.month).toEqual({ month: '2026-12', visits: 1, minutes: 30 });
    expect((await ask('li', 'GET', `/communities/${caita}/month?month=2026-11`)).body).toMatchObject({
      visits: 1,
      minutes: 20,
    });
  });
});

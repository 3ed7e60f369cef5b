/** The walk-in desk: who stands before an officer is in their hands at once, and in no figure of answering. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CallDetail, CallSummary } from '../../src/protocol/calls/call-summary.js';
import type { TimelineItem } from '../../src/protocol/calls/timeline.js';
import { rebuild } from '../../src/reports/rebuild/rebuild.js';
import { RollupService } from '../../src/reports/rollup.service.js';
import { ReaderStore } from '../../src/store/reader-store.js';
import { findFaults } from '../../src/watch/audit.query.js';
import { DATABASES } from '../databases.js';
import { openTestHub, settled, type TestHub } from '../hub.js';
import { accept, raise } from '../page.js';
import type { Ring } from '../../src/protocol/calls/ring.js';
import type { Username } from '../world.js';

const HOUR = 3600;
const RESIDENT = { name: '张桂兰', phone: '13900139000', basis: 'consent' };

describe.each(DATABASES)('who walks in, on %s', (kind) => {
  let t: TestHub;
  beforeEach(async () => {
    t = await openTestHub(kind);
  });
  afterEach(() => t.close());

  const record = (who: Username, more: object = {}, key: string = randomUUID()) =>
    t.http(
      who,
      'POST',
      '/api/calls',
      { desk: true, communityId: t.world.community.caita, ...more },
      { 'idempotency-key': key },
    );
  const recorded = async (who: Username, more: object = {}): Promise<CallSummary> => {
    const { status, body } = await record(who, more);
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body as CallSummary;
  };
  const get = async <T>(who: Username, path: string): Promise<T> =>
    (await t.http(who, 'GET', path)).body as T;
  const deeds = async (who: Username, id: string) =>
    (await get<{ items: TimelineItem[] }>(who, `/api/calls/${id}/timeline`)).items.map((f) => f.deed);
  const faults = () => findFaults(t.foundations.store.read, t.clock.now());

  test('is in the hands of the officer at once, on duty or not: nobody is rung, and who must know sees it', async () => {
    const [li, zhao, wang, zhou] = [
      await t.page('li'),
      await t.page('zhao'),
      await t.page('wang'),
      await t.page('zhou'),
    ];
    await wang.do('duty:start');
    const key = randomUUID();
    const said = { category: 'labour', urgency: 'urgent', summary: '欠薪', resident: RESIDENT };
    const first = await record('zhao', said, key);
    expect([first.status, first.body]).toMatchObject([
      201,
      {
        state: 'active',
        desk: true,
        category: 'labour',
        urgency: 'urgent',
        summary: '欠薪',
        raisedBy: { name: 'zhao' },
        holder: { name: 'zhao' },
        community: { name: '彩塔街社区' },
      },
    ]);
    const call = first.body as CallSummary;
    expect([call.answerBy, call.answeredAt, call.contactedAt]).toEqual(Array(3).fill(call.raisedAt));
    expect(Date.parse(call.closeBy)).toBeGreaterThan(Date.parse(call.raisedAt));
    const told = (c: CallSummary) => c.id === call.id && c.desk === true && c.state === 'active';
    for (const page of [li, zhao, zhou]) expect(await page.hear('call:changed', told)).toBeDefined();
    // The key again is the call again, whatever is said with it; another key is another person.
    const second = await record('zhao', { ...said, summary: '别的' }, key);
    expect([second.status, second.body.id, second.body.version, second.body.summary]).toEqual([
      200,
      call.id,
      call.version,
      '欠薪',
    ]);
    expect((await recorded('zhao')).id).not.toBe(call.id);

    await t.pass(600);
    for (const page of [wang, zhao]) expect(page.heard('offer:ring')).toEqual([]);
    for (const page of [zhou]) expect(page.heard('alert')).toEqual([]);
    for (const who of ['zhao', 'li', 'zhou'] as const)
      expect(await deeds(who, call.id)).toEqual(['raised', 'walked_in']);
    const { items } = await get<{ items: { kind: string; state: string; rule: string }[] }>(
      'zhao',
      `/api/calls/${call.id}/deadlines`,
    );
    expect(items.map(({ kind, state }) => [kind, state])).toEqual([
      ['contact', 'met'],
      ['close', 'running'],
    ]);
    // Nobody answered anything: it counts from the registration on site.
    for (const { rule } of items) expect(rule).toMatch(/^现场登记后/);
    expect(
      await t.foundations.store.read.rows("select kind from notice where path like '%' || ? || '%'", [
        call.id,
      ]),
    ).toEqual([]);
    // Nobody else of the unit's officers, and no neighbour.
    for (const who of ['wang', 'qian', 'he', 'lin', 'gao'] as const)
      expect([who, (await t.http(who, 'GET', `/api/calls/${call.id}`)).status]).toEqual([who, 404]);
    // Of whoever came in the holder reads all, the community that somebody did; the officer is no one to call back.
    const [own, theirs] = [
      await get<CallDetail>('zhao', `/api/calls/${call.id}`),
      await get<CallDetail>('li', `/api/calls/${call.id}`),
    ];
    expect([own.resident, own.callback]).toEqual([RESIDENT, undefined]);
    expect([theirs.masked, theirs.resident?.phone, theirs.callback]).toEqual([
      true,
      '139****9000',
      undefined,
    ]);
    expect(await get('zhou', '/api/duty/orphans')).toEqual({ items: [] });
    await t.leap(2 * HOUR);
    expect(await get('zhou', '/api/duty/orphans')).toEqual({ items: [] });
  });

  test('only an officer records one, of a community of their unit, which is named; nothing is half-written', async () => {
    const wrong: [Username, object, number, object][] = [
      ['zhao', { desk: undefined }, 403, { code: 'forbidden', detail: expect.stringMatching('登记来访') }],
      ['zhao', { desk: false }, 403, { code: 'forbidden' }],
      ['zhao', { desk: 'yes' }, 400, { code: 'invalid', fields: { desk: expect.any(String) } }],
      ['zhao', { deskPlace: 'home' }, 400, { fields: { deskPlace: expect.any(String) } }],
      ['li', {}, 403, { code: 'forbidden', detail: expect.stringMatching('检察人员登记') }],
      ['zhou', {}, 403, { code: 'forbidden' }],
      ['xie', {}, 403, { code: 'forbidden' }],
      ['deng', {}, 403, { code: 'forbidden' }],
      ['zhao', { communityId: undefined }, 400, { code: 'invalid', fields: { communityId: '必填' } }],
      ['zhao', { communityId: t.world.community.fengle }, 403, { detail: expect.stringMatching('另选社区') }],
      ['zhao', { communityId: randomUUID() }, 403, { code: 'forbidden' }],
      ['lin', {}, 403, { code: 'forbidden' }],
      ['zhao', { category: 'no_such' }, 400, { fields: { category: expect.any(String) } }],
      ['zhao', { urgency: 'now' }, 400, { fields: { urgency: expect.any(String) } }],
    ];
    for (const [who, more, status, body] of wrong) {
      const answer = await record(who, more);
      expect([who, more, answer.status, answer.body]).toMatchObject([who, more, status, body]);
    }
    expect((await t.http('zhao', 'POST', '/api/calls', { desk: true })).body).toMatchObject({
      fields: { 'Idempotency-Key': '必填' },
    });
    // By the channel a community calls, and nobody walks in.
    const li = await t.page('li');
    expect(await li.ask('call:raise', { clientCallId: randomUUID(), desk: true })).toMatchObject({
      ok: false,
      error: { code: 'invalid' },
    });
    // Somebody else's key is a conflict that tells nothing.
    const key = randomUUID();
    await record('zhao', { summary: '只给 zhao' }, key);
    const taken = await record('wang', {}, key);
    expect([taken.status, JSON.stringify(taken.body).includes('只给')]).toEqual([409, false]);
    // What is mistyped of a resident costs no call, and is named.
    expect((await record('zhao', { resident: { ...RESIDENT, phone: '12' } })).body).toMatchObject({
      state: 'active',
      fields: { 'resident.phone': '不是有效的电话号码' },
    });
    expect(await get('zhou', '/api/calls/count')).toMatchObject({ total: 2 });
  });

  test('a full hand refuses nobody who stands there; only the allowance does, and says until when', async () => {
    const zhao = await t.page('zhao');
    await zhao.do('duty:start');
    // At once, so that no busy machine gives the allowance time to grow.
    const answers = await Promise.all(Array.from({ length: 11 }, () => record('zhao')));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array<number>(10).fill(201), 429]);
    expect(await get('zhou', '/api/calls/count')).toMatchObject({ total: 10 });
    // They hold more than their limit: what rings goes to others, and waits where there are none.
    const li = await t.page('li');
    const call = await raise(li);
    expect(call.state).toBe('waiting');
    expect(zhao.heard('offer:ring')).toEqual([]);
  });

  test('goes on as any call: handed over, closed, rated by the community, reopened; a recusal rings others', async () => {
    const [li, zhao, wang] = [await t.page('li'), await t.page('zhao'), await t.page('wang')];
    const zhou = await t.page('zhou');
    await wang.do('duty:start');
    const call = await recorded('zhao', { summary: '欠薪', resident: RESIDENT });
    expect((await li.ask('call:cancel', { callId: call.id })).ok).toBe(false);
    await zhao.do('call:message', { callId: call.id, clientMessageId: randomUUID(), text: '材料收到' });
    expect((await li.hear('call:message')).text).toBe('材料收到');
    await zhao.do('call:transfer', { callId: call.id, officerId: t.world.ids.wang, note: '请接' });
    const rung = await wang.hear<Ring>('offer:ring', (ring) => ring.call.id === call.id);
    expect(rung.call.desk).toBe(true);
    await wang.do('offer:accept', { offerId: rung.id });
    const detail = await get<CallDetail>('wang', `/api/calls/${call.id}`);
    expect([detail.resident, detail.callback, detail.desk]).toEqual([RESIDENT, undefined, true]);
    expect(await get('zhao', `/api/calls/${call.id}`)).toMatchObject({
      summary: '',
      holder: { name: 'wang' },
    });
    expect((await get<{ items: CallSummary[] }>('zhao', '/api/calls')).items.map((c) => c.id)).toEqual([
      call.id,
    ]);
    await wang.do('call:close', { callId: call.id, outcome: 'resolved', solved: true, note: '已调解' });
    // Officers rate nothing: their channel does not know how.
    for (const page of [zhao, wang])
      expect((await page.ask('call:rate', { callId: call.id, rating: 5 })).ok).toBe(false);
    expect((await li.ask('call:rate', { callId: call.id, rating: 5 })).ok).toBe(true);
    const closed = await get<CallDetail>('li', `/api/calls/${call.id}`);
    expect([closed.state, closed.uncontacted, closed.rating]).toEqual(['closed', undefined, 5]);
    await li.do('call:reopen', { callId: call.id, reason: '还没有' });
    expect(await get('zhou', `/api/calls/${call.id}`)).toMatchObject({ state: 'ringing', desk: true });
    await t.pass(1800);
    // It waits for whoever takes it up again, and was never late to be answered.
    expect(await get('zhou', `/api/calls/${call.id}`)).toMatchObject({ state: 'waiting', desk: true });
    const told = zhou.heard<{ callId: string; kind: string }>('alert').filter((a) => a.callId === call.id);
    expect(told.map(({ kind }) => kind)).toEqual(['unanswered']);

    const kin = await recorded('zhao');
    await zhao.do('call:recuse', { callId: kin.id, reason: '亲属' });
    await settled();
    expect(await get<CallSummary>('zhou', `/api/calls/${kin.id}`)).toMatchObject({ desk: true });
    expect(await deeds('zhou', kin.id)).toEqual(expect.arrayContaining(['walked_in', 'recused']));
    expect(zhao.heard('offer:ring')).toEqual([]);
  });

  test('a guarded one is in words for its holder; the community sees its row', async () => {
    const call = await recorded('zhao', { category: 'minors', summary: '秘密的话', resident: RESIDENT });
    expect(await get<CallDetail>('zhao', `/api/calls/${call.id}`)).toMatchObject({ summary: '秘密的话' });
    const seen = await get<CallDetail>('li', `/api/calls/${call.id}`);
    expect(seen).toMatchObject({ shows: 'row', summary: '', desk: true });
    expect(JSON.stringify(seen)).not.toMatch(/秘密|张桂兰|13900139000/);
  });

  test('the watch takes it for minded without a ring, and still finds one that nobody holds', async () => {
    const call = await recorded('zhao');
    await t.pass(120);
    const ofCalls = async () => (await faults()).filter((f) => f.callId !== undefined);
    expect(await ofCalls()).toEqual([]);
    await t.foundations.store.write('lose', (tx) =>
      tx.run("update call set holder_id = null, state = 'waiting', due_at = null where id = ?", [call.id]),
    );
    expect(await ofCalls()).toEqual([expect.objectContaining({ kind: 'unwatched', callId: call.id })]);
  });

  test('is raised, closed and solved, counted by itself, and in no figure of answering, before and after it is rolled up', async () => {
    const [li, zhao, wang] = [await t.page('li'), await t.page('zhao'), await t.page('wang')];
    await wang.do('duty:start');
    const rang = await raise(li, { category: 'family' });
    await t.pass(9);
    await accept(wang, rang.id);
    const closed = await recorded('zhao', { category: 'labour', deskPlace: 'window' });
    await zhao.do('call:close', { callId: closed.id, outcome: 'resolved', solved: true, note: 'n' });
    const open = await recorded('zhao', { category: 'labour', deskPlace: 'office' });
    expect(open).toMatchObject({ desk: true, deskPlace: 'office' });

    const SPAN = 'from=2026-11-20T16:00:00.000Z&to=2026-12-31T16:00:00.000Z';
    const listed = async (filter: string) =>
      (await get<{ items: CallSummary[] }>('zhou', `/api/calls?${filter}`)).items.length;
    const figures = async () => {
      expect(await get('zhou', `/api/reports/summary?${SPAN}`)).toMatchObject({
        calls: { raised: 3, answered: 1, closed: 1, solved: 1, cancelled: 0, desk: 2, waiting: 0 },
        answer: { p50Seconds: 9, p95Seconds: 9, within15Rate: 1, withinTargetRate: 1 },
        rates: { answered: 1, solved: 1 },
        coverage: { owed: 1 },
      });
      const { rows, definitions } = await get<{
        rows: { key: string; calls: object; coverage: object; rates: object }[];
        definitions: Record<string, string>;
      }>('zhou', `/api/reports/breakdown?by=category&${SPAN}`);
      expect(rows.find(({ key }) => key === 'labour')).toMatchObject({
        calls: { raised: 2, answered: 0, desk: 2, solved: 1 },
        coverage: { owed: 0 },
        rates: { answered: null, withinTarget: null },
      });
      expect(definitions['desk']).toMatch('不计入接听');
      expect(await get('zhou', `/api/reports/answers?${SPAN}`)).toMatchObject({ answered: 1, p50Seconds: 9 });
      for (const [filter, n] of [
        ['desk=true', 2],
        ['desk=false', 1],
        ['result=desk', 2],
        ['result=answered', 1],
        ['result=owed', 1],
        ['result=within15', 1],
        ['result=withinTarget', 1],
        ['answeredFrom=0', 1],
        ['answeredTo=15', 1],
      ] as const)
        expect([filter, await listed(filter)]).toEqual([filter, n]);
    };
    await figures();
    expect((await t.http('zhou', 'GET', '/api/calls?desk=maybe')).body).toMatchObject({
      code: 'invalid',
      fields: { desk: expect.any(String) },
    });
    await t.leap(HOUR);
    await t.hub.app.get(RollupService).sweep();
    const sums = await t.foundations.store.read.rows<{ desk: number; answered: number }>(
      "select sum(desk) as desk, sum(answered) as answered from call_rollup where dim = 'all' and length(period) = 4",
    );
    expect([Number(sums[0]!.desk), Number(sums[0]!.answered)]).toEqual([2, 1]);
    await figures();
    const reader = await ReaderStore.open(t.foundations.config.database);
    try {
      expect(await rebuild(reader)).toEqual({ differences: 0 });
    } finally {
      await reader.close();
    }

    // By where they came in, and what stands behind each line.
    await recorded('zhao');
    const places = async (lang: string) => {
      const path = `/api/reports/breakdown?by=deskPlace&${SPAN}`;
      const { body } = await t.http('zhou', 'GET', path, undefined, { 'accept-language': lang });
      return body.rows.map((row: { name: string; calls: Record<string, number>; rows: { desk: string } }) => [
        row.name,
        row.calls['raised'],
        row.calls['solved'],
        row.rows.desk,
      ]);
    };
    const byPlace = [
      ['社区办公室', 1, 0, 'office'],
      ['综治中心窗口', 1, 1, 'window'],
      ['其他地点，或没有写明', 1, 0, 'unsaid'],
    ];
    expect(await places('zh')).toEqual(byPlace);
    for (const [, n, , desk] of byPlace) expect([desk, await listed(`desk=${desk}`)]).toEqual([desk, n]);
    expect((await places('en')).map(([name]: [string]) => name)).toContain('Service centre window');
  });

  test('a community is found by a part of its name, its subdistrict’s, or by pinyin, among those one sees', async () => {
    const found = async (who: Username, q: string) =>
      (
        await get<{ items: { name: string }[] }>(who, `/api/places/communities?q=${encodeURIComponent(q)}`)
      ).items.map(({ name }) => name);
    for (const q of ['沙岗', 'shagang', 'sg', 'SHA g'])
      expect([q, await found('zhao', q)]).toEqual([q, ['沙岗社区']]);
    expect(await found('zhou', 'hunhe')).toEqual(['彩塔街社区', '沙岗社区']);
    expect(await found('li', 'hunhe')).toEqual(['彩塔街社区']);
    for (const q of ['fengle', ' ', 'x'.repeat(20)]) expect([q, await found('zhao', q)]).toEqual([q, []]);
    expect((await t.http('zhao', 'GET', '/api/places/communities')).body).toMatchObject({
      fields: { q: expect.any(String) },
    });
  });
});

import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Activity, ActivityDetails } from '../../src/protocol/outreach.js';
import type { Talk, TalkOrder } from '../../src/protocol/outreach/talk-orders.js';
import { instantAt } from '../../src/protocol/time/local-day.js';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import { USERNAMES, type Username } from '../world.js';

const MINUTE = 60;
const HOUR = 3600;
const CANARY = '金丝雀';
const ORIGIN = 'http://localhost:0';

describe.each(DATABASES)('communities order talks, and are answered in time, on %s', (kind) => {
  let t: TestHub;
  let fraud: Talk;
  let home: Talk;
  beforeEach(async () => {
    t = await openTestHub(kind, { ALLOWED_ORIGINS: ORIGIN });
    fraud = await offer({ theme: 'elder_fraud', title: '防范养老诈骗' });
    // What is made in one instant stands in no order.
    await t.pass(1);
    home = await offer({ theme: 'domestic_violence', title: '反家庭暴力法' });
  });
  afterEach(() => t.close());

  const offer = async (more: object, who: Username = 'zhou') =>
    (await t.http(who, 'POST', '/api/talks', { givenBy: '第一检察部', minutes: 60, ...more })).body as Talk;
  const order = (more: object = {}, who: Username = 'li') =>
    t.http(who, 'POST', '/api/talk-orders', {
      id: randomUUID(),
      talkId: fraud.id,
      communityId: t.world.community.caita,
      ...more,
    });
  const ordered = async (more: object = {}, who: Username = 'li') =>
    (await order(more, who)).body as TalkOrder;
  const answer = (id: string, body: object, who: Username = 'zhou') =>
    t.http(who, 'POST', `/api/talk-orders/${id}/answer`, { text: '可以', decision: 'later', ...body });
  const withdraw = (id: string, who: Username = 'li') =>
    t.http(who, 'POST', `/api/talk-orders/${id}/withdraw`, {});
  const list = async (who: Username = 'zhou', query = '') =>
    (await t.http(who, 'GET', `/api/talk-orders${query}`)).body.items as TalkOrder[];
  const one = async (id: string) => (await list()).find((o) => o.id === id)!;
  const goTo = async (day: string, time: string) => {
    await t.leap((instantAt(day, time) - t.clock.now()) / 1000 - 5);
    t.signInAgain();
  };
  /** What each was told of orders, sorted. */
  const told = async () => {
    const rows = await t.foundations.store.read.rows<{ person_id: string; params: string }>(
      "select person_id, params from notice where kind = 'order'",
    );
    const said = rows.map((row) => {
      const who = USERNAMES.find((name) => t.world.ids[name] === row.person_id);
      return `${who} ${(JSON.parse(row.params) as { about?: string }).about ?? 'new'}`;
    });
    return said.sort();
  };

  test('the list of talks: kept by coordinators, seen by the unit, withdrawn and restored; orders of before stand', async () => {
    expect(fraud).toMatchObject({ title: '防范养老诈骗', minutes: 60, material: '', isOffered: true });
    const talks = async (who: Username, query = '') =>
      ((await t.http(who, 'GET', `/api/talks${query}`)).body.items as Talk[]).map((talk) => talk.id);
    for (const who of ['li', 'wang', 'deng', 'zhou', 'xie'] as const)
      expect(await talks(who)).toEqual([fraud.id, home.id]);
    expect(await talks('gao')).toEqual([]);
    const change = (body: object, who: Username = 'zhou', id = fraud.id) =>
      t.http(who, 'PATCH', `/api/talks/${id}`, body);
    const stands = await ordered();
    expect((await change({ isOffered: false, tag: fraud.tag })).body).toMatchObject({ isOffered: false });
    expect(await talks('li', '?all=true')).toEqual([home.id]);
    expect(await talks('zhou')).toEqual([home.id]);
    expect(await talks('zhou', '?all=true')).toEqual([fraud.id, home.id]);
    expect((await order()).body).toMatchObject({
      code: 'conflict',
      detail: '这一项已不在点单目录里，请另选一项。',
    });
    expect(await one(stands.id)).toMatchObject({ state: 'open', talk: { id: fraud.id } });
    // Who saw it as it was before is told.
    expect((await change({ title: '别的', tag: fraud.tag })).status).toBe(409);
    expect((await change({ isOffered: true, minutes: 45 }, 'xie')).body).toMatchObject({ minutes: 45 });
    expect((await order()).status).toBe(201);

    for (const who of ['li', 'wang', 'deng'] as const) {
      expect((await t.http(who, 'POST', '/api/talks', {})).status).toBe(403);
      expect((await change({ minutes: 30 }, who)).status).toBe(403);
    }
    expect((await change({ minutes: 30 }, 'gao')).status).toBe(404);
    for (const [field, value] of [
      ['minutes', 14],
      ['minutes', 241],
      ['minutes', 60.5],
      ['theme', 'none_such'],
      ['title', ''],
      ['title', '长'.repeat(51)],
      ['givenBy', null],
      ['isOffered', 'no'],
    ] as const) {
      const refused = await change({ [field]: value });
      expect([field, value, refused.status, Object.keys(refused.body.fields)]).toEqual([
        field,
        value,
        400,
        [field],
      ]);
    }
    const trail = await t.foundations.store.read.rows<{ act: string }>(
      'select act from audit where subject = ? order by act',
      [fraud.id],
    );
    expect(trail.map(({ act }) => act)).toEqual(['talk.add', 'talk.change', 'talk.change']);
  });

  test('ordered on Friday afternoon, due on Monday, over lunch; the light changes, and coordinators are told once each', async () => {
    const hours = (talkAnswerHours: number) => t.http('xie', 'PUT', '/api/settings', { talkAnswerHours });
    expect((await hours(81)).body.fields).toHaveProperty('talkAnswerHours');
    expect((await hours(4)).body).toMatchObject({ talkAnswerHours: 4 });
    await goTo('2026-11-27', '16:40');
    const made = await ordered({ note: `请多带材料${CANARY}`, people: 40, audience: '老年居民' });
    expect(made).toMatchObject({
      number: '20261127-D001',
      state: 'open',
      light: 'on_time',
      dueAt: '2026-11-30T05:40:00.000Z',
      orderedBy: { name: 'li' },
      community: { name: '彩塔街社区' },
      people: 40,
      note: `请多带材料${CANARY}`,
    });
    expect(made.why.rule).toBe('点单后 4 个工作小时内先答复，只计工作时间');
    expect(made.why.steps.map((s) => s.countedSeconds / MINUTE)).toEqual([20, 0, 220]);
    // A later change of the limit leaves it as it is.
    await hours(1);
    await goTo('2026-11-30', '10:00');
    expect(await one(made.id)).toMatchObject({ light: 'on_time', dueAt: made.dueAt });
    // Three hours of four: 20 minutes on Friday, 160 on Monday.
    await goTo('2026-11-30', '11:09');
    expect((await one(made.id)).light).toBe('on_time');
    expect(await told()).toEqual(['zhou new']);
    await t.pass(2 * MINUTE);
    expect((await one(made.id)).light).toBe('soon');
    await goTo('2026-11-30', '13:38');
    expect((await one(made.id)).light).toBe('soon');
    expect(await told()).toEqual(['zhou near', 'zhou new']);
    await t.pass(4 * MINUTE);
    expect((await one(made.id)).light).toBe('late');
    await t.restart();
    await t.pass(10 * MINUTE);
    expect(await told()).toEqual(['zhou late', 'zhou near', 'zhou new']);
    const [notice] = await t.foundations.store.read.rows<{ params: string }>(
      "select params from notice where kind = 'order' order by created_at",
    );
    expect(JSON.parse(notice!.params)).toEqual({
      number: '20261127-D001',
      community: '彩塔街社区',
      date: '11-30',
      time: '13:40',
    });
    // An answer that came too late stays late.
    expect((await answer(made.id, {})).body).toMatchObject({ light: 'late', inTime: false });
    const kept = await t.foundations.store.read.rows('select * from talk_order');
    expect(JSON.stringify([kept, await t.foundations.store.read.rows('select * from notice')])).not.toContain(
      CANARY,
    );
  });

  test('the first answer stops the clock; of two in the same instant one is told who was faster', async () => {
    const { id } = await ordered({ note: '尽快' });
    const both = await Promise.all([
      answer(id, { text: '下月安排' }, 'zhou'),
      answer(id, { text: '这周安排' }, 'xie'),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [won, lost] = both[0].status === 200 ? both : [both[1], both[0]];
    const first = won.body as TalkOrder;
    expect(lost.body).toMatchObject({ code: 'conflict', holder: { name: first.answer!.by.name } });
    const faster = first.answer!.by.name as Username;
    const text = first.answer!.text!;
    expect(first).toMatchObject({
      state: 'answered',
      light: 'on_time',
      inTime: true,
      answer: { decision: 'later' },
    });
    // The same again is the order as it is, and is told once.
    expect((await answer(id, { text }, faster)).body).toEqual(first);
    expect(await told()).toEqual(['li answered', 'zhou new']);

    await t.leap(5 * HOUR);
    const planned = { decision: 'planned', day: '2026-12-20', text: '定在周日' };
    expect((await answer(id, planned)).status).toBe(409);
    expect(
      (await answer(id, { ...planned, day: undefined, seenAnswerAt: first.answer!.at })).body.fields,
    ).toHaveProperty('day');
    expect(
      (await answer(id, { ...planned, day: '2026-11-23', seenAnswerAt: first.answer!.at })).body.fields,
    ).toHaveProperty('day');
    const second = await answer(id, { ...planned, seenAnswerAt: first.answer!.at });
    expect(second.body).toMatchObject({
      state: 'answered',
      light: 'on_time',
      answeredAt: first.answeredAt,
      answer: { day: '2026-12-20', decision: 'planned' },
    });
    // What was answered in time is spoken of no more.
    expect(await told()).toEqual(['li answered', 'li answered', 'zhou new']);
    expect((await list('li'))[0]).toMatchObject({ answer: { text: '定在周日', by: { name: 'zhou' } } });

    const held = (who: Username = 'zhou') => t.http(who, 'POST', `/api/talk-orders/${id}/held`, {});
    expect((await held()).status).toBe(409);
    await goTo('2026-12-20', '18:00');
    expect((await held('li')).status).toBe(403);
    expect((await held('gao')).status).toBe(404);
    expect((await held()).body).toMatchObject({ state: 'held' });
    expect((await held()).status).toBe(200);
    expect((await answer(id, { ...planned, seenAnswerAt: second.body.answer.at }, 'xie')).status).toBe(409);
    expect((await withdraw(id)).body).toMatchObject({ code: 'conflict', detail: '这次宣讲已经办过。' });
    const [{ note, answer_text }] = (await t.foundations.store.read.rows<Record<string, string>>(
      'select note, answer_text from talk_order',
    )) as [Record<string, string>];
    expect(`${note} ${answer_text}`).not.toMatch(/尽快|定在/);
  });

  test('planned as an activity in one write; it is moved and cancelled with that, and held once that is over', async () => {
    const { wang, gao } = t.world.ids;
    const made = await ordered({ people: 40, audience: '老年居民', note: CANARY });
    const plan = {
      decision: 'planned',
      text: '周三上午见',
      from: '2026-12-02T01:30:00Z',
      place: '彩塔街社区活动室',
      inCharge: [wang],
    };
    const activities = async () =>
      (await t.http('zhou', 'GET', '/api/activities?from=2026-11-01T00:00:00Z&to=2027-11-01T00:00:00Z')).body
        .items as Activity[];
    const activity = async (id: string, who: Username = 'wang') =>
      (await t.http(who, 'GET', `/api/activities/${id}`)).body as ActivityDetails;
    for (const [more, field] of [
      [{ place: undefined }, 'place'],
      [{ place: '' }, 'place'],
      [{ from: '2026-12-02' }, 'from'],
      [{ from: new Date(t.clock.now() - 60_000).toISOString() }, 'from'],
      [{ from: '2028-12-02T01:30:00Z' }, 'day'],
      [{ day: '2026-12-03' }, 'day'],
      [{ inCharge: [gao] }, 'inCharge'],
      [{ inCharge: [] }, 'inCharge'],
    ] as const) {
      const refused = await answer(made.id, { ...plan, ...more });
      expect([more, refused.status, Object.keys(refused.body.fields)]).toEqual([more, 400, [field]]);
    }
    expect([await activities(), (await one(made.id)).state]).toEqual([[], 'open']);

    // Two at the same instant make one.
    const both = await Promise.all((['zhou', 'xie'] as const).map((who) => answer(made.id, plan, who)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const planned = both.find(({ status }) => status === 200)!.body as TalkOrder;
    const by = planned.answer!.by.name as Username;
    expect(planned).toMatchObject({
      state: 'answered',
      inTime: true,
      answer: { decision: 'planned', day: '2026-12-02' },
      activity: {
        number: '20261202-H01',
        from: '2026-12-02T01:30:00.000Z',
        to: '2026-12-02T02:30:00.000Z',
        place: plan.place,
        state: 'planned',
      },
    });
    expect((await answer(made.id, plan, by)).body).toEqual(planned);
    const first = (await activities())[0]!;
    expect(await activities()).toEqual([
      expect.objectContaining({
        id: planned.activity!.id,
        theme: 'elder_fraud',
        title: '防范养老诈骗',
        community: expect.objectContaining({ name: '彩塔街社区' }),
        inCharge: [expect.objectContaining({ id: wang })],
      }),
    ]);
    const named = { id: made.id, number: made.number };
    expect((await activity(first.id, 'li')).order).toEqual(named);
    expect((await activity(first.id)).order).toMatchObject({
      ...named,
      orderedBy: { name: 'li' },
      people: 40,
      audience: '老年居民',
      note: CANARY,
    });

    // Changed and cancelled there only, by who runs it.
    const seenAnswerAt = planned.answer!.at;
    for (const refused of [
      await answer(made.id, { ...plan, text: '别的', seenAnswerAt }, by),
      await t.http('zhou', 'POST', `/api/talk-orders/${made.id}/held`, {}),
    ])
      expect(refused.body).toMatchObject({
        code: 'conflict',
        detail: '已安排为普法活动20261202-H01，请在那场活动里更改或取消。',
      });
    const change = (body: object, who: Username = 'wang') =>
      t.http(who, 'PATCH', `/api/activities/${first.id}`, body);
    expect((await change({ communityId: t.world.community.shagang })).body.fields).toHaveProperty(
      'communityId',
    );
    expect((await change({ title: '守好养老钱' })).status).toBe(200);
    expect((await one(made.id)).answer).not.toHaveProperty('movedAt');
    await change({ from: '2026-12-04T01:30:00Z', to: '2026-12-04T02:30:00Z' });
    expect((await list('li'))[0]).toMatchObject({
      answer: { text: plan.text, day: '2026-12-04', movedAt: expect.any(String) },
      activity: { from: '2026-12-04T01:30:00.000Z' },
    });
    const news = async () => (await told()).filter((line) => !/new|answered/.test(line));
    expect(await news()).toEqual(['li moved']);
    await t.http('wang', 'POST', `/api/activities/${first.id}/cancel`, { reason: '讲师临时出庭' });
    const [open] = await list('li');
    expect(open).toMatchObject({
      state: 'answered',
      answer: { decision: 'later', text: '讲师临时出庭', by: { name: 'wang' } },
      answeredAt: planned.answeredAt,
    });
    expect([open!.activity, open!.answer!.day]).toEqual([undefined, undefined]);
    expect((await activity(first.id)).order).toBeUndefined();
    expect(await news()).toEqual(['li cancelled', 'li moved', 'zhou cancelled']);

    // Anew; and it takes place though nobody says so and the hub was down at its end.
    const again = await answer(made.id, { ...plan, seenAnswerAt: open!.answer!.at });
    expect(again.body.activity).toMatchObject({ number: '20261202-H02' });
    await goTo('2026-12-02', '10:29');
    expect(await one(made.id)).toMatchObject({ state: 'answered', activity: { state: 'running' } });
    await t.restart();
    await t.leap(2 * MINUTE);
    // It is over before anybody has looked.
    expect((await withdraw(made.id)).body.detail ?? '').toBe('这次宣讲已经办过。');
    await t.pass(MINUTE);
    expect(await one(made.id)).toMatchObject({ state: 'held', activity: { state: 'done' } });
    expect((await t.http('zhou', 'POST', `/api/talk-orders/${made.id}/held`, {})).status).toBe(200);
  });

  test('an order taken back leaves its activity to who runs it, and follows it no more', async () => {
    const made = await ordered();
    const plan = { decision: 'planned', from: '2026-12-02T01:30:00Z', place: '活动室' };
    const { activity, answer: said } = (await answer(made.id, plan)).body as TalkOrder;
    expect(said!.by.name).toBe('zhou');
    await withdraw(made.id);
    const { body } = await t.http('zhou', 'GET', `/api/activities/${activity!.id}`);
    expect(body).toMatchObject({
      state: 'planned',
      inCharge: [{ name: 'zhou' }],
      order: { id: made.id, withdrawn: true },
    });
    await t.http('zhou', 'PATCH', `/api/activities/${activity!.id}`, { place: '别处' });
    await t.http('zhou', 'POST', `/api/activities/${activity!.id}/cancel`, { reason: '不再需要' });
    expect(await one(made.id)).toMatchObject({ state: 'withdrawn', answer: { decision: 'planned' } });
    expect(await told()).toEqual(['li answered', 'zhou new', 'zhou withdrawn']);
  });

  test('for an enterprise by whoever may know it; its activity is that enterprise’s', async () => {
    const { caita, shagang } = t.world.community;
    const enter = async (name: string, communityId: string) =>
      (await t.http('zhou', 'POST', '/api/enterprises', { name, kind: 'food', communityId })).body
        .id as string;
    const [bakery, mill] = [await enter('彩塔面包坊', caita), await enter('砂岗面粉厂', shagang)];
    const forIt = (more: object, who: Username) =>
      order({ communityId: undefined, enterpriseId: bakery, ...more }, who);
    const shown = { community: { id: caita }, enterprise: { id: bakery, name: '彩塔面包坊' } };
    const made = { li: '', wang: '', zhou: '', xie: '' };
    for (const who of ['li', 'wang', 'zhou', 'xie'] as const) {
      const answered = await forIt({}, who);
      expect([who, answered.status, answered.body]).toMatchObject([who, 201, shown]);
      made[who] = answered.body.id;
    }
    expect((await forIt({ communityId: caita }, 'li')).status).toBe(201);
    expect((await t.http('zhou', 'PATCH', `/api/enterprises/${mill}`, { state: 'closed' })).status).toBe(200);
    for (const [more, who, field] of [
      [{ enterpriseId: undefined }, 'li', 'communityId'],
      [{ communityId: shagang }, 'zhou', 'communityId'],
      [{ enterpriseId: mill }, 'zhou', 'enterpriseId'],
      [{ enterpriseId: randomUUID() }, 'wang', 'enterpriseId'],
      // Of a community that is not their own.
      [{}, 'qian', 'enterpriseId'],
      [{ enterpriseId: '' }, 'li', 'enterpriseId'],
    ] as const) {
      const refused = await forIt(more, who);
      expect([more, refused.status, Object.keys(refused.body.fields ?? {})]).toEqual([more, 400, [field]]);
    }
    expect([(await forIt({}, 'deng')).status, (await forIt({}, 'gao')).status]).toEqual([403, 404]);
    const ids = async (who: Username) => (await list(who)).map((one) => one.id);
    expect(await ids('wang')).toEqual([made.wang]);
    expect(await ids('li')).toEqual(expect.arrayContaining(Object.values(made)));
    expect(await ids('qian')).toEqual([]);

    const plan = { decision: 'planned', from: '2026-12-02T01:30:00Z', place: '面包坊二楼' };
    // Closed down since it ordered.
    const turn = (state: string) => t.http('zhou', 'PATCH', `/api/enterprises/${bakery}`, { state });
    await turn('closed');
    expect(await answer(made.wang, plan)).toMatchObject({
      status: 409,
      body: { detail: '这家企业已标为停业，请先改为在营。' },
    });
    await turn('active');
    const { activity } = (await answer(made.wang, plan)).body as TalkOrder;
    const page = `/api/activities/${activity!.id}`;
    expect((await t.http('zhou', 'GET', page)).body).toMatchObject({ ...shown, order: { id: made.wang } });
    for (const change of [{ communityId: shagang }, { communityId: null }])
      expect((await t.http('zhou', 'PATCH', page, change)).body.fields).toHaveProperty('communityId');
    expect((await withdraw(made.wang, 'zhou')).status).toBe(403);
    expect((await withdraw(made.wang, 'wang')).body).toMatchObject({ state: 'withdrawn' });
  });

  test('declined and withdrawn orders are over; who ordered it withdraws it, and the coordinators are told', async () => {
    const first = await ordered();
    await t.pass(MINUTE);
    const second = await ordered();
    expect((await answer(first.id, { decision: 'declined', text: '暂无人手' })).body).toMatchObject({
      state: 'declined',
      light: 'on_time',
      inTime: true,
    });
    expect((await answer(first.id, {}, 'xie')).body).toMatchObject({
      code: 'conflict',
      holder: { name: 'zhou' },
    });
    expect((await withdraw(first.id)).status).toBe(409);
    // A colleague sees it and did not order it; others find none.
    expect((await withdraw(second.id, 'sun')).body).toMatchObject({ detail: '只有点单的人可以撤回。' });
    expect((await withdraw(second.id, 'zhou')).status).toBe(403);
    for (const who of ['qian', 'he', 'gao'] as const)
      expect([who, (await withdraw(second.id, who)).status]).toEqual([who, 404]);
    expect((await withdraw(second.id)).body).toMatchObject({ state: 'withdrawn', light: 'on_time' });
    expect((await withdraw(second.id)).status).toBe(200);
    expect((await answer(second.id, {})).body.detail).toBe('这份点单已撤回。');
    await t.leap(5 * HOUR);
    expect(await told()).toEqual(['li answered', 'zhou new', 'zhou new', 'zhou withdrawn']);
    expect((await list()).map((o) => [o.state, o.light])).toEqual([
      ['withdrawn', 'on_time'],
      ['declined', 'on_time'],
    ]);
  });

  test('each for their own communities; the list is theirs, what waits first; guarded words are the orderer’s and the coordinators’', async () => {
    const id = randomUUID();
    const mine = { id, talkId: home.id, note: CANARY };
    expect((await order(mine)).status).toBe(201);
    const again = await order({ ...mine, id: id.toUpperCase(), note: '别的' });
    expect([again.status, again.body.id, again.body.note]).toEqual([200, id, CANARY]);
    expect((await order(mine, 'sun')).status).toBe(409);
    const { shagang, fengle } = t.world.community;
    expect((await order({ communityId: shagang })).body).toMatchObject({
      code: 'forbidden',
      detail: '您不属于这个社区。',
    });
    for (const who of ['li', 'zhou'] as const)
      expect((await order({ communityId: fengle }, who)).body).toMatchObject({
        code: 'not_found',
        detail: '本单位没有这个社区，请另选社区。',
      });
    // The neighbours do not know the talk.
    expect((await order({ communityId: fengle }, 'he')).status).toBe(404);
    const byQian = await ordered({ communityId: shagang }, 'qian');
    const byZhou = await ordered({ communityId: shagang }, 'zhou');
    expect(byZhou).toMatchObject({ orderedBy: { name: 'zhou' } });
    // A coordinator's own order is no news to them.
    expect(await told()).toEqual(['zhou new', 'zhou new']);

    const ids = async (who: Username, query = '') => (await list(who, query)).map((o) => o.id);
    expect(await ids('li')).toEqual([id]);
    expect(await ids('qian')).toEqual([byQian.id, byZhou.id].sort());
    expect((await ids('sun')).sort()).toEqual([id, byQian.id, byZhou.id].sort());
    expect(await ids('sun', `?communityId=${shagang}`)).toHaveLength(2);
    expect(await ids('li', `?communityId=${shagang}`)).toEqual([]);
    expect(await ids('zhou', `?communityId=${t.world.community.caita}`)).toEqual([id]);
    expect(await ids('gao')).toEqual([]);
    expect(await ids('he')).toEqual([]);
    await t.pass(MINUTE);
    const later = await ordered();
    await answer(id, { text: `好${CANARY}` });
    expect((await ids('zhou')).slice(2)).toEqual([later.id, id]);
    expect(await ids('zhou', '?state=answered,held')).toEqual([id]);
    expect((await list('li'))[1]).toMatchObject({ note: CANARY, answer: { text: `好${CANARY}` } });
    expect((await list('zhou')).at(-1)).toMatchObject({ note: CANARY });
    const [, seen] = await list('sun', `?communityId=${t.world.community.caita}`);
    expect(seen).toMatchObject({ id, talk: { theme: 'domestic_violence' }, answer: { decision: 'later' } });
    expect(JSON.stringify(seen)).not.toContain(CANARY);
    // Page by page it is the same list.
    const paged: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await t.http(
        'zhou',
        'GET',
        `/api/talk-orders?limit=1${cursor && `&cursor=${cursor}`}`,
      );
      paged.push(body.items[0].id);
      if (body.nextCursor === null) break;
      cursor = body.nextCursor;
    }
    expect(paged).toEqual(await ids('zhou'));

    // An officer orders for enterprises only.
    expect(await ids('wang')).toEqual([]);
    expect((await order({}, 'wang')).body.detail).toBe('您不属于这个社区。');
    expect((await t.http('deng', 'GET', '/api/talk-orders')).status).toBe(403);
    expect((await order({}, 'deng')).status).toBe(403);
    for (const who of ['li', 'wang'] as const) expect((await answer(byQian.id, {}, who)).status).toBe(403);
    expect((await answer(byQian.id, {}, 'gao')).status).toBe(404);
    for (const query of ['?state=x', '?state=open,', '?cursor=x', '?cursor=WzAsMV0', '?limit=0', '?q=1'])
      expect([query, (await t.http('zhou', 'GET', `/api/talk-orders${query}`)).status]).toEqual([query, 400]);
  });

  test('at a shared device nobody orders, reads or says what is a person’s before they have said who they are', async () => {
    const place = { kind: 'community', communityId: t.world.community.caita };
    const { code } = (await t.http('zhou', 'POST', '/api/devices', place)).body;
    const { headers } = await t.http(null, 'POST', '/api/auth/enrol', { code });
    const cookie = headers.get('set-cookie')!.split(';')[0]!;
    const there = (method: string, path: string, body?: object) =>
      t.http(null, method, path, body, { cookie, origin: ORIGIN });
    const wanted = { id: randomUUID(), talkId: fraud.id, communityId: t.world.community.caita };
    expect((await there('GET', '/api/talks')).body.items).toHaveLength(2);
    expect((await there('GET', '/api/talk-orders')).body.detail).toBe('请先在设备上选择您是谁。');
    expect((await there('POST', '/api/talk-orders', wanted)).status).toBe(403);
    const { communityId } = place;
    const wish = { id: randomUUID(), communityId, text: '看望', byDay: '2026-11-27' };
    const visits = `/api/liaison/communities/${communityId}/visits`;
    const asked = () =>
      Promise.all([
        there('GET', visits),
        there('POST', '/api/liaison/visits-wanted', wish),
        there('POST', `/api/liaison/visits-wanted/${wish.id}/withdraw`, { reason: '好了' }),
        there('POST', `/api/activities/${wish.id}/feedback`, { text: '很好' }),
      ]);
    for (const { body } of await asked()) expect(body.detail).toBe('请先在设备上选择您是谁。');
    await there('POST', '/api/device/person', { personId: t.world.ids.li });
    expect((await there('POST', '/api/liaison/visits-wanted', wish)).status).toBe(200);
    expect((await there('GET', visits)).body.wanted).toHaveLength(1);
    expect(await there('POST', '/api/talk-orders', wanted)).toMatchObject({
      status: 201,
      body: { orderedBy: { name: 'li' } },
    });
    expect((await there('GET', '/api/talk-orders')).body.items).toHaveLength(1);
  });

  test('bad input names its field; the time to answer ends within a year', async () => {
    for (const [field, value] of [
      ['id', 'x'],
      ['talkId', ''],
      ['communityId', 7],
      ['people', 0],
      ['people', 2001],
      ['people', '40'],
      ['audience', '长'.repeat(101)],
      ['wishedFrom', '2026-11-23'],
      ['wishedFrom', '2026-02-30'],
      ['wishedTo', '2028-01-01'],
      ['note', null],
      ['talk', fraud.id],
    ] as const) {
      const refused = await order({ [field]: value });
      expect([field, value, refused.status, Object.keys(refused.body.fields ?? {})]).toEqual([
        field,
        value,
        400,
        [field],
      ]);
    }
    expect((await order({ wishedFrom: '2026-12-02', wishedTo: '2026-12-01' })).body.fields).toEqual({
      wishedTo: '不能早于开始日期',
    });
    expect((await order({ talkId: randomUUID() })).status).toBe(404);
    expect((await order({ wishedFrom: '2026-11-24', wishedTo: '2026-11-24' })).status).toBe(201);
    const { id } = await ordered();
    for (const body of [
      { text: '' },
      { decision: 'soon' },
      { seenAnswerAt: 'x' },
      { day: '20261201', decision: 'planned' },
    ])
      expect((await answer(id, body)).status).toBe(400);
    expect((await answer(randomUUID(), {})).status).toBe(404);
    expect((await one(id)).state).toBe('open');
    // In a calendar of a minute a week three hours last longer than a year.
    const none = { intervals: [] };
    const week = [none, { intervals: [{ from: 540, to: 541 }] }, none, none, none, none, none];
    expect((await t.http('zhou', 'PUT', '/api/calendar?year=2026', { week })).status).toBe(200);
    const refused = await t.http('xie', 'PUT', '/api/settings', { talkAnswerHours: 3 });
    expect([refused.status, Object.keys(refused.body.fields)]).toEqual([400, ['talkAnswerHours']]);
  });
});

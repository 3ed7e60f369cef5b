import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import {
  AGE_BANDS,
  type ActivitiesPage,
  type Activity,
  type ActivityDetails,
} from '../../src/protocol/outreach.js';
import type { CallSummary } from '../../src/protocol/calls/call-summary.js';
import type { Ring } from '../../src/protocol/calls/ring.js';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import { addOfficers, type Username } from '../world.js';
import { SessionsService } from '../../src/access/sessions.service.js';
import { Directory } from '../../src/directory/directory.js';

const MINUTE = 60;
const HOUR = 3600;
/** Ids of one moment have no order. */
const byName = (people: ActivityDetails['people'] = []) =>
  people.sort((a, b) => (a.person.name < b.person.name ? -1 : 1));
const NOBODY = { under_60: 0, from_60: 0, from_70: 0, from_80: 0 };

describe.each(DATABASES)('legal outreach, on %s', (kind) => {
  let t: TestHub;
  beforeEach(async () => {
    t = await openTestHub(kind);
  });
  afterEach(() => t.close());

  /** So many minutes from now; the tests begin at 09:00. */
  const at = (minutes: number) => new Date(t.clock.now() + minutes * 60_000).toISOString();
  const draft = (more: object = {}) => ({
    theme: 'elder_fraud',
    title: '反诈宣讲',
    from: at(60),
    to: at(180),
    place: '彩塔街社区活动室',
    communityId: t.world.community.caita,
    ...more,
  });
  const post = (who: Username | null, path: string, body: unknown = {}) =>
    t.http(who, 'POST', `/api/activities${path}`, body);
  const make = async (who: Username = 'wang', more: object = {}): Promise<Activity> => {
    const { status, body } = await post(who, '', draft(more));
    expect([status, body.fields]).toEqual([201, undefined]);
    return body as Activity;
  };
  const list = async (who: Username = 'zhou', query = ''): Promise<ActivitiesPage> =>
    (await t.http(who, 'GET', `/api/activities${query}`)).body;
  const details = async (id: string, who: Username = 'zhou'): Promise<ActivityDetails> =>
    (await t.http(who, 'GET', `/api/activities/${id}`)).body;
  const change = (who: Username, id: string, body: object) =>
    t.http(who, 'PATCH', `/api/activities/${id}`, body);
  const codeOf = async (id: string, who: Username = 'wang') =>
    (await t.http(who, 'GET', `/api/activities/${id}/code`)).body as { code: string; expiresAt: string };
  const rest = (seconds: number) => (seconds > 5 ? t.leap(seconds - 5) : t.pass(seconds));
  const hours = async (who: Username) => (await t.http(who, 'GET', '/api/hours')).body;
  const fieldsOf = async (who: Username, more: object) =>
    Object.keys((await post(who, '', draft(more))).body.fields ?? {});

  test('calendars: who signed up or is in charge has it, moved it is a later revision, cancelled it says so', async () => {
    const eventsOf = (text: string) =>
      new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => {
        const event = new ICAL.Event(one);
        return {
          uid: event.uid,
          summary: event.summary,
          place: event.location,
          from: event.startDate.toJSDate().toISOString(),
          sequence: event.sequence ?? 0,
          status: one.getFirstPropertyValue('status'),
        };
      });
    const address = async (who: Username): Promise<string> =>
      (await t.http(who, 'POST', '/api/roster/addresses/mine')).body.path;
    const feed = async (path: string) => (await fetch(t.base + path)).text();
    const made = await make('zhou', { inCharge: [t.world.ids.wang] });
    await post('deng', `/${made.id}/sign-ups`);
    const whose = ['wang', 'deng', 'zhao', 'zhou'] as const;
    const paths = await Promise.all(whose.map(address));
    expect((await t.http('li', 'POST', '/api/roster/addresses/mine')).status).toBe(403);
    const first = {
      uid: `activity.${made.id}@yihu`,
      summary: '反诈宣讲',
      place: '彩塔街社区活动室',
      from: made.from,
      sequence: 0,
      status: null,
    };
    const theirs = async () => (await Promise.all(paths.map(feed))).map(eventsOf);
    expect(await theirs()).toEqual([[first], [first], [], []]);
    await change('zhou', made.id, { capacity: 9 });
    expect(await theirs()).toEqual([[first], [first], [], []]);
    await change('zhou', made.id, { from: at(90), to: at(200) });
    const moved = { ...first, from: at(90), sequence: 1 };
    expect(await theirs()).toEqual([[moved], [moved], [], []]);
    const file = await fetch(`${t.base}/api/activities/${made.id}/calendar`, {
      headers: { authorization: `Bearer ${await t.token('li')}` },
    });
    expect(file.headers.get('content-type')).toContain('text/calendar');
    expect(file.headers.get('content-disposition')).toContain(`${made.number}.ics`);
    expect(eventsOf(await file.text())).toEqual([moved]);
    // As the page: another community's worker and another unit have it not.
    for (const who of ['qian', 'gao'] as const)
      expect((await t.http(who, 'GET', `/api/activities/${made.id}/calendar`)).status).toBe(404);
    await post('zhou', `/${made.id}/cancel`, { reason: '秘密的原因' });
    const gone = { ...moved, summary: '已取消：反诈宣讲', sequence: 2, status: 'CANCELLED' };
    expect(await theirs()).toEqual([[gone], [gone], [], []]);
    expect(await feed(paths[0]!)).not.toMatch(/秘密的原因|tel:|ATTENDEE|ORGANIZER/);
  });

  test('an activity as it is made, read, changed and cancelled; its state goes by the clock', async () => {
    const made = await make();
    expect(made).toMatchObject({
      number: '20261124-H01',
      theme: 'elder_fraud',
      title: '反诈宣讲',
      place: '彩塔街社区活动室',
      community: { name: '彩塔街社区' },
      signedUp: 0,
      state: 'planned',
      inCharge: [{ name: 'wang', title: '检察官' }],
      own: { signedUp: false },
    });
    expect(made.capacity).toBeUndefined();
    // Asked for twice it is the same.
    const twice = await Promise.all([post('wang', '', draft()), post('wang', '', draft())]);
    expect(twice.map(({ body }) => body.id)).toEqual([made.id, made.id]);
    expect(await details(made.id)).toMatchObject({
      number: made.number,
      people: [],
      arrivals: NOBODY,
      calls: { count: 0, items: [] },
      feedback: [],
      mayRun: true,
    });
    const changed = await change('wang', made.id, { title: '反诈课', capacity: 3, from: at(30) });
    expect(changed).toMatchObject({ status: 200, body: { title: '反诈课', capacity: 3, from: at(30) } });
    // null takes away what may be absent, and nothing else.
    const bare = (await change('wang', made.id, { capacity: null, communityId: null })).body as Activity;
    expect([bare.title, bare.capacity, bare.community]).toEqual(['反诈课', undefined, undefined]);
    expect((await change('wang', made.id, { title: null })).body.fields).toHaveProperty('title');
    const back = { capacity: 3, communityId: t.world.community.caita };
    expect((await change('wang', made.id, back)).body).toMatchObject({ capacity: 3, changed: 1 });
    expect((await change('wang', made.id, back)).body).toMatchObject({ capacity: 3, changed: 0 });
    await rest(30 * MINUTE);
    expect((await details(made.id)).state).toBe('running');
    expect((await list('zhou', '?state=running')).items.map((a) => a.id)).toEqual([made.id]);
    await rest(150 * MINUTE);
    expect((await details(made.id)).state).toBe('done');
    for (const refused of [
      await change('zhou', made.id, { title: '晚了' }),
      await post('zhou', `/${made.id}/cancel`, { reason: '晚了' }),
      await post('chen', `/${made.id}/sign-ups`),
    ])
      expect(refused).toMatchObject({ status: 409, body: { detail: '这场活动已经结束。' } });

    const other = await make('wang', { communityId: undefined });
    expect(other.number).toBe('20261124-H02');
    expect(other.community).toBeUndefined();
    expect((await post('zhou', `/${other.id}/cancel`, { reason: '场地停电' })).body).toMatchObject({
      state: 'cancelled',
      reason: '场地停电',
    });
    expect((await post('zhou', `/${other.id}/cancel`, { reason: '再' })).body.detail).toBe(
      '这场活动已经取消。',
    );
    expect((await post('chen', `/${other.id}/sign-ups`)).status).toBe(409);
    const stored = await t.foundations.store.read.rows('select reason, code_secret from activity');
    expect(JSON.stringify(stored)).not.toContain('停电');
    const trail = await t.foundations.store.read.rows<{ act: string }>(
      "select act from audit where act like 'activity.%' ",
    );
    expect(trail.map((e) => e.act).sort()).toEqual([
      'activity.cancel',
      'activity.change',
      'activity.change',
      'activity.change',
      'activity.make',
      'activity.make',
    ]);
  });

  test('what an activity cannot be: each is refused at its field, and nothing is written', async () => {
    const sentence = async (more: object) => (await post('wang', '', draft(more))).body.fields;
    expect(await sentence({ to: at(30) })).toEqual({ to: '须晚于开始时间' });
    expect(await sentence({ to: at(60) })).toEqual({ to: '须晚于开始时间' });
    expect(await sentence({ to: at(48 * 60) })).toEqual({ to: '一场最多 12 小时；几天的活动请一天填一场' });
    // From 10:00 to 22:01 of the same day; to 22:00 is twelve hours.
    expect(await sentence({ to: at(60 + 12 * 60 + 1) })).toEqual({
      to: '一场最多 12 小时；几天的活动请一天填一场',
    });
    expect(await sentence({ from: at(-120), to: at(-60) })).toEqual({ to: '须是将来的时间' });
    expect(await sentence({ from: at(400 * 1440), to: at(400 * 1440 + 60) })).toEqual({
      from: '最迟在一年以内',
    });
    expect(await fieldsOf('wang', { from: '2026-02-30T01:00:00Z' })).toEqual(['from']);
    expect(await fieldsOf('wang', { theme: 'astrology' })).toEqual(['theme']);
    expect(await fieldsOf('wang', { communityId: t.world.community.fengle })).toEqual(['communityId']);
    expect(await fieldsOf('wang', { inCharge: [t.world.ids.deng] })).toEqual(['inCharge']);
    expect(await fieldsOf('wang', { inCharge: [t.world.ids.lin] })).toEqual(['inCharge']);
    expect(await fieldsOf('wang', { inCharge: [] })).toEqual(['inCharge']);
    expect(await fieldsOf('wang', { title: '字'.repeat(51) })).toEqual(['title']);
    expect(await fieldsOf('wang', { place: '' })).toEqual(['place']);
    expect(await fieldsOf('wang', { capacity: 0 })).toEqual(['capacity']);
    expect(await fieldsOf('wang', { repeat: { every: 'weekly', times: 27 } })).toEqual(['repeat.times']);
    expect((await list()).items).toEqual([]);
    // A night market goes on past midnight.
    const market = await make('wang', { from: at(13 * 60), to: at(16 * 60) });
    // Nor can it become what it cannot be: the end alone is moved, over the beginning and over two days.
    for (const [given, to] of [
      [{ to: at(12 * 60) }, '须晚于开始时间'],
      [{ from: at(17 * 60) }, '须晚于开始时间'],
      [{ to: at(61 * 60) }, '一场最多 12 小时；几天的活动请一天填一场'],
    ] as const)
      expect(await change('wang', market.id, { title: '改', ...given })).toMatchObject({
        status: 400,
        body: { fields: { to } },
      });
    expect(await details(market.id)).toMatchObject({ title: market.title, from: market.from, to: market.to });
    for (const who of ['li', 'deng'] as const) expect((await post(who, '', draft())).status).toBe(403);
  });

  test('who sees it: a worker their communities’ and the unit’s, others all of the unit, the neighbours nothing', async () => {
    const caita = await make();
    const shagang = await make('zhou', { communityId: t.world.community.shagang, from: at(61) });
    const unit = await make('xie', { communityId: undefined, from: at(62) });
    const seen: [Username, string[]][] = [
      ['li', [caita.id, unit.id]],
      ['qian', [shagang.id, unit.id]],
      ['sun', [caita.id, shagang.id, unit.id]],
      ['deng', [caita.id, shagang.id, unit.id]],
      ['chen', [caita.id, shagang.id, unit.id]],
      ['zhou', [caita.id, shagang.id, unit.id]],
      ['lin', []],
      ['he', []],
      ['meng', []],
      ['gao', []],
    ];
    for (const [who, ids] of seen) {
      expect([who, (await list(who)).items.map((a) => a.id)]).toEqual([who, ids]);
      const { status } = await t.http(who, 'GET', `/api/activities/${caita.id}`);
      expect([who, status]).toEqual([who, ids.includes(caita.id) ? 200 : 404]);
    }
    expect((await list('li')).items[0]!.own).toBeUndefined();
    for (const who of ['lin', 'meng'] as const)
      expect((await post(who, `/${caita.id}/sign-ups`)).status).toBe(404);
    // Who runs it: those in charge, coordinators and administrators.
    for (const [who, status] of [
      ['wang', 200],
      ['zhou', 200],
      ['xie', 200],
      ['chen', 403],
      ['gao', 404],
      ['luo', 404],
    ] as const) {
      expect([who, (await t.http(who, 'GET', `/api/activities/${caita.id}/code`)).status]).toEqual([
        who,
        status,
      ]);
      expect([who, (await change(who, caita.id, { title: who })).status]).toEqual([who, status]);
      const page = await details(caita.id, who);
      if (status !== 404)
        expect([who, page.mayRun, page.people !== undefined]).toEqual([who, status === 200, status === 200]);
    }
  });

  test('the list: by time, theme, community and whose, in pages, with the sums of all of them', async () => {
    const days = [0, 1, 2].map((day) => day * 1440);
    const made: Activity[] = [];
    for (const day of days)
      made.push(
        await make('wang', { from: at(60 + day), to: at(120 + day), capacity: 2, title: `第${day}` }),
      );
    const labour = await make('chen', { theme: 'labour', communityId: t.world.community.shagang });
    await post('chen', `/${made[1]!.id}/sign-ups`);
    await post('zhao', `/${made[1]!.id}/sign-ups`);
    const ids = async (query: string, who: Username = 'zhou') =>
      (await list(who, query)).items.map((a) => a.id);
    expect(await ids(`?from=${at(1000)}`)).toEqual([made[1]!.id, made[2]!.id]);
    expect(await ids(`?to=${at(1000)}`)).toEqual([made[0]!.id, labour.id].sort());
    expect(await ids('?theme=labour')).toEqual([labour.id]);
    expect(await ids(`?communityId=${t.world.community.shagang}`)).toEqual([labour.id]);
    expect((await ids('?mine=1', 'chen')).sort()).toEqual([made[1]!.id, labour.id].sort());
    expect(await ids('?mine=1', 'deng')).toEqual([]);
    expect((await list()).total).toEqual({ planned: 4, done: 0, arrivals: 0, clashing: 0, lacking: 2 });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: ActivitiesPage = await list('zhou', `?limit=1${cursor ? `&cursor=${cursor}` : ''}`);
      seen.push(...page.items.map((a) => a.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen.sort()).toEqual([...made, labour].map((a) => a.id).sort());
    expect((await t.http('zhou', 'GET', '/api/activities?cursor=x')).status).toBe(400);
    expect((await t.http('zhou', 'GET', '/api/activities?from=yesterday')).status).toBe(400);
  });

  describe('signing up', () => {
    test('once, back again, and never at two activities at the time; a shift is only said', async () => {
      const first = await make('wang', { capacity: 2 });
      const signed = await post('deng', `/${first.id}/sign-ups`);
      expect(signed).toMatchObject({
        status: 201,
        body: { signedUp: 1, own: { signedUp: true }, warnings: [] },
      });
      expect(await post('deng', `/${first.id}/sign-ups`)).toMatchObject({
        status: 200,
        body: { signedUp: 1 },
      });
      for (const who of ['li', 'zhou'] as const)
        expect((await post(who, `/${first.id}/sign-ups`)).status).toBe(403);
      const other = await make('chen', { title: '同时的课', from: at(120), to: at(200) });
      const twice = await post('deng', `/${other.id}/sign-ups`);
      expect(twice.status).toBe(409);
      expect(twice.body.detail).toContain('反诈宣讲');
      // Who is in charge of another one is there.
      expect((await post('wang', `/${other.id}/sign-ups`)).status).toBe(409);
      // One that begins when the other ends is none at the time.
      const later = await make('wu', { from: at(180), to: at(240) });
      expect((await post('deng', `/${later.id}/sign-ups`)).status).toBe(201);

      const back = () => t.http('deng', 'DELETE', `/api/activities/${first.id}/sign-ups`);
      for (let again = 0; again < 2; again++)
        expect(await back()).toMatchObject({ status: 200, body: { signedUp: 0, own: { signedUp: false } } });
      await post('deng', `/${first.id}/sign-ups`);

      await t.http('zhou', 'POST', '/api/roster/patterns', {
        name: '白班',
        role: 'first',
        min: 1,
        max: 1,
        startMinute: 9 * 60,
        endMinute: 17 * 60,
        weekdays: [0, 1, 2, 3, 4, 5, 6],
        everyWeeks: 1,
        days: 'all',
        fromDay: '2026-11-24',
        rotation: [[t.world.ids.zhao]],
      });
      const warned = await post('zhao', `/${first.id}/sign-ups`);
      expect(warned).toMatchObject({ status: 201, body: { signedUp: 2 } });
      expect(warned.body.warnings).toEqual(['这段时间您有班次：白班，2026-11-24 09:00–17:00']);
      // Its clash is shown to who runs it, and to nobody else.
      expect((await details(first.id, 'wang')).clashes).toEqual([
        {
          person: expect.objectContaining({ name: 'zhao' }),
          with: 'shift',
          name: '白班',
          from: expect.any(String),
          to: expect.any(String),
        },
      ]);
      expect((await details(first.id, 'zhao')).clashes).toBeUndefined();
      expect((await list()).total.clashing).toBe(1);
      expect((await list('zhao')).total.clashing).toBe(0);
      expect((await post('wu', `/${first.id}/sign-ups`)).body.detail).toBe('这场活动已经满员。');
      expect((await change('wang', first.id, { capacity: 1 })).body.fields).toEqual({
        capacity: '已有 2 人报名，名额不能更少',
      });
      expect(byName((await details(first.id)).people)).toMatchObject([
        { person: { name: 'deng' }, role: 'volunteer', signedUp: true, byList: false },
        { person: { name: 'zhao' }, role: 'officer' },
      ]);
    });

    test('who is at an enterprise at that time is told, and it is shown to who runs it', async () => {
      const enterprise = await t.http('zhou', 'POST', '/api/enterprises', {
        name: '张记面馆',
        kind: 'food',
        communityId: t.world.community.caita,
      });
      const arrange = async (kind: string, when: number, officer: Username) =>
        (
          await t.http('zhou', 'POST', '/api/checkups', {
            enterpriseId: enterprise.body.id,
            kind,
            invitedBy: '店主',
            at: at(when),
            place: '店里',
            officers: [t.world.ids[officer]],
          })
        ).body;
      const { id } = await make('wang');
      // From 10:00 to 12:00: an hour is kept for each, from 09:00, from 11:30, from 12:00.
      await arrange('visit', 0, 'zhao');
      const late = await arrange('checkup', 150, 'zhao');
      await arrange('visit', 180, 'zhao');
      await arrange('visit', 90, 'wang');
      const signed = await post('zhao', `/${id}/sign-ups`);
      expect(signed.body.warnings).toEqual(['这段时间您要去企业：法治体检，2026-11-24 11:30–12:30']);
      const clashes = async () =>
        (await details(id, 'wang')).clashes!.map((one) => [one.person.name, one.with, one.name, one.from]);
      expect((await clashes()).sort()).toEqual([
        ['wang', 'checkup', '走访', at(90)],
        ['zhao', 'checkup', '法治体检', at(150)],
      ]);
      expect((await list()).total.clashing).toBe(1);
      expect(JSON.stringify(await details(id, 'wang'))).not.toMatch(/张记|店里/);
      await t.http('zhou', 'PATCH', `/api/checkups/${late.id}`, { state: 'cancelled', reason: '改期' });
      expect((await clashes()).map(([who]) => who)).toEqual(['wang']);
    });

    test('of many at a capacity of five, in the same instant, exactly five get in', async () => {
      const { id } = await make('wang', { capacity: 5 });
      const { store } = t.foundations;
      const officers = await addOfficers(12, t.world, store, t.clock, t.hub.app.get(Directory));
      const sessions = await Promise.all(
        officers.map((officer) => t.hub.app.get(SessionsService).open(officer, 'bearer', 'test')),
      );
      const answers = await Promise.all(
        sessions.map(({ token }) =>
          t.http(null, 'POST', `/api/activities/${id}/sign-ups`, {}, { authorization: `Bearer ${token}` }),
        ),
      );
      expect(answers.map((a) => a.status).sort()).toEqual([...Array(5).fill(201), ...Array(7).fill(409)]);
      const page = await details(id);
      expect([page.signedUp, page.people!.length]).toEqual([5, 5]);
    });
  });

  describe('checking in and out', () => {
    let id: string;
    beforeEach(async () => {
      ({ id } = await make());
      await post('deng', `/${id}/sign-ups`);
    });
    const checkIn = (who: Username, code: string) => post(who, `/${id}/check-in`, { code });
    const checkOut = (who: Username, code: string) => post(who, `/${id}/check-out`, { code });

    test('by the code, once whatever is repeated; what was measured is one line of the hours, pending', async () => {
      await rest(HOUR);
      const { code } = await codeOf(id);
      const first = await checkIn('deng', code);
      expect(first).toMatchObject({ status: 200, body: { from: at(0) } });
      expect(first.body.to).toBeUndefined();
      await rest(10 * MINUTE);
      // From another phone, with whatever code: the same answer.
      expect((await checkIn('deng', '000000')).body).toEqual(first.body);
      expect((await details(id, 'deng')).own).toMatchObject({ signedUp: true, checkedInAt: first.body.from });
      expect((await t.http('deng', 'GET', '/api/service')).body.minutesToday).toBe(10);
      expect((await t.http('deng', 'DELETE', `/api/activities/${id}/sign-ups`)).body.detail).toBe(
        '已经签到，不能取消报名。',
      );
      await rest(100 * MINUTE);
      const again = (await codeOf(id)).code;
      const out = await checkOut('deng', again);
      expect(out.body).toEqual({ from: first.body.from, to: at(0), minutes: 110 });
      await rest(5 * MINUTE);
      expect((await checkOut('deng', again)).body).toEqual(out.body);
      expect((await checkIn('deng', again)).body).toEqual(out.body);
      const { items, totalMinutes } = await hours('deng');
      expect(totalMinutes).toBe(110);
      expect(items).toMatchObject([
        { kind: 'outreach', who: 'volunteer', source: 'measured', minutes: 110, flags: [], state: 'pending' },
      ]);
      const [place] = await t.foundations.store.read.rows<{ id: string }>('select id from attendance');
      expect(
        await t.foundations.store.read.rows(
          'select community_id, activity, served, in_charge, session_id from hours_entry',
        ),
      ).toEqual([
        {
          community_id: t.world.community.caita,
          activity: '反诈宣讲',
          served: 'elders',
          in_charge: t.world.ids.wang,
          session_id: place!.id,
        },
      ]);
      // Who decides on it sees where and for how long it was set.
      expect((await t.http('zhou', 'GET', `/api/hours/${items[0].id}/evidence`)).body).toMatchObject({
        planned: [{ name: '反诈宣讲' }],
        sessions: [{ id: place!.id, place: '反诈宣讲 · 彩塔街社区', forgotten: false }],
        attendance: { measured: 110, planned: 120, percent: 91 },
      });
    });

    test('from two phones in the same instant it is one check-in, one check-out and one line', async () => {
      await rest(HOUR);
      const both = async (way: 'in' | 'out') => {
        const { code } = await codeOf(id);
        const byList = `/${id}/people/${t.world.ids.deng}/check-${way}`;
        const check = way === 'in' ? checkIn : checkOut;
        const answers = await Promise.all([
          check('deng', code),
          post('wang', byList),
          check('deng', code),
          post('zhou', byList),
        ]);
        expect(answers.map(({ status, body }) => [status, body])).toEqual(
          answers.map(() => [200, answers[0].body]),
        );
        return answers[0].body;
      };
      await both('in');
      await rest(30 * MINUTE);
      expect((await both('out')).minutes).toBe(30);
      expect((await hours('deng')).items).toMatchObject([{ kind: 'outreach', minutes: 30 }]);
      expect(await t.foundations.store.read.rows('select id from attendance')).toHaveLength(1);
    });

    test('a code changes every half minute and is taken half a minute longer, and not a moment more', async () => {
      await rest(HOUR);
      // To the beginning of a step.
      await t.clock.push(30_000 - (t.clock.now() % 30_000));
      const first = await codeOf(id);
      expect(first.expiresAt).toBe(new Date(t.clock.now() + 30_000).toISOString());
      await post('zhao', `/${id}/sign-ups`);
      await post('chen', `/${id}/sign-ups`);
      await t.clock.push(29_999);
      expect((await codeOf(id)).code).toBe(first.code);
      await t.clock.push(1);
      const second = await codeOf(id);
      expect(second.code).not.toBe(first.code);
      await t.clock.push(29_999);
      expect((await checkIn('zhao', first.code)).status).toBe(200);
      await t.clock.push(1);
      expect(await checkIn('chen', first.code)).toMatchObject({
        status: 400,
        body: { fields: { code: '签到码不对或已经换新，请看现场屏幕' } },
      });
      expect((await checkIn('chen', 'abcdef')).status).toBe(400);
      expect((await checkIn('chen', second.code)).status).toBe(200);
      // Yesterday's, of the same activity's like: another secret, another day.
      const other = await make('chen', { from: at(300), to: at(360) });
      await rest(5 * HOUR);
      expect((await post('deng', `/${other.id}/sign-ups`)).status).toBe(201);
      expect((await post('deng', `/${other.id}/check-in`, { code: second.code })).status).toBe(400);
    });

    test('not without a sign-up, not before its hour, not after its end, not at two at once', async () => {
      const early = await make('chen', { from: at(300), to: at(400) });
      expect((await t.http('chen', 'GET', `/api/activities/${early.id}/code`)).body.detail).toBe(
        '活动开始前 60 分钟起可以签到。',
      );
      const { code } = await codeOf(id);
      expect(await checkIn('chen', code)).toMatchObject({
        status: 409,
        body: { detail: '还没有报名，请先报名再签到。' },
      });
      expect((await checkOut('deng', code)).body.detail).toBe('还没有签到。');
      expect((await checkIn('deng', code)).status).toBe(200);
      // A second one that begins as the first ends, and the first goes on a little longer.
      const next = await make('chen', { from: at(180), to: at(240) });
      await post('deng', `/${next.id}/sign-ups`);
      await rest(170 * MINUTE);
      const nextCode = (await codeOf(next.id, 'chen')).code;
      expect((await post('deng', `/${next.id}/check-in`, { code: nextCode })).body.detail).toBe(
        '正在另一场活动：反诈宣讲，请先签退。',
      );
      await post('zhao', `/${id}/sign-ups`);
      await rest(10 * MINUTE);
      const late = (await codeOf(id)).code;
      expect((await checkIn('zhao', late)).body.detail).toBe('这场活动已经结束。');
      expect((await change('wang', id, { to: at(60) })).status).toBe(409);
      await rest(30 * MINUTE);
      expect((await t.http('wang', 'GET', `/api/activities/${id}/code`)).status).toBe(409);
      expect((await checkOut('deng', late)).body.detail).toBe('签退时间已过，系统已自动签退。');
    });

    test('a check-out that was forgotten is made by the clock half an hour after the end, and flagged', async () => {
      await checkIn('deng', (await codeOf(id)).code);
      await t.restart();
      t.signInAgain();
      await t.leap(9 * HOUR);
      // From 09:00; it ends at 12:00.
      expect((await hours('deng')).items).toMatchObject([{ minutes: 210, flags: ['forgotten_sign_off'] }]);
      expect((await details(id, 'deng')).own).toMatchObject({ forgotten: true, minutes: 210 });
    });

    test('less than the share of the activity is flagged; time before it is measured and is no share of it', async () => {
      const out = async (who: Username, minutes: number) => {
        await checkIn(who, (await codeOf(id)).code);
        await rest(minutes * MINUTE);
        await checkOut(who, (await codeOf(id)).code);
        return (await hours(who)).items[0];
      };
      // An hour before it begins, then 60 % of its two hours, and a minute less.
      expect(await out('deng', 60 + 71)).toMatchObject({ minutes: 131, flags: ['low_attendance'] });
      const second = await make('chen', { from: at(1), to: at(101) });
      await post('zhao', `/${second.id}/sign-ups`);
      id = second.id;
      await rest(MINUTE);
      await checkIn('zhao', (await codeOf(id, 'chen')).code);
      await rest(60 * MINUTE);
      await checkOut('zhao', (await codeOf(id, 'chen')).code);
      expect((await hours('zhao')).items[0]).toMatchObject({ minutes: 60, flags: [] });
    });

    test('by the list of who runs it, for others only; who is in charge comes without a place', async () => {
      const byList = (who: Username, whom: Username, way: 'in' | 'out') =>
        post(who, `/${id}/people/${t.world.ids[whom]}/check-${way}`);
      expect((await byList('chen', 'deng', 'in')).status).toBe(403);
      expect((await byList('gao', 'deng', 'in')).status).toBe(404);
      expect((await byList('wang', 'wang', 'in')).body.detail).toBe('自己请用签到码签到和签退。');
      expect((await byList('wang', 'lin', 'in')).status).toBe(404);
      expect((await byList('wang', 'chen', 'in')).status).toBe(409);
      const first = await byList('wang', 'deng', 'in');
      expect(first).toMatchObject({ status: 200, body: { from: at(0) } });
      expect((await byList('zhou', 'deng', 'in')).body).toEqual(first.body);
      // Who runs it sees whom else there is to sign in: those in charge who have no place.
      await change('zhou', id, { inCharge: [t.world.ids.wang, t.world.ids.zhao, t.world.ids.zhou] });
      const leading = async () => (await details(id)).leading!.map((one) => [one.person.name, one.role]);
      expect(await leading()).toEqual([
        ['wang', 'officer'],
        ['zhao', 'officer'],
      ]);
      expect((await details(id, 'deng')).leading).toBeUndefined();
      expect((await checkIn('wang', (await codeOf(id)).code)).status).toBe(200);
      expect((await byList('wang', 'zhao', 'in')).status).toBe(200);
      expect(await leading()).toEqual([]);
      await rest(90 * MINUTE);
      expect((await byList('zhou', 'deng', 'out')).body.minutes).toBe(90);
      expect(byName((await details(id)).people)).toMatchObject([
        { person: { name: 'deng' }, byList: true, minutes: 90 },
        { person: { name: 'wang' }, byList: false, signedUp: false },
        { person: { name: 'zhao' }, byList: true, signedUp: false },
      ]);
      expect((await details(id)).signedUp).toBe(1);
    });

    test('what has a visit’s name and is none counts as outreach and as no visit', async () => {
      await rest(HOUR);
      const visit = await make('wang', { title: '走访', from: at(0), to: at(60) });
      await post('wang', `/${visit.id}/check-in`, { code: (await codeOf(visit.id)).code });
      const service = { id: randomUUID(), kind: 'outreach', activity: '走访' };
      await t.http('deng', 'POST', '/api/service/check-in', {
        ...service,
        communityId: t.world.community.caita,
      });
      await rest(30 * MINUTE);
      await post('wang', `/${visit.id}/check-out`, { code: (await codeOf(visit.id)).code });
      await t.http('deng', 'POST', '/api/service/check-out', { id: service.id });
      expect((await hours('wang')).items).toMatchObject([{ activity: '走访（普法活动）', minutes: 30 }]);
      expect((await t.http('zhou', 'GET', '/api/reports/year')).body.active).toMatchObject({
        outreach: { people: 2, minutes: 60 },
        liaison: { visits: 0, minutes: 0 },
      });
      const month = await t.http('wang', 'GET', `/api/liaison/communities/${t.world.community.caita}/month`);
      expect(month.body).toMatchObject({ visits: 0, minutes: 0 });
    });

    test('beside duty each minute is one person’s once', async () => {
      await post('zhao', `/${id}/sign-ups`);
      const zhao = await t.page('zhao');
      await zhao.do('duty:start');
      await rest(HOUR);
      await checkIn('zhao', (await codeOf(id)).code);
      await rest(HOUR);
      await checkOut('zhao', (await codeOf(id)).code);
      await rest(HOUR);
      await zhao.do('duty:end');
      const { items, totalMinutes } = await hours('zhao');
      expect(totalMinutes).toBe(180);
      expect(items.map((e: { kind: string; minutes: number }) => [e.kind, e.minutes])).toEqual([
        ['duty', 60],
        ['outreach', 60],
        ['duty', 60],
      ]);
    });
  });

  test('who came is counted by age and once; one’s own can be taken back; feedback is of who was there', async () => {
    const { id } = await make();
    await post('deng', `/${id}/sign-ups`);
    const count = (who: Username, arrival: string, band: string) =>
      post(who, `/${id}/arrivals`, { id: arrival, band });
    expect((await count('deng', randomUUID(), 'from_60')).status).toBe(403);
    await post('deng', `/${id}/check-in`, { code: (await codeOf(id)).code });
    const [one, two] = [randomUUID(), randomUUID()];
    for (let again = 0; again < 2; again++)
      expect((await count('deng', one, 'from_70')).body).toEqual({ ...NOBODY, from_70: 1 });
    expect((await count('wang', two, 'under_60')).body).toEqual({ ...NOBODY, from_70: 1, under_60: 1 });
    expect((await count('wang', one, 'from_70')).status).toBe(409);
    expect((await count('deng', randomUUID(), 'old')).body.fields).toHaveProperty('band');
    const undo = (who: Username, arrival: string) =>
      t.http(who, 'DELETE', `/api/activities/${id}/arrivals/${arrival}`);
    expect((await undo('deng', two)).status).toBe(404);
    for (let again = 0; again < 2; again++)
      expect((await undo('deng', one)).body).toEqual({ ...NOBODY, under_60: 1 });
    // A late repeat of what was taken back counts nobody.
    expect((await count('deng', one, 'from_70')).body).toEqual({ ...NOBODY, under_60: 1 });
    expect((await details(id, 'li')).arrivals).toEqual({ ...NOBODY, under_60: 1 });
    expect((await list()).total.arrivals).toBe(1);
    expect(Object.keys(NOBODY)).toEqual([...AGE_BANDS]);
    // What residents have come to takes place: it is neither moved nor cancelled, and they stay counted.
    const other = await make('zhao');
    const counted = randomUUID();
    const came = `/${other.id}/arrivals`;
    await post('zhao', came, { id: counted, band: 'from_60' });
    for (const refused of [
      await change('zhao', other.id, { from: at(90) }),
      await post('zhou', `/${other.id}/cancel`, { reason: '停电' }),
    ])
      expect(refused).toMatchObject({ status: 409, body: { detail: '已有人到场，不能再改时间或取消。' } });
    await t.http('zhao', 'DELETE', `/api/activities${came}/${counted}`);
    expect((await post('zhou', `/${other.id}/cancel`, { reason: '停电' })).status).toBe(200);
    // At one moment either they are counted or it is cancelled.
    for (const title of ['一', '二', '三']) {
      const raced = (await make('zhao', { title })).id;
      const count = () => post('zhao', `/${raced}/arrivals`, { id: randomUUID(), band: 'from_60' });
      const [cancelled, ...counts] = await Promise.all([
        post('zhou', `/${raced}/cancel`, { reason: '停电' }),
        count(),
        count(),
      ]);
      const status = cancelled.status === 200 ? 409 : 200;
      expect(counts.map((one) => one.status)).toEqual([status, status]);
    }

    const say = (who: Username, text: string) => post(who, `/${id}/feedback`, { text });
    expect((await say('deng', '很好')).body.detail).toBe('这场活动还没有开始。');
    await rest(2 * HOUR);
    expect((await say('deng', '很好')).status).toBe(200);
    expect((await say('deng', '听的人多')).status).toBe(200);
    expect((await say('li', '请再来')).status).toBe(200);
    for (const who of ['qian', 'chen', 'lin'] as const)
      expect([who, (await say(who, '不在场')).status]).toEqual([who, who === 'chen' ? 403 : 404]);
    const words = async (who: Username) =>
      (await details(id, who)).feedback.map((f) => [f.by.name, f.text]).sort();
    expect(await words('wang')).toEqual([
      ['deng', '听的人多'],
      ['li', '请再来'],
    ]);
    expect(await words('li')).toEqual([['li', '请再来']]);
    expect(await words('chen')).toEqual([]);
    const stored = await t.foundations.store.read.rows('select text from activity_feedback');
    expect(stored).toHaveLength(2);
    expect(JSON.stringify(stored)).not.toMatch(/听的人多|请再来/);
  });

  test('who is named in charge is told, and everybody who signed up when it moves or is cancelled', async () => {
    const { ids } = t.world;
    const { id, number } = await make('zhou', { inCharge: [ids.wang, ids.chen] });
    await post('deng', `/${id}/sign-ups`);
    const known = new Set<string>();
    /** Who has been told what since this was asked last. */
    const told = async () => {
      const rows = await t.foundations.store.read.rows<{ id: string; person_id: string; params: string }>(
        "select id, person_id, params from notice where kind = 'outreach'",
      );
      const fresh = rows.filter((row) => !known.has(row.id));
      for (const row of fresh) known.add(row.id);
      return fresh
        .map((row) => {
          const [who] = Object.entries(ids).find(([, personId]) => personId === row.person_id)!;
          return `${who} ${(JSON.parse(row.params) as { about?: string }).about ?? 'in charge'}`;
        })
        .sort();
    };
    expect(await told()).toEqual(['chen in charge', 'wang in charge']);
    await change('wang', id, { title: '另一题目' });
    expect(await told()).toEqual([]);
    await change('wang', id, { inCharge: [ids.wang, ids.chen, ids.zhao] });
    expect(await told()).toEqual(['zhao in charge']);
    await change('wang', id, { place: '广场', inCharge: [ids.wang, ids.chen, ids.zhao, ids.wu] });
    expect(await told()).toEqual(['chen moved', 'deng moved', 'wu in charge', 'zhao moved']);
    await post('zhou', `/${id}/cancel`, { reason: '下雨' });
    expect(await told()).toEqual([
      'chen cancelled',
      'deng cancelled',
      'wang cancelled',
      'wu cancelled',
      'zhao cancelled',
    ]);
    const [last] = await t.foundations.store.read.rows<{ params: string; path: string }>(
      "select params, path from notice where kind = 'outreach' and params like '%cancelled%'",
    );
    expect(last!.path).toBe(`/outreach/${id}`);
    expect(JSON.parse(last!.params)).toEqual({
      about: 'cancelled',
      number,
      place: '广场',
      date: '11-24',
      time: '10:00',
    });
  });

  describe('a question raised on site', () => {
    const ask = (who: Username, more: object, key: string = randomUUID()) =>
      t.http(who, 'POST', '/api/calls', more, { 'idempotency-key': key });
    const asked = async (who: Username, more: object): Promise<CallSummary> => {
      const { status, body } = await ask(who, more);
      expect([who, status, body.detail, body.fields]).toEqual([who, 201, undefined, undefined]);
      return body as CallSummary;
    };
    /** What stands under the activity: number of them, and whom each is told as. */
    const shown = async (id: string, who: Username) => (await details(id, who)).calls;

    test('by who serves there, from the beginning or their check-in until twelve hours after its end; else a clear no', async () => {
      const { id } = await make();
      await post('deng', `/${id}/sign-ups`);
      await post('zhao', `/${id}/sign-ups`);
      const activityId = id;
      const nobody: [Username, number, string | object][] = [
        ['chen', 403, '不能从这里呼叫'],
        ['zhou', 403, '不能从这里呼叫'],
        ['xie', 403, '不能从这里呼叫'],
        // Of another community, and the neighbours: there is no such activity for them.
        ['qian', 400, { activityId: expect.any(String) }],
        ['lin', 400, { activityId: expect.any(String) }],
        ['meng', 400, { activityId: expect.any(String) }],
        ['gao', 400, { activityId: expect.any(String) }],
      ];
      const refused = async (cases: readonly (readonly [Username, number, string | object])[]) => {
        for (const [who, status, why] of cases) {
          const answer = await ask(who, { activityId });
          expect([who, answer.status]).toEqual([who, status]);
          if (typeof why === 'string') expect(answer.body.detail).toContain(why);
          else expect(answer.body.fields).toEqual(why);
        }
      };
      const early = ['deng', 'zhao', 'wang', 'li'] as const;
      await refused([...nobody, ...early.map((who) => [who, 409, '还没有开始'] as const)]);
      expect((await ask('li', { activityId: randomUUID() })).body.fields).toHaveProperty('activityId');
      for (const who of ['deng', 'zhou'] as const)
        expect((await ask(who, {})).body.detail).toContain('现场提问');
      expect((await ask('deng', { activityId, desk: true })).body.detail).toContain('检察人员登记');
      // Who checks in before it begins is there.
      expect((await details(id, 'deng')).mayAsk).toBe(false);
      await post('deng', `/${id}/check-in`, { code: (await codeOf(id)).code });
      expect((await details(id, 'deng')).mayAsk).toBe(true);
      await asked('deng', { activityId });
      await refused([['li', 409, '还没有开始']]);

      await rest(HOUR);
      const key = randomUUID();
      const first = await ask('deng', { activityId, category: 'elder_fraud', summary: '保健床垫' }, key);
      expect([first.status, first.body]).toMatchObject([
        201,
        { state: 'waiting', activityId, community: { name: '彩塔街社区' }, raisedBy: { name: 'deng' } },
      ]);
      for (const who of early) await asked(who, { activityId });
      const li = await t.page('li');
      const byChannel = await li.do('call:raise', { clientCallId: randomUUID(), activityId });
      expect(byChannel).toMatchObject({ activityId, community: { name: '彩塔街社区' } });
      const walkIn = await asked('zhao', { activityId, desk: true });
      expect(walkIn).toMatchObject({ state: 'active', desk: true, holder: { name: 'zhao' }, activityId });
      // Its community counts, whatever else is named.
      const sun = await asked('sun', { activityId, communityId: t.world.community.shagang });
      expect(sun.community.name).toBe('彩塔街社区');
      await refused(nobody);

      await rest(2 * HOUR + 11 * HOUR + 50 * MINUTE);
      await asked('deng', { activityId });
      await rest(20 * MINUTE);
      await refused(early.map((who) => [who, 409, '超过 12 小时'] as const));
      expect((await details(id, 'deng')).mayAsk).toBe(false);
      // The same touch again is answered as it was, however late.
      const again = await ask('deng', { activityId, category: 'elder_fraud' }, key);
      expect([again.status, again.body.id]).toEqual([200, first.body.id]);
      expect((await shown(id, 'zhou')).count).toBe(10);

      const off = await make('wang', { from: at(60), to: at(120) });
      await post('wang', `/${off.id}/cancel`, { reason: '下雨' });
      expect((await ask('wang', { activityId: off.id })).body.detail).toBe('这场活动已经取消。');
    });

    test('of one for the whole unit the community is said, or the volunteer’s own; its workers call as usual', async () => {
      const { id: activityId } = await make('wang', { communityId: undefined });
      await post('deng', `/${activityId}/sign-ups`);
      await rest(HOUR);
      expect((await ask('li', { activityId })).status).toBe(403);
      expect((await asked('deng', { activityId })).community.name).toBe('彩塔街社区');
      expect((await ask('wang', { activityId })).body.fields).toEqual({ communityId: '必填' });
      expect((await ask('wang', { activityId, communityId: t.world.community.fengle })).status).toBe(403);
      const { shagang } = t.world.community;
      expect(await asked('wang', { activityId, communityId: shagang })).toMatchObject({ activityId });
    });

    test('is rung, held and listed like any call, and says where it came from; each sees what is theirs', async () => {
      const wu = await t.page('wu');
      await wu.do('duty:start');
      const { id: activityId, title } = await make();
      await post('deng', `/${activityId}/sign-ups`);
      await post('zhao', `/${activityId}/sign-ups`);
      await rest(HOUR);
      const call = await asked('deng', { activityId, category: 'labour', summary: '三个月没发工资' });
      const ring = await wu.hear('offer:ring', (r: Ring) => r.call.id === call.id);
      expect(JSON.stringify(ring)).not.toContain(activityId);
      await t.pass(19);
      await wu.do('offer:accept', { offerId: ring.id });
      const minor = await asked('deng', { activityId, category: 'minors', summary: '秘密的话' });
      // Calls of one moment have no order.
      await t.pass(1);
      const desk = await asked('zhao', { activityId, desk: true, category: 'family' });

      const seen = async (who: Username) => {
        const { count, items } = await shown(activityId, who);
        expect(count).toBe(3);
        return items.map((one) => [one.id, one.category, one.state, one.summary, one.opens]).reverse();
      };
      const [labour, guarded, walkIn] = [
        [call.id, 'labour', 'active', '三个月没发工资', true],
        [minor.id, 'minors', 'ringing', '秘密的话', true],
        [desk.id, 'family', 'active', undefined, true],
      ];
      const without = (row: unknown[], more: Record<number, unknown>) =>
        row.map((value, n) => (n in more ? more[n] : value));
      expect(await seen('zhou')).toEqual([labour, guarded, walkIn]);
      // A colleague's guarded call is a row without words.
      expect(await seen('li')).toEqual([labour, without(guarded!, { 3: undefined }), walkIn]);
      expect(await seen('wu')).toEqual([labour]);
      expect(await seen('zhao')).toEqual([walkIn]);
      // Who raised it sees how it stands, and no word that may have been written since.
      expect(await seen('deng')).toEqual([
        without(labour!, { 3: undefined, 4: false }),
        without(guarded!, { 1: 'other', 3: undefined, 4: false }),
      ]);
      for (const who of ['wang', 'chen'] as const) expect([who, await seen(who)]).toEqual([who, []]);
      const { items } = await shown(activityId, 'deng');
      expect(items[1]).toMatchObject({ holder: { name: 'wu' }, answeredAt: expect.any(String) });

      const listed = async (who: Username) =>
        (await t.http(who, 'GET', `/api/calls?activityId=${activityId}`)).body.items?.length;
      const counts: [Username, number | undefined][] = [
        ['zhou', 3],
        ['li', 3],
        ['wu', 1],
        ['zhao', 1],
        ['wang', 0],
        ['qian', 0],
        ['gao', 0],
        ['deng', undefined],
      ];
      for (const [who, n] of counts) expect([who, await listed(who)]).toEqual([who, n]);
      expect((await t.http('zhou', 'GET', `/api/calls/count?activityId=${activityId}`)).body.total).toBe(3);
      for (const who of ['zhou', 'wu', 'li'] as const)
        expect((await t.http(who, 'GET', `/api/calls/${call.id}`)).body).toMatchObject({
          activityId,
          activity: { id: activityId, title, from: expect.any(String) },
        });
      const { body } = await t.http('zhou', 'GET', `/api/calls/${call.id}/timeline`);
      expect(body.items[0]).toMatchObject({ deed: 'raised', data: { activityId } });
      expect((await t.http('deng', 'GET', `/api/calls/${call.id}`)).status).toBe(403);
      // An ordinary call stands under no activity.
      const ordinary = await asked('li', {});
      expect(ordinary.activityId).toBeUndefined();
      expect((await shown(activityId, 'zhou')).count).toBe(3);
    });
  });

  test('an activity for an enterprise: one of the unit’s that is there; its name for who may know it', async () => {
    const { caita, shagang } = t.world.community;
    const enter = async (who: Username, name: string, communityId: string): Promise<string> => {
      const { status, body } = await t.http(who, 'POST', '/api/enterprises', {
        name,
        kind: 'food',
        communityId,
      });
      expect(status).toBe(201);
      return body.id;
    };
    const noodles = await enter('zhao', '张记面馆', caita);
    const bakery = await enter('zhao', '沙岗烘焙', shagang);
    const foreign = await enter('lin', '丰乐超市', t.world.community.fengle);
    for (const enterpriseId of [foreign, randomUUID()])
      expect((await post('wang', '', draft({ enterpriseId }))).body.fields).toEqual({
        enterpriseId: expect.any(String),
      });
    expect((await list()).items).toEqual([]);
    // Without a community it is held in the enterprise's.
    const made = await make('wang', { enterpriseId: bakery, communityId: undefined, theme: 'enterprise' });
    expect(made).toMatchObject({
      enterprise: { id: bakery, name: '沙岗烘焙' },
      community: { name: '沙岗社区' },
    });
    const moved = await change('wang', made.id, { enterpriseId: noodles });
    expect(moved.body).toMatchObject({ enterprise: { name: '张记面馆' }, community: { name: '沙岗社区' } });
    expect((await change('wang', made.id, { enterpriseId: foreign })).status).toBe(400);
    const names = async (id: string, whos: readonly Username[]) =>
      Promise.all(whos.map(async (who) => (await details(id, who)).enterprise?.name));
    // Who works in another community than the enterprise's does not learn of it.
    expect(await names(made.id, ['qian', 'sun', 'deng', 'chen', 'zhou', 'xie'])).toEqual([
      undefined,
      ...Array<string>(5).fill('张记面馆'),
    ]);
    const of = async (enterpriseId: string) =>
      (await list('zhou', `?enterpriseId=${enterpriseId}`)).items.map((one) => one.id);
    expect([await of(noodles), await of(bakery)]).toEqual([[made.id], []]);
    // One that has closed stays with what was planned, and is chosen no more.
    await t.http('zhao', 'PATCH', `/api/enterprises/${noodles}`, { state: 'closed' });
    expect((await post('wang', '', draft({ enterpriseId: noodles }))).body.fields).toHaveProperty(
      'enterpriseId',
    );
    expect((await change('wang', made.id, { title: '合同课' })).body).toMatchObject({
      title: '合同课',
      enterprise: { name: '张记面馆' },
    });
  });

  test('figures beside calls of that kind: by month, theme and community, small counts not told', async () => {
    const { caita, shagang } = t.world.community;
    const call = async (communityId: string, category: string) => {
      const body = { clientCallId: randomUUID(), communityId, category };
      expect((await t.http('sun', 'POST', '/api/calls', body)).status).toBe(201);
    };
    await make('zhou', { theme: 'labour', from: at(90), to: at(150), communityId: shagang });
    const first = await make();
    await make('zhou', { theme: 'labour', communityId: undefined });
    const off = await make('wang', { title: '停办的课' });
    await post('wang', `/${off.id}/cancel`, { reason: '下雨' });
    await make('zhou', { from: at(60 * 24 * 20), to: at(60 * 24 * 20 + 60) });
    for (let n = 0; n < 5; n++) await call(caita, 'elder_fraud');
    for (let n = 0; n < 4; n++) await call(shagang, 'labour');
    await rest(2 * HOUR);
    for (const band of ['from_60', 'from_80'])
      await post('wang', `/${first.id}/arrivals`, { id: randomUUID(), band });

    const year = { from: '2025-12-31T16:00:00Z', to: '2026-12-31T16:00:00Z' };
    const figures = async (more: object = {}, who: Username = 'zhou') =>
      (await t.http(who, 'GET', `/api/figures/outreach?${new URLSearchParams({ ...year, ...more })}`)).body;
    const all = await figures();
    expect(all).toMatchObject({
      total: { activities: 3, arrivals: 2 },
      themes: [
        { theme: 'elder_fraud', activities: 1, arrivals: 2, calls: 5 },
        { theme: 'labour', activities: 2, arrivals: 0, calls: null },
      ],
      everywhere: { activities: 1, arrivals: 0 },
    });
    expect(all.communities).toEqual([
      { community: { id: caita, name: '彩塔街社区' }, activities: 1, arrivals: 2, calls: 5 },
      { community: { id: shagang, name: '沙岗社区' }, activities: 1, arrivals: 0, calls: null },
    ]);
    // As far as the year has come.
    expect(all.months.map((one: { month: string }) => one.month)).toHaveLength(11);
    expect(all.months.at(-1)).toEqual({ month: '2026-11', activities: 3, arrivals: 2, calls: 9 });
    expect(all.months[0]).toEqual({ month: '2026-01', activities: 0, arrivals: 0, calls: 0 });
    expect(all.definitions.beside).toContain('不说明因果');
    const labour = await figures({ theme: 'labour', communityId: shagang });
    expect(labour.total).toEqual({ activities: 1, arrivals: 0 });
    expect(labour.months.at(-1)).toMatchObject({ activities: 1, calls: null });
    expect((await figures({ theme: 'elder_fraud', communityId: shagang })).months.at(-1).calls).toBe(0);
    expect(await figures({}, 'gao')).toMatchObject({ total: { activities: 0 }, themes: [], communities: [] });
    expect((await figures({ to: '2030-01-01T00:00:00Z' })).code).toBe('invalid');
    for (const who of ['wang', 'li', 'deng'] as const)
      expect((await figures({}, who)).code).toBe('forbidden');
  });

  test('what comes again is an activity each, at the same hour, over the end of a month', async () => {
    const first = await make('wang', { repeat: { every: 'weekly', times: 2 } });
    expect(await make('wang', { repeat: { every: 'weekly', times: 2 } })).toEqual(first);
    const monthly = await make('chen', {
      from: at(7 * 1440 - 60),
      to: at(7 * 1440),
      repeat: { every: 'monthly', times: 3 },
    });
    const { items } = await list();
    const days = (seriesId: string | undefined) =>
      items.filter((a) => a.seriesId === seriesId).map((a) => [a.from.slice(0, 16), a.number]);
    expect(days(first.seriesId)).toEqual([
      ['2026-11-24T02:00', '20261124-H01'],
      ['2026-12-01T02:00', '20261201-H01'],
      ['2026-12-08T02:00', '20261208-H01'],
    ]);
    expect(days(monthly.seriesId).map(([from]) => from)).toEqual([
      '2026-12-01T00:00',
      '2027-01-01T00:00',
      '2027-02-01T00:00',
      '2027-03-01T00:00',
    ]);
    expect(first.seriesId).not.toBe(monthly.seriesId);
  });

  test('this one and the later ones of a series are changed and cancelled in one write, each person told once', async () => {
    const { ids } = t.world;
    const made = await make('zhou', {
      capacity: 3,
      inCharge: [ids.wang],
      repeat: { every: 'weekly', times: 3 },
    });
    const series = async () => (await list()).items.filter((a) => a.seriesId === made.seriesId);
    const [first, second, third, fourth] = (await series()) as [Activity, Activity, Activity, Activity];
    for (const [who, id] of [
      ['deng', first.id],
      ['deng', second.id],
      ['deng', third.id],
      ['zhao', third.id],
      ['chen', fourth.id],
    ] as const)
      await post(who, `/${id}/sign-ups`);
    // What is another in the third stays another, but for what is changed now.
    await change('zhou', third.id, { title: '第三场', inCharge: [ids.wang, ids.wu] });
    expect((await details(second.id, 'wang')).later).toBe(2);
    expect((await details(second.id, 'chen')).later).toBeUndefined();
    expect((await details(fourth.id, 'wu')).later).toBeUndefined();
    const known = new Set(
      (await t.foundations.store.read.rows<{ id: string }>('select id from notice')).map((row) => row.id),
    );
    /** Who was told what, of how many, since the last time. */
    const told = async () => {
      const rows = await t.foundations.store.read.rows<{
        id: string;
        person_id: string;
        params: string;
        path: string;
      }>("select id, person_id, params, path from notice where kind = 'outreach'");
      const fresh = rows.filter((row) => !known.has(row.id));
      for (const row of fresh) known.add(row.id);
      return fresh
        .map((row) => {
          const [who] = Object.entries(ids).find(([, personId]) => personId === row.person_id)!;
          const { about, count, date } = JSON.parse(row.params) as Record<string, string>;
          return [who, about, count ?? '1', date, row.path.slice('/outreach/'.length)];
        })
        .sort();
    };

    const later = { scope: 'this_and_later' };
    const moved = await change('zhou', second.id, {
      title: second.title,
      from: at(7 * 1440 + 90),
      to: at(7 * 1440 + 150),
      place: '广场',
      ...later,
    });
    expect(moved).toMatchObject({ status: 200, body: { changed: 3, place: '广场', id: second.id } });
    expect((await series()).map((a) => [a.title, a.place, a.from, a.to])).toEqual([
      ['反诈宣讲', first.place, at(60), at(180)],
      ...[1, 2, 3].map((week) => [
        week === 2 ? '第三场' : '反诈宣讲',
        '广场',
        at(week * 7 * 1440 + 90),
        at(week * 7 * 1440 + 150),
      ]),
    ]);
    expect(await told()).toEqual([
      ['chen', 'moved', '1', '12-15', fourth.id],
      ['deng', 'series_moved', '2', '12-01', second.id],
      ['wang', 'series_moved', '3', '12-01', second.id],
      ['wu', 'moved', '1', '12-08', third.id],
      ['zhao', 'moved', '1', '12-08', third.id],
    ]);

    // One of them cannot: none is written.
    expect((await change('zhou', second.id, { capacity: 1, ...later })).body.fields).toEqual({
      capacity: '2026-12-08 那一场已有 2 人报名，名额不能更少',
    });
    expect((await series()).map((a) => a.capacity)).toEqual([3, 3, 3, 3]);
    expect((await change('zhou', second.id, { scope: 'all' })).body.fields).toHaveProperty('scope');
    // Somebody who runs one of them changes no other.
    expect((await change('wu', third.id, { place: '二楼', ...later })).body.changed).toBe(1);
    expect((await series()).map((a) => a.place)).toEqual([first.place, '广场', '二楼', '广场']);
    await told();

    // The first has begun: it stays, and those after it are cancelled.
    await rest(HOUR);
    await post('deng', `/${first.id}/check-in`, { code: (await codeOf(first.id)).code });
    const off = await post('zhou', `/${first.id}/cancel`, { reason: '放假', ...later });
    expect(off).toMatchObject({ status: 200, body: { state: 'running', changed: 3 } });
    expect((await series()).map((a) => [a.state, a.reason])).toEqual([
      ['running', undefined],
      ...[1, 2, 3].map(() => ['cancelled', '放假']),
    ]);
    expect(await told()).toEqual([
      ['chen', 'cancelled', '1', '12-15', fourth.id],
      ['deng', 'series_cancelled', '2', '12-01', second.id],
      ['wang', 'series_cancelled', '3', '12-01', second.id],
      ['wu', 'cancelled', '1', '12-08', third.id],
      ['zhao', 'cancelled', '1', '12-08', third.id],
    ]);
    expect((await post('zhou', `/${first.id}/cancel`, { reason: '放假', ...later })).body.detail).toBe(
      '这一组活动都已开始，没有可以改的场次。',
    );
    const trail = await t.foundations.store.read.rows<{ act: string; data: string }>(
      "select act, data from audit where act in ('activity.change', 'activity.cancel')",
    );
    expect(
      trail
        .filter((e) => e.data.includes('"times":3'))
        .map((e) => e.act)
        .sort(),
    ).toEqual(['activity.cancel', 'activity.change']);
  });
});

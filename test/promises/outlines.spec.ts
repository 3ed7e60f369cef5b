/** Departments as the administrator keeps them, and the page for the talk with each (部门工作座谈提纲). */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DATABASES } from '../databases.js';
import { morningOfActiveService } from '../active-service.js';
import { openTestHub, type TestHub } from '../hub.js';
import { accept, raise } from '../page.js';
import { Directory } from '../../src/directory/directory.js';
import { DAY_SECONDS } from '../../src/protocol/time/durations.js';
import type { Username } from '../world.js';

describe.each(DATABASES)('departments on %s', (kind) => {
  let t: TestHub;
  beforeAll(async () => {
    t = await openTestHub(kind);
  });
  afterAll(() => t.close());

  const list = async (who: 'xie' | 'zhou' | 'wang' | 'gao' = 'xie') =>
    (await t.http(who, 'GET', '/api/departments')).body.items;
  const change = (id: string, body: object) => t.http('xie', 'PATCH', `/api/places/departments/${id}`, body);

  test('are listed in their order, an officer’s own to an officer, and each unit’s to itself', async () => {
    const { first, second, other } = t.world.department;
    expect((await list()).map((d: any) => d.id)).toEqual([first, second]);
    expect((await list('zhou')).map((d: any) => d.people)).toEqual([2, 2]);
    expect((await list('wang')).map((d: any) => d.id)).toEqual([first]);
    expect((await list('gao')).map((d: any) => d.id)).toEqual([other]);
    expect((await t.http('li', 'GET', '/api/departments')).status).toBe(403);
  });

  test('one is named, headed and put in order; the new name shows wherever it is named', async () => {
    const { second } = t.world.department;
    const [, before] = await list();
    const named = await change(second, {
      name: '第二检察部（民事）',
      remit: '民事、行政检察',
      headId: t.world.ids.chen,
      position: 0,
      tag: before.tag,
    });
    expect(named.body).toMatchObject({
      name: '第二检察部（民事）',
      remit: '民事、行政检察',
      head: { id: t.world.ids.chen, name: expect.any(String), title: '检察官' },
      position: 0,
    });
    await change(t.world.department.first, { position: 1 });
    expect((await list()).map((d: any) => d.id)).toEqual([second, t.world.department.first]);
    expect((await t.http('chen', 'GET', '/api/me')).body.department.name).toBe('第二检察部（民事）');
    expect((await t.http('li', 'GET', '/api/places')).body.departments[0].name).toBe('第二检察部（民事）');

    // Whoever saw what stood before is told, and nothing is lost.
    expect((await change(second, { remit: '旧的', tag: before.tag })).body).toMatchObject({
      code: 'conflict',
    });
    expect((await change(second, { headId: null })).body.head).toBeNull();
    await change(second, { name: '第二检察部', headId: t.world.ids.chen, position: 1 });
    await change(t.world.department.first, { position: 0 });
  });

  test('refuses a name twice, a head who is none of the staff, and who may not', async () => {
    const { first, second, other } = t.world.department;
    expect((await change(second, { name: '第一检察部' })).body.code).toBe('conflict');
    for (const head of ['li', 'deng', 'lin'] as const)
      expect((await change(second, { headId: t.world.ids[head] })).body.fields).toHaveProperty('headId');
    expect((await change(other, { name: '别家的' })).status).toBe(404);
    for (const who of ['zhou', 'wang', 'li'] as const)
      expect((await t.http(who, 'PATCH', `/api/places/departments/${first}`, { name: '改' })).status).toBe(
        403,
      );
    const names = (await list()).map((d: any) => d.name);
    expect(names).toEqual(['第一检察部', '第二检察部']);
  });

  test('one that is still named is not taken away, and it is said why', async () => {
    const { first } = t.world.department;
    const remove = (id: string, lang = 'zh') =>
      t.http('xie', 'DELETE', `/api/places/departments/${id}`, undefined, { 'accept-language': lang });
    expect((await remove(first)).body).toMatchObject({
      status: 409,
      detail: expect.stringContaining('2 个账号'),
    });
    expect((await remove(first, 'en')).body.detail).toMatch(/2 accounts still belong/);

    const made = (await t.http('xie', 'POST', '/api/places/departments', { name: '研究室', remit: '调研' }))
      .body;
    expect(made).toMatchObject({ position: 2, people: 0, head: null, remit: '调研' });
    const pattern = {
      name: '研究室值班',
      role: 'first',
      departmentId: made.id,
      min: 1,
      max: 2,
      startMinute: 540,
      endMinute: 720,
      weekdays: [1],
      everyWeeks: 1,
      days: 'all',
      fromDay: '2026-11-24',
      rotation: [[t.world.ids.wang]],
    };
    const shift = await t.http('zhou', 'POST', '/api/roster/patterns', pattern);
    expect(shift.status).toBe(201);
    await t.http('zhou', 'DELETE', `/api/roster/patterns/${shift.body.id}`);
    expect((await remove(made.id)).body.detail).toContain('排班');
    const handed = (await t.http('xie', 'POST', '/api/places/departments', { name: '公益诉讼部' })).body;
    const lead = { kind: 'public_interest', note: '河边有建筑垃圾' };
    const { body: found } = await t.http('wang', 'POST', '/api/supervision-leads', lead);
    await t.http('zhou', 'POST', `/api/supervision-leads/${found.id}/hand-over`, { departmentId: handed.id });
    expect((await remove(handed.id)).body.detail).toContain('监督线索');
    await t.foundations.store.write('asked', (tx) =>
      tx.run('update supervision_lead set department_id = null where id = ?', [found.id]),
    );
    expect((await remove(handed.id)).status).toBe(204);
    const { body: next } = await t.http('xie', 'POST', '/api/places/departments', { name: '综合业务部' });

    const { items, tag } = (await t.http('zhou', 'GET', '/api/policies')).body;
    const rings = {
      ...items[0],
      steps: [{ ring: 'department', departmentId: next.id, seconds: 30 }, ...items[0].steps],
    };
    const rung = await t.http('zhou', 'PUT', '/api/policies', { items: [rings], tag });
    expect(rung.status).toBe(200);
    expect((await remove(next.id)).body.detail).toContain('呼叫顺序');
    await t.http('zhou', 'PUT', '/api/policies', { items, tag: rung.body.tag });

    // Who comes to it while it goes: one of the two is told, and nobody belongs to what is gone.
    const [joined, gone] = await Promise.all([
      t.http('xie', 'PATCH', `/api/people/${t.world.ids.wu}`, { departmentId: next.id }),
      remove(next.id),
    ]);
    expect([joined.status, gone.status]).toEqual(gone.status === 204 ? [400, 204] : [200, 409]);
    await t.http('xie', 'PATCH', `/api/people/${t.world.ids.wu}`, {
      departmentId: t.world.department.second,
    });
    if (gone.status !== 204) expect((await remove(next.id)).status).toBe(204);
    expect((await list()).map((d: any) => d.name)).toEqual(['第一检察部', '第二检察部', '研究室']);
    const trail = await t.foundations.store.read.rows<{ act: string }>(
      "select act from audit where act like 'department.%'",
    );
    expect(new Set(trail.map(({ act }) => act))).toEqual(
      new Set(['department.add', 'department.change', 'department.remove']),
    );
  });
});

describe.each(DATABASES)('the page for the talk with a department on %s', (kind) => {
  let t: TestHub;
  const TODAY = '2026-11-24';
  beforeAll(async () => {
    t = await openTestHub(kind);
    await t.http('xie', 'PATCH', `/api/places/departments/${t.world.department.first}`, {
      headId: t.world.ids.wang,
      remit: '普通犯罪检察',
    });
  });
  afterAll(() => t.close());

  const at = (of: 'first' | 'second' = 'first') => `/api/departments/${t.world.department[of]}/outline`;
  const page = async (who: Username = 'zhou', query = '') =>
    (await t.http(who, 'GET', `${at()}${query}`)).body;
  const write = (who: Username, body: object) => t.http(who, 'PATCH', at(), body);

  test('without a talk it has people and figures; one is set with the questions of the unit', async () => {
    const bare = await page();
    expect(bare).toMatchObject({
      talk: null,
      version: 0,
      span: { from: '2026-01-01', to: TODAY },
      before: { from: '2025-01-01', to: '2025-11-24' },
      plan: [],
      priorities: [],
      difficulties: [],
      questions: [],
      left: null,
    });
    expect(bare.people.map((p: any) => [p.id, p.isHead])).toEqual([
      [t.world.ids.wang, true],
      [t.world.ids.zhao, false],
    ]);
    expect(bare.people[0].postings).toEqual([
      {
        community: { id: t.world.community.caita, name: expect.any(String) },
        from: expect.any(String),
        to: null,
      },
    ]);

    const settings = (await t.http('xie', 'GET', '/api/settings')).body;
    expect(settings.talkQuestions).toHaveLength(5);
    const own = [...settings.talkQuestions.slice(0, 4), '要我们做什么？'];
    await t.http('xie', 'PUT', '/api/settings', { talkQuestions: own, tag: settings.tag });
    for (const talkQuestions of [[''], 'x', ['a', 'b', 'c', 'd', 'e', 'f']])
      expect((await t.http('xie', 'PUT', '/api/settings', { talkQuestions })).body.fields).toHaveProperty(
        'talkQuestions',
      );

    const set = await t.http('zhou', 'POST', at(), { on: '2026-05-29', time: '14:00', place: '三楼会议室' });
    expect(set.status).toBe(201);
    expect(set.body.talk).toMatchObject({ on: '2026-05-29', time: '14:00', place: '三楼会议室' });
    expect(set.body.questions.map((q: any) => q.text)).toEqual(own);
    // Its figures end with it: what came after is another talk’s.
    expect(set.body.span).toEqual({ from: '2026-01-01', to: '2026-05-29' });
    const again = await t.http('zhou', 'POST', at(), { on: '2026-05-29' });
    expect(again.body).toMatchObject({
      code: 'conflict',
      detail: expect.stringContaining('那天已经有一次座谈'),
    });
  });

  test('its parts are written by who may, and the figures by nobody', async () => {
    const { talk, version, questions } = await page();
    const change = {
      id: talk.id,
      version,
      people: [{ id: t.world.ids.zhao, does: '内勤', note: '借调到 2月' }],
      plan: [{ text: '五年办结呼叫回头看', note: '已看 3,300 件', dueOn: '2026-12-15' }],
      priorities: [{ text: '两次没做到的回访补上', dueOn: '2026-11-30' }],
      difficulties: [{ text: '周四窗口排不满', whom: '政治部', dueOn: '2026-06-30' }],
      questions: [
        {
          id: questions[0].id,
          text: questions[0].text,
          answer: '楼道物业补偿 3 件',
          followUps: [
            { text: '报结果', byId: t.world.ids.zhao, dueOn: '2026-06-08' },
            { text: '联系社区', byId: t.world.ids.wang, dueOn: '2026-11-26' },
          ],
        },
        { id: questions[1].id, text: questions[1].text },
      ],
    };
    // The head writes; who only belongs to it reads.
    expect((await write('zhao', change)).body).toMatchObject({
      code: 'forbidden',
      detail: expect.stringContaining('负责人填写'),
    });
    const written = await write('wang', change);
    expect(written.status).toBe(200);
    expect(written.body.version).toBe(version + 1);
    expect(written.body.people[1]).toMatchObject({ does: '内勤', note: '借调到 2月' });
    expect(written.body.questions).toHaveLength(2);
    expect(written.body.questions[0].followUps[0]).toMatchObject({
      text: '报结果',
      by: { id: t.world.ids.zhao },
      lateDays: 169,
    });
    expect((await page('zhao')).mayWrite).toBe(false);
    expect((await page('zhao')).questions[0].answer).toBe('楼道物业补偿 3 件');

    // What is not named stays; a version of before, a repeat, is told.
    const place = await write('zhou', {
      id: talk.id,
      version: version + 1,
      talk: { on: '2026-05-28', place: '二楼' },
    });
    expect(place.body).toMatchObject({
      talk: { on: '2026-05-28', time: '', place: '二楼' },
      plan: [{ note: '已看 3,300 件' }],
    });
    expect((await write('zhou', { id: talk.id, version, plan: [] })).body.code).toBe('conflict');
    const figures = { id: talk.id, version: version + 2, done: [{ name: 'answered', now: 9 }] };
    expect((await write('zhou', figures)).body.fields).toHaveProperty('done');
    // No words stand open in the database.
    const kept = await t.foundations.store.read.rows('select * from outline_line');
    expect(JSON.stringify(kept)).not.toMatch(/楼道|排不满|回头看/);
  });

  test('of two who write at once one is told, and a line of the other is not lost', async () => {
    const { talk, version } = await page();
    const both = await Promise.all([
      write('zhou', { id: talk.id, version, priorities: [{ text: '甲' }] }),
      write('wang', { id: talk.id, version, priorities: [{ text: '乙' }] }),
    ]);
    expect(both.map((r) => r.status).sort()).toEqual([200, 409]);
    const [won] = both.filter((r) => r.status === 200);
    expect((await page()).priorities).toEqual(won!.body.priorities);
    const days = await Promise.all(
      ['zhou', 'xie'].map((who) => t.http(who as Username, 'POST', at(), { on: '2026-11-27' })),
    );
    expect(days.map((r) => r.status).sort()).toEqual([201, 409]);
  });

  test('the next talk has the plan and what was left; what is done is said by who promised it', async () => {
    const next = await page();
    expect(next).toMatchObject({
      talk: { on: '2026-11-27' },
      span: { to: TODAY },
      plan: [{ text: '五年办结呼叫回头看' }],
    });
    expect(next.people[1].does).toBe('内勤');
    expect(next.left).toMatchObject({ on: '2026-05-28' });
    expect(next.left.items.map((i: any) => [i.kind, i.text, i.who, i.lateDays])).toEqual([
      ['follow_up', '报结果', expect.stringMatching(/检察官助理$/), 169],
      ['difficulty', '周四窗口排不满', '政治部', 147],
      ['follow_up', '联系社区', expect.stringMatching(/检察官$/), undefined],
    ]);
    const end = (who: Username, id: string, doneOn: unknown) =>
      t.http(who, 'POST', `${at()}/lines/${id}/done`, { doneOn });
    const [report, asked, contact] = next.left.items;
    expect((await page('zhao')).left.items.map((i: any) => i.mayEnd)).toEqual([true, false, false]);
    expect((await end('zhao', contact.id, TODAY)).status).toBe(403);
    expect((await end('zhao', report.id, '2026-11-25')).body.fields).toHaveProperty('doneOn');
    expect((await end('zhao', report.id, '2026-02-30')).body.fields).toHaveProperty('doneOn');
    expect((await end('zhao', report.id, undefined)).body.fields).toHaveProperty('doneOn');
    expect((await end('zhao', report.id, '2026-06-07')).status).toBe(204);
    expect((await end('zhao', report.id, '2026-06-07')).status).toBe(204);
    expect((await end('wang', asked.id, TODAY)).status).toBe(204);
    expect((await end('zhou', asked.id, null)).status).toBe(204);
    expect((await end('zhou', next.questions[0].id, TODAY)).status).toBe(404);
    expect((await page()).left.items.map((i: any) => i.doneOn)).toEqual(['2026-06-07', null, null]);
    // Whoever has the talk open from before it was said is told.
    const before = await page('zhou', '?on=2026-05-28');
    await end('zhou', asked.id, TODAY);
    expect(
      (await write('zhou', { id: before.talk.id, version: before.version, difficulties: [] })).status,
    ).toBe(409);
    await end('zhou', asked.id, null);
  });

  test('what is wrong is named by its field', async () => {
    const { talk, version, questions } = await page();
    const wrong: [string, object][] = [
      ['talk.on', { talk: { on: '2026-02-30' } }],
      ['talk.time', { talk: { on: '2026-11-27', time: '25:00' } }],
      ['plan.0.text', { plan: [{ text: ' ' }] }],
      ['plan.0.dueOn', { plan: [{ text: '一', dueOn: '2026-13-01' }] }],
      ['plan.0.id', { plan: [{ id: questions[0].id, text: '一' }] }],
      ['difficulties.0.whom', { difficulties: [{ text: '一', dueOn: TODAY }] }],
      ['difficulties.0.dueOn', { difficulties: [{ text: '一', whom: '办公室' }] }],
      [
        'questions.0.followUps.0.byId',
        { questions: [{ text: '问', followUps: [{ text: '做', dueOn: TODAY }] }] },
      ],
      [
        'questions.0.followUps.0.dueOn',
        { questions: [{ text: '问', followUps: [{ text: '做', byId: t.world.ids.zhao }] }] },
      ],
      // Of another department, of another unit, and none of the staff.
      ...(['chen', 'gao', 'li'] as const).map((who): [string, object] => [
        'questions.0.followUps.0.byId',
        { questions: [{ text: '问', followUps: [{ text: '做', byId: t.world.ids[who], dueOn: TODAY }] }] },
      ]),
      ['people.0.id', { people: [{ id: t.world.ids.chen }] }],
    ];
    for (const [field, parts] of wrong) {
      const { status, body } = await write('zhou', { id: talk.id, version, ...parts });
      expect([field, status, Object.keys(body.fields ?? {})]).toEqual([field, 400, [field]]);
    }
    expect((await t.http('zhou', 'GET', `${at()}?on=2026-11-28`)).status).toBe(404);
    expect((await t.http('zhou', 'GET', `${at()}?on=gestern`)).body.fields).toHaveProperty('on');
    expect((await page()).version).toBe(version);
  });

  test('a department that was talked with, or that a lead names, is kept', async () => {
    const made = async (name: string) =>
      (await t.http('xie', 'POST', '/api/places/departments', { name })).body.id;
    const [talked, named] = [await made('案管办'), await made('法警队')];
    expect((await t.http('xie', 'POST', `/api/departments/${talked}/outline`, { on: TODAY })).status).toBe(
      201,
    );
    const from = { departmentId: named };
    expect((await t.http('chen', 'POST', '/api/leads', { from, note: '家里困难' })).status).toBe(201);
    const remove = (id: string) => t.http('xie', 'DELETE', `/api/places/departments/${id}`);
    expect((await remove(talked)).body).toMatchObject({
      code: 'conflict',
      detail: expect.stringContaining('座谈提纲'),
    });
    expect((await remove(named)).body).toMatchObject({
      code: 'conflict',
      detail: expect.stringContaining('救助线索'),
    });
  });

  test('it is read by the unit’s coordinators and by the department, and by no other unit', async () => {
    for (const [who, status] of [
      ['xie', 200],
      ['wang', 200],
      ['zhao', 200],
      ['chen', 403],
      ['li', 403],
      ['deng', 403],
      ['gao', 404],
      ['lin', 404],
    ] as const)
      expect([who, (await t.http(who, 'GET', at())).status]).toEqual([who, status]);
    // A unit above is told that it reads figures and no files.
    await t.foundations.store.write('above', async (tx) => {
      await tx.run('update unit set parent_id = ? where id = ?', [t.world.unit.shenhe, t.world.unit.heping]);
    });
    await t.hub.app.get(Directory).reload();
    for (const [method, path, body] of [
      ['GET', at(), undefined],
      ['GET', `${at()}/rows?figure=answered`, undefined],
      ['POST', at(), { on: '2026-12-24' }],
      ['PATCH', at(), { id: 'x', version: 1 }],
    ] as const)
      expect((await t.http('gao', method, path, body)).body).toMatchObject({
        code: 'not_found',
        detail: expect.stringContaining('上级院只看'),
      });
  });

  test('who promised is reminded the day before and the day after, coordinators of what was asked for', async () => {
    const notices = async (who: Username) =>
      (
        await t.foundations.store.read.rows<{ params: string }>(
          "select params from notice where person_id = ? and kind = 'deadline' order by created_at, id",
          [t.world.ids[who]],
        )
      ).map(({ params }) => JSON.parse(params));
    // Of days that were over when they were written nothing is said.
    expect(await notices('wang')).toEqual([]);
    await t.leap(DAY_SECONDS + 3600);
    expect(await notices('wang')).toEqual([{ about: 'talk_near', name: '第一检察部', date: '11-26' }]);
    expect(await notices('zhao')).toEqual([]);
    await t.leap(4 * DAY_SECONDS);
    expect((await notices('wang')).map((n) => n.about)).toEqual(['talk_near', 'talk_late']);
    t.signInAgain();
    const { talk, version } = await page();
    await write('zhou', {
      id: talk.id,
      version,
      difficulties: [{ text: '要车', whom: '办公室', dueOn: '2026-12-04' }],
    });
    await t.leap(5 * DAY_SECONDS);
    t.signInAgain();
    expect((await notices('zhou')).map((n) => [n.about, n.date])).toEqual([['asked_near', '12-04']]);
    const { difficulties } = await page();
    await t.http('zhou', 'POST', `${at()}/lines/${difficulties[0].id}/done`, { doneOn: '2026-12-03' });
    await t.leap(5 * DAY_SECONDS);
    expect(await notices('zhou')).toHaveLength(1);
  });
});

describe.each(DATABASES)('what a department did, on %s', (kind) => {
  let t: TestHub;
  beforeAll(async () => {
    t = await openTestHub(kind);
    await morningOfActiveService(t);
    const [wang, chen, li] = [await t.page('wang'), await t.page('chen'), await t.page('li')];
    await wang.do('duty:start').catch(() => undefined);
    for (const [outcome, more] of [
      ['resolved', { solved: true }],
      ['advised', { solved: false }],
    ] as const) {
      const { id } = await raise(li, { urgency: 'emergency' });
      await accept(wang, id);
      await wang.do('call:close', { callId: id, outcome, note: '办了', ...more });
    }
    await chen.do('duty:start');
    const { id } = await raise(li, { urgency: 'emergency' });
    await accept(chen, id);
    const from = { departmentId: t.world.department.first };
    const lead = await t.http('wang', 'POST', '/api/leads', { from, note: '家里困难' });
    expect(lead.status).toBe(201);
    for (const step of [
      { step: 'gate', case: 'here', caseNumber: '2026-1' },
      { step: 'told' },
      { step: 'handed_over', receipt: 'R-1' },
    ])
      expect([
        step.step,
        (await t.http('wang', 'POST', `/api/leads/${lead.body.id}/steps`, step)).status,
      ]).toEqual([step.step, 200]);
    await t.http('zhao', 'POST', '/api/leads', {
      from: { departmentId: t.world.department.first },
      note: '另一件',
    });
    await t.pass(3600);
    await wang.do('duty:end').catch(() => undefined);
    t.signInAgain();
  });
  afterAll(() => t.close());

  const outline = (of: 'first' | 'second' = 'first') => `/api/departments/${t.world.department[of]}/outline`;
  const page = async (of: 'first' | 'second' = 'first', query = '', lang = 'zh') =>
    (await t.http('zhou', 'GET', `${outline(of)}${query}`, undefined, { 'accept-language': lang })).body;
  const rowsOf = async (figure: string, of: 'first' | 'second' = 'first') => {
    const items: any[] = [];
    let total: unknown;
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = await t.http(
        'zhou',
        'GET',
        `${outline(of)}/rows?figure=${figure}&limit=1${cursor && `&cursor=${cursor}`}`,
      );
      items.push(...body.items);
      ({ total, nextCursor: cursor } = body);
    }
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    return { items, total };
  };

  test('each figure is what its rows are, of its own people and of no others', async () => {
    for (const which of ['first', 'second'] as const)
      for (const { name, now: sum, of } of (await page(which)).done) {
        const now = of ?? sum;
        const { items, total } = await rowsOf(name, which);
        const counted =
          name === 'duty' ? items.reduce((sum: number, { minutes }) => sum + minutes, 0) : items.length;
        expect([which, name, counted, total]).toEqual([which, name, now, now]);
      }
    const now = async (of: 'first' | 'second') =>
      Object.fromEntries((await page(of)).done.map((f: any) => [f.name, f.now]));
    expect(await now('first')).toMatchObject({
      answered: 2,
      solved: 1,
      referred: 0,
      leads: 2,
      handedOver: 1,
      activities: 1,
    });
    expect((await now('first'))['duty']).toBeGreaterThan(0);
    expect(await now('second')).toMatchObject({ answered: 1, solved: 0, activities: 0, duty: 0 });
    // The list of calls has the same.
    const listed = await t.http(
      'zhou',
      'GET',
      `/api/calls/count?departmentId=${t.world.department.first}&result=answered&from=2025-12-31T16:00:00Z&to=2026-11-24T16:00:00Z`,
    );
    expect(listed.body.total).toBe(2);
  });

  test('says how it is counted, in the reader’s language, and keeps measured hours beside', async () => {
    const how = async (lang: string) =>
      Object.fromEntries((await page('first', '', lang)).done.map((f: any) => [f.name, f.how]));
    expect(await how('zh')).toMatchObject({
      answered: '本部门人员接听',
      activities: '实测 1 小时',
      duty: '不与志愿服务相加',
    });
    expect((await how('en'))['duty']).toBe('not added to volunteer service');
  });

  test('petitions count by those that fell due, and each of them is a row', async () => {
    const [wang, li] = [await t.page('wang'), await t.page('li')];
    await wang.do('duty:start').catch(() => undefined);
    const { id } = await raise(li, { urgency: 'emergency', category: 'petition' });
    await accept(wang, id);
    const referral = { body: '检察服务热线', contact: '12309', how: 'warm' };
    await wang.do('call:close', { callId: id, outcome: 'referred', solved: false, note: '已转', referral });
    await t.leap(10 * DAY_SECONDS);
    t.signInAgain();
    const figure = async () => (await page()).done.find((f: any) => f.name === 'petitions');
    expect(await figure()).toMatchObject({ now: 0, of: 1, before: 0, beforeOf: 0, how: '7 天内程序答复' });
    expect(await rowsOf('petitions')).toMatchObject({ items: [{ state: '超期未答复' }], total: 1 });
    expect(await rowsOf('petitions', 'second')).toEqual({ items: [], total: 0 });
  });

  test('as a PDF for the meeting, for who reads the page', async () => {
    const paper = async (who: Username, query = '') => {
      const response = await fetch(
        `${t.base}/api/departments/${t.world.department.first}/outline.pdf${query}`,
        {
          headers: { authorization: `Bearer ${await t.token(who)}` },
        },
      );
      return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
    };
    for (const [who, query] of [
      ['zhou', ''],
      ['zhao', '?lang=en'],
    ] as const) {
      const { status, bytes } = await paper(who, query);
      expect([who, status, bytes.subarray(0, 5).toString()]).toEqual([who, 200, '%PDF-']);
    }
    expect((await paper('chen')).status).toBe(403);
    expect((await paper('gao')).status).toBe(404);
    expect((await paper('zhou', '?on=2026-01-01')).status).toBe(404);
  });

  test('the same days of last year stand beside it, and rows are for who coordinates', async () => {
    await t.http('zhou', 'POST', outline(), { on: '2025-11-24' });
    await t.leap(365 * DAY_SECONDS);
    t.signInAgain();
    const { span, before, done } = await page('first', '');
    expect([span, before]).toEqual([
      { from: '2025-01-01', to: '2025-11-24' },
      { from: '2024-01-01', to: '2024-11-24' },
    ]);
    expect(done.every((f: any) => f.now === 0)).toBe(true);
    await t.http('zhou', 'POST', outline(), { on: '2027-11-30' });
    const now = await page('first', '?on=2027-11-30');
    expect(now.before).toEqual({ from: '2026-01-01', to: '2026-11-30' });
    expect(now.done.find((f: any) => f.name === 'answered')).toMatchObject({ now: 0, before: 3 });
    for (const who of ['wang', 'zhao'] as const)
      expect((await t.http(who, 'GET', `${outline()}/rows?figure=answered`)).status).toBe(403);
    expect((await t.http('zhou', 'GET', `${outline()}/rows?figure=nothing`)).body.fields).toHaveProperty(
      'figure',
    );
    expect(
      (await t.http('zhou', 'GET', `${outline()}/rows?figure=activities&cursor=WzFd`)).body.fields,
    ).toHaveProperty('cursor');
  });
});

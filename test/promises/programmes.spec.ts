/** A weak unit is helped by the unit above until it is lifted: who may what, hours of training, help asked and given. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Directory } from '../../src/directory/directory.js';
import type { UnitHelp } from '../../src/protocol/trends/help.js';
import type { Programme, ProgrammeSummary } from '../../src/protocol/trends/programmes.js';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import type { Username } from '../world.js';

const DAY = 86_400;
/** Of the unit: its coordinator and its administrator. Of the unit beside, or above once it stands there: gao, luo. */
const UNIT = 'zhou';
const ABOVE = 'gao';

describe.each(DATABASES)('programmes on %s', (kind) => {
  let t: TestHub;
  beforeEach(async () => {
    t = await openTestHub(kind, { YIHU_LIMITS: 'off', YIHU_DEMO: '1' });
  });
  afterEach(() => t.close());

  /** 沈河 stands above 和平 from here on. */
  const standAbove = async () => {
    await t.foundations.store.write('above', async (tx) => {
      await tx.run('update unit set parent_id = ? where id = ?', [t.world.unit.shenhe, t.world.unit.heping]);
      await t.hub.app.get(Directory).touch(tx);
    });
    await t.hub.app.get(Directory).reload();
  };
  const make = (who: Username = ABOVE, given: object = {}) =>
    t.http(who, 'POST', '/api/programmes', {
      unitId: t.world.unit.heping,
      reasons: ['线索少', '办理不熟'],
      from: '2026-11-24',
      until: '2027-02-24',
      measures: [{ what: '每月核查一次已办结呼叫', who: '控申部', by: '2026-12-10' }],
      ...given,
    });
  const send = (who: Username, id: string, part: string, body: object) =>
    t.http(who, 'POST', `/api/programmes/${id}/${part}`, body);
  const read = async (who: Username, id: string) =>
    (await t.http(who, 'GET', `/api/programmes/${id}`)).body as Programme;
  const list = async (who: Username, query = '') =>
    (await t.http(who, 'GET', `/api/programmes${query}`)).body.items as ProgrammeSummary[];
  const told = async (about: string) => {
    const rows = await t.foundations.store.read.rows<{ person_id: string; params: string }>(
      "select person_id, params from notice where kind = 'trends' order by id",
    );
    return rows
      .filter(({ params }) => (JSON.parse(params) as { about: string }).about === about)
      .map(({ person_id }) => person_id);
  };
  const trainingLines = (officer: Username) =>
    t
      .http(UNIT, 'GET', `/api/hours?officerId=${t.world.ids[officer]}`)
      .then(({ body }) =>
        (body.items as { kind: string; minutes: number; state: string; source: string }[]).filter(
          (line) => line.kind === 'training',
        ),
      );

  test('the unit above makes it, the unit reads its duties, the helper what was asked of it; beside nobody', async () => {
    // Beside, before it stands above: nothing of the other.
    expect((await make()).status).toBe(404);
    await standAbove();
    const { status, body } = await make();
    expect(status).toBe(201);
    const id = (body as Programme).id;
    expect(body).toMatchObject({
      unit: { name: '和平区人民检察院' },
      helper: { name: '沈河区人民检察院' },
      reader: 'helper',
      state: 'open',
      overdue: false,
      reasons: ['线索少', '办理不熟'],
      duties: [],
      may: { change: true, askHelp: false, giveHelp: true, train: false, note: true, end: true },
      version: 1,
    });
    expect(await told('programme')).toEqual([t.world.ids.zhou]);
    // One under way at most, whoever asks.
    for (const who of [ABOVE, UNIT] as const)
      expect(await make(who)).toMatchObject({
        status: 409,
        body: { detail: '这个单位已有一项帮扶正在进行。' },
      });
    expect((await make(UNIT, { unitId: t.world.unit.shenhe })).status).toBe(404);

    const seen = await read(UNIT, id);
    expect(seen).toMatchObject({
      reader: 'unit',
      duties: [{ kind: 'measure', text: '每月核查一次已办结呼叫', who: '控申部', by: '2026-12-10' }],
      may: { askHelp: true, giveHelp: false, train: true, end: false },
    });
    const help = { id: randomUUID(), kind: 'training', text: '请来讲一次救助线索', by: '2026-12-01' };
    const asked = await send(UNIT, id, 'help', { ...help, version: 1 });
    expect(asked).toMatchObject({
      status: 200,
      body: { version: 2, help: [{ state: 'asked', light: 'soon', mayAnswer: false }] },
    });
    // The same again is the same; two who saw the same version: the second is told.
    expect((await send(UNIT, id, 'help', { ...help, version: 1 })).body.version).toBe(2);
    expect(
      await send(UNIT, id, 'progress', { id: randomUUID(), text: '晚了一步', version: 1 }),
    ).toMatchObject({ status: 409, body: { code: 'conflict' } });
    expect(await told('help_asked')).toEqual([t.world.ids.gao]);
    expect(await read(ABOVE, id)).toMatchObject({
      duties: [{ kind: 'help', text: '请来讲一次救助线索', by: '2026-12-01', light: 'soon' }],
      help: [{ mayAnswer: true }],
    });
    // Asked of the helper, and answered by it alone.
    expect(await send(UNIT, id, 'help', { id: help.id, given: true, answer: '自己答' })).toMatchObject({
      status: 403,
      body: { detail: '这项帮助不是向本单位提出的。' },
    });
    expect((await send(ABOVE, id, 'help', { id: help.id, given: true })).body.fields).toHaveProperty(
      'answer',
    );
    const given = await send(ABOVE, id, 'help', { id: help.id, given: true, answer: '周四上午到' });
    expect(given.body).toMatchObject({
      help: [{ state: 'given', answer: '周四上午到', answeredBy: { id: t.world.ids.gao } }],
      duties: [],
    });
    expect(await send(ABOVE, id, 'help', { id: help.id, given: false, answer: '改口' })).toMatchObject({
      status: 409,
      body: { detail: '这项帮助已经答复。' },
    });
    expect(await told('help_given')).toEqual([t.world.ids.zhou]);

    // In the list both read the same figures; nobody else reads anything.
    for (const who of [UNIT, 'xie', ABOVE, 'luo'] as const)
      expect(await list(who, '?state=open')).toMatchObject([
        { id, measures: { done: 0, all: 1 }, help: { asked: 0, given: 1 } },
      ]);
    for (const who of ['wang', 'li', 'deng', 'lin'] as const)
      expect((await t.http(who, 'GET', `/api/programmes/${id}`)).status).toBe(403);
    expect((await t.http(UNIT, 'GET', `/api/programmes/${randomUUID()}`)).status).toBe(404);
  });

  test('measures are done by the unit, the unit above says that it is lifted, and what is over stays as it is', async () => {
    await standAbove();
    const { id, measures } = (await make()).body as Programme;
    const first = measures[0]!.id;
    expect(await send(ABOVE, id, 'measures', { id: first, done: true })).toMatchObject({
      status: 403,
      body: { detail: '措施是否完成，由落实的单位自己写明。' },
    });
    expect((await send(UNIT, id, 'measures', { id: first, done: true })).body).toMatchObject({
      measures: [{ done: { by: { id: t.world.ids.zhou } }, light: 'on_time' }],
      duties: [],
      version: 2,
    });
    // Again it is as it is; and it can be taken back.
    expect((await send(UNIT, id, 'measures', { id: first, done: true })).body.version).toBe(2);
    expect((await send(UNIT, id, 'measures', { id: first, done: false })).body.measures[0].done).toBe(
      undefined,
    );
    const second = randomUUID();
    expect((await send(ABOVE, id, 'measures', { id: second, what: '结对' })).body.fields).toEqual({
      who: '必填',
      by: '必填',
    });
    const fields = { id: second, what: '结对带教', who: '沈河区院', by: '2026-12-01' };
    expect((await send(ABOVE, id, 'measures', fields)).body.measures).toHaveLength(2);
    expect((await send(UNIT, id, 'measures', { ...fields, by: '2026-11-01' })).body.fields).toHaveProperty(
      'by',
    );
    // Corrected: what is said, and no more; of two at once one.
    const { version: seen } = await read(UNIT, id);
    const corrected = await send(UNIT, id, 'measures', { id: second, who: '第一检察部', version: seen });
    expect(corrected.body.measures).toEqual(
      expect.arrayContaining([expect.objectContaining({ ...fields, who: '第一检察部' })]),
    );
    expect((await send(ABOVE, id, 'measures', { id: second, what: '另说', version: seen })).status).toBe(409);
    const note = { id: randomUUID(), text: '本月核查 40 件' };
    await send(UNIT, id, 'progress', note);
    await t.pass(1);
    await send(ABOVE, id, 'progress', { id: randomUUID(), text: '到院看过' });
    expect((await send(UNIT, id, 'progress', note)).body.progress).toMatchObject([
      { text: '到院看过', unit: { name: '沈河区人民检察院' } },
      { text: '本月核查 40 件', unit: { name: '和平区人民检察院' } },
    ]);
    expect(
      (await t.http(UNIT, 'PATCH', `/api/programmes/${id}`, { until: '2026-11-01' })).body.fields,
    ).toHaveProperty('until');
    expect(
      (await t.http(UNIT, 'PATCH', `/api/programmes/${id}`, { reasons: ['线索少'] })).body,
    ).toMatchObject({ reasons: ['线索少'] });

    const ending = { lifted: true, reason: '连续三个月达到合并救助率' };
    expect(await send(UNIT, id, 'end', ending)).toMatchObject({
      status: 403,
      body: { detail: '是否脱薄由帮扶的上级院认定。' },
    });
    const { version } = await read(ABOVE, id);
    expect((await send(ABOVE, id, 'end', { ...ending, version: version - 1 })).status).toBe(409);
    const ended = await send(ABOVE, id, 'end', { ...ending, version });
    expect(ended.body).toMatchObject({
      state: 'lifted',
      ended: { by: { id: t.world.ids.gao }, unit: { name: '沈河区人民检察院' }, reason: ending.reason },
      duties: [],
      may: { change: false, giveHelp: false, end: false },
    });
    expect(await told('programme_lifted')).toEqual([t.world.ids.zhou]);
    // Again: as it is. Anything else: over.
    expect((await send(ABOVE, id, 'end', ending)).body.version).toBe(ended.body.version);
    for (const answer of [
      await send(ABOVE, id, 'end', { lifted: false, reason: '其实没有' }),
      await send(UNIT, id, 'measures', { id: first, done: true }),
      await send(UNIT, id, 'help', { id: randomUUID(), kind: 'other', text: '再帮' }),
    ])
      expect(answer).toMatchObject({ status: 409, body: { detail: '这项帮扶已经结束。' } });
    expect(await list(UNIT, '?state=open')).toEqual([]);
    // Another may begin: by the unit itself, which is helped by the unit above all the same.
    expect((await make(UNIT, { unitId: undefined })).body).toMatchObject({
      reader: 'unit',
      helper: { name: '沈河区人民检察院' },
    });
  });

  test('training goes into the ledger once, for the unit’s own, and somebody else approves it', async () => {
    await standAbove();
    const { id } = (await make()).body as Programme;
    const hours = (from: number, to: number) => ({
      from: new Date(t.clock.now() + from * 3_600_000).toISOString(),
      to: new Date(t.clock.now() + to * 3_600_000).toISOString(),
    });
    const training = (given: object = {}) => ({
      id: randomUUID(),
      title: '救助线索怎么找',
      ...hours(-3, -1),
      people: [t.world.ids.wang, t.world.ids.zhao],
      ...given,
    });
    const held = training();
    const entered = await send(UNIT, id, 'training', held);
    expect(entered.body).toMatchObject({
      training: [{ title: '救助线索怎么找', count: 2, minutes: 240 }],
      trainingMinutes: 240,
    });
    expect((await send(UNIT, id, 'training', held)).body.trainingMinutes).toBe(240);
    // Another that shares an hour with it counts the other hour only, and none of it for who was there all the time.
    const other = training({ title: '又一次', ...hours(-2, 0), people: [t.world.ids.wang] });
    expect((await send(UNIT, id, 'training', other)).body.trainingMinutes).toBe(300);
    expect(await trainingLines('zhao')).toMatchObject([
      { minutes: 120, state: 'pending', source: 'back_filled' },
    ]);
    expect((await trainingLines('wang')).map(({ minutes }) => minutes).sort()).toEqual([120, 60]);
    // The unit above reads how many, and no names.
    expect((await read(ABOVE, id)).training.map(({ count, people }) => [count, people])).toEqual([
      [1, undefined],
      [2, undefined],
    ]);
    expect((await read(UNIT, id)).training[1]!.people!.map(({ name }) => name)).toEqual(['wang', 'zhao']);
    // A volunteer as well.
    const volunteers = training({ ...hours(-2, -1), people: [t.world.ids.deng] });
    expect((await send(UNIT, id, 'training', volunteers)).body.trainingMinutes).toBe(360);
    expect(await trainingLines('deng')).toMatchObject([{ minutes: 60, state: 'pending' }]);
    for (const [who, given, field] of [
      [UNIT, { people: [t.world.ids.lin] }, 'people'],
      [UNIT, { people: [t.world.ids.li] }, 'people'],
      [UNIT, hours(-1, 1), 'to'],
      [UNIT, hours(-1, -2), 'to'],
      [UNIT, hours(-20, -2), 'to'],
    ] as const)
      expect((await send(who, id, 'training', training(given))).body.fields).toHaveProperty(field);
    expect((await send(ABOVE, id, 'training', training({ people: [t.world.ids.lin] }))).status).toBe(403);
    const lines = (await t.http(UNIT, 'GET', `/api/hours?officerId=${t.world.ids.zhao}`)).body.items;
    const verdict = (who: Username) =>
      t.http(who, 'POST', '/api/hours/verdicts', { ids: [lines[0].id], verdict: 'approved' });
    expect((await verdict(UNIT)).body.refused).toHaveLength(1);
    expect((await verdict('xie')).body.refused).toEqual([]);
    // The policy that ships counts training as time and not as service.
    expect(await trainingLines('zhao')).toMatchObject([{ state: 'approved', credited: 0 }]);
  });

  test('help is asked of the unit above without a programme, reminded of once, and answered', async () => {
    const help = { id: randomUUID(), kind: 'people', text: '请抽调一名翻译', by: '2026-11-26' };
    expect(await t.http(UNIT, 'POST', '/api/unit-help', help)).toMatchObject({
      status: 409,
      body: { detail: '本单位没有登记上级院。' },
    });
    await standAbove();
    expect(await t.http(UNIT, 'POST', '/api/unit-help', help)).toMatchObject({
      status: 201,
      body: { state: 'asked', helper: { name: '沈河区人民检察院' } },
    });
    expect((await t.http(UNIT, 'POST', '/api/unit-help', help)).body.id).toBe(help.id);
    const answer = (who: Username, given: boolean) =>
      t.http(who, 'POST', `/api/unit-help/${help.id}/answer`, {
        given,
        answer: given ? '下周一到' : '没有人',
      });
    expect((await answer(UNIT, true)).status).toBe(403);
    await t.leap(3 * DAY);
    await t.pass(600);
    expect(await told('help_late')).toEqual([t.world.ids.gao]);
    t.signInAgain();
    expect((await t.http(UNIT, 'GET', '/api/unit-help')).body.helper).toMatchObject({
      name: '沈河区人民检察院',
    });
    expect((await t.http(ABOVE, 'GET', '/api/unit-help')).body).not.toHaveProperty('helper');
    const listed = (await t.http(ABOVE, 'GET', '/api/unit-help')).body.items as UnitHelp[];
    expect(listed).toMatchObject([{ id: help.id, light: 'late', mayAnswer: true }]);
    // Of two who answer at once one is told.
    const both = await Promise.all([answer(ABOVE, true), answer('luo', false)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await t.http(UNIT, 'GET', '/api/unit-help')).body.items[0].state).not.toBe('asked');
  });

  test('without a unit above the unit helps itself, and says itself that it is lifted', async () => {
    const { id } = (await make(UNIT, { unitId: undefined })).body as Programme;
    expect(await send(UNIT, id, 'help', { id: randomUUID(), kind: 'other', text: '帮' })).toMatchObject({
      status: 409,
      body: { detail: '本单位没有登记上级院。' },
    });
    expect((await t.http(ABOVE, 'GET', `/api/programmes/${id}`)).status).toBe(404);
    expect((await send(UNIT, id, 'end', { lifted: false, reason: '到期' })).body).toMatchObject({
      state: 'ended',
    });
  });
});

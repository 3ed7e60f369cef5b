/** An enterprise is entered once, is visited when it has invited, and is told on paper what was found. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CallSummary } from '../../src/protocol/calls/call-summary.js';
import type {
  CheckedPoint,
  Checkup,
  CheckupFigures,
  CheckupPoints,
  CheckupSummary,
  Enterprise,
  EnterpriseDetail,
} from '../../src/protocol/outreach/enterprises.js';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import { accept } from '../page.js';
import type { Username } from '../world.js';

const STAFF: readonly Username[] = ['wang', 'zhou', 'xie'];
const CANARY = /13912345678|金丝雀|秘密的话/;
/** Processes of a low priority on a machine that does much else. */
const PATIENCE = 300_000;
const HOUR = 3600;
const poppler = (() => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe.each(DATABASES)('enterprises on %s', (kind) => {
  let t: TestHub;
  beforeEach(async () => {
    t = await openTestHub(kind, { YIHU_LIMITS: 'off', YIHU_DEMO: '1' });
  });
  afterEach(() => t.close());

  const add = (given: object = {}, who: Username = 'wang') =>
    t.http(who, 'POST', '/api/enterprises', {
      name: '张记面馆',
      kind: 'food',
      communityId: t.world.community.caita,
      contactName: '金丝雀',
      contactPhone: '13912345678',
      ...given,
    });
  const list = async (who: Username = 'wang', query = '') =>
    (await t.http(who, 'GET', `/api/enterprises${query}`)).body.items as Enterprise[];
  const change = (id: string, body: object, who: Username = 'wang') =>
    t.http(who, 'PATCH', `/api/enterprises/${id}`, body);
  const reveal = (id: string, who: Username = 'wang') =>
    t.http(who, 'POST', `/api/enterprises/${id}/reveal`, { reason: '约时间' });
  const trail = (act: string) =>
    t.foundations.store.read.rows<{ actor_id: string; reason: string | null; data: string }>(
      'select actor_id, reason, data from audit where act = ? order by id',
      [act],
    );

  const inHours = (hours: number) => new Date(t.clock.now() + hours * HOUR * 1000).toISOString();
  const arrange = (enterpriseId: string, given: object = {}, who: Username = 'wang') =>
    t.http(who, 'POST', '/api/checkups', {
      enterpriseId,
      kind: 'checkup',
      invitedBy: '金丝雀店主',
      at: inHours(1),
      place: '店里',
      ...given,
    });
  const checkup = async (id: string, who: Username = 'wang') =>
    (await t.http(who, 'GET', `/api/checkups/${id}`)).body as Checkup;
  const say = (id: string, point: string, body: object, who: Username = 'wang') =>
    t.http(who, 'POST', `/api/checkups/${id}/points/${point}`, body);
  const solve = (id: string, point: string, words: string, who: Username = 'wang') =>
    t.http(who, 'POST', `/api/checkups/${id}/points/${point}/solved`, { words });
  const edit = (id: string, body: object, who: Username = 'wang') =>
    t.http(who, 'PATCH', `/api/checkups/${id}`, body);
  const figures = async (query = '', who: Username = 'zhou') =>
    (await t.http(who, 'GET', `/api/checkups/figures${query}`)).body as CheckupFigures;
  const findingOf = ({ points }: Checkup, id: string) => points.find((point) => point.id === id);

  test('each role sees what is theirs: staff the unit’s, workers the names of their communities, neighbours nothing', async () => {
    const { status, body } = await add({ note: '常客很多' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      name: '张记面馆',
      community: { name: '彩塔街社区' },
      state: 'active',
      contactPhone: '139****5678',
      masked: true,
      note: '常客很多',
    });
    await t.pass(1);
    await add({ name: '红日修车', kind: 'services', communityId: t.world.community.shagang });
    for (const who of STAFF) {
      expect((await list(who)).map(({ name }) => name)).toEqual(['红日修车', '张记面馆']);
      expect(JSON.stringify(await list(who))).not.toMatch(CANARY);
      expect((await t.http(who, 'GET', `/api/enterprises/${body.id}`)).status).toBe(200);
    }
    // A worker knows the names of their communities' and nobody's telephone, masked or not.
    expect(JSON.stringify(await list('li'))).not.toMatch(/contact|note|＊/);
    expect((await list('li')).map(({ name }) => name)).toEqual(['张记面馆']);
    expect(await list('sun')).toHaveLength(2);
    expect(await list('qian', `?communityId=${t.world.community.caita}`)).toEqual([]);
    for (const path of [`/api/enterprises/${body.id}`, '/api/checkups', '/api/checkup-points'])
      expect((await t.http('li', 'GET', path)).status).toBe(403);
    expect((await add({ name: '别的' }, 'li')).status).toBe(403);
    expect((await t.http('deng', 'GET', '/api/enterprises')).status).toBe(403);
    // The neighbours.
    for (const who of ['lin', 'gao', 'luo', 'he'] as const) expect(await list(who)).toEqual([]);
    expect(await list('gao', `?communityId=${t.world.community.caita}`)).toEqual([]);
    for (const answer of [
      await t.http('gao', 'GET', `/api/enterprises/${body.id}`),
      await change(body.id, { name: '改' }, 'gao'),
      await reveal(body.id, 'gao'),
    ])
      expect(answer.status).toBe(404);
    expect((await arrange(body.id, {}, 'lin')).body.fields).toHaveProperty('enterpriseId');
    expect((await add({ communityId: t.world.community.fengle })).body.fields).toHaveProperty('communityId');
    // By name, in pinyin too, kind and community.
    expect(await list('wang', '?q=zjmg')).toMatchObject([{ name: '张记面馆' }]);
    expect(await list('wang', '?kind=services')).toMatchObject([{ name: '红日修车' }]);
    expect(await list('wang', `?communityId=${t.world.community.shagang}`)).toMatchObject([
      { name: '红日修车' },
    ]);
    const first = await t.http('wang', 'GET', '/api/enterprises?limit=1');
    expect(first.body.items).toHaveLength(1);
    expect(await list('wang', `?limit=1&cursor=${first.body.nextCursor}`)).toMatchObject([
      { name: '张记面馆' },
    ]);
  });

  test('a check-up stands in the calendars of who takes part, without whose it is', async () => {
    const { id } = (await add()).body;
    const made = (await arrange(id, { officers: [t.world.ids.zhao] })).body as Checkup;
    const feeds = await Promise.all(
      (['wang', 'zhao', 'zhou'] as const).map(async (who) => {
        const { path } = (await t.http(who, 'POST', '/api/roster/addresses/mine')).body;
        return async () => (await fetch(t.base + path)).text();
      }),
    );
    const read = () => Promise.all(feeds.map((feed) => feed()));
    for (const text of (await read()).slice(0, 2)) {
      expect(text).toContain(`UID:checkup.${made.id}@yihu`);
      expect(text).toMatch(/SUMMARY:法治体检\r\n/);
      expect(text).not.toMatch(/张记|CANCELLED/);
      expect(text).not.toMatch(CANARY);
    }
    expect((await read())[2]).not.toContain('VEVENT');
    await edit(made.id, { state: 'cancelled', reason: '改期', version: made.version });
    for (const text of (await read()).slice(0, 2)) expect(text).toContain('STATUS:CANCELLED');
  });

  test('entered twice under a like name: refused with a sentence that names it, unless it is another one', async () => {
    const made = (await add()).body as Enterprise;
    const again = await add({ name: '和平区 张记面馆（个体工商户）' }, 'zhou');
    expect(again.status).toBe(409);
    expect(again.body).toMatchObject({ code: 'conflict' });
    expect(again.body.detail).toContain('“张记面馆”');
    expect(again.body.fields.name).toContain('张记面馆');
    expect(await list()).toHaveLength(1);
    const other = await add({ name: '张记面馆有限公司', evenSo: true });
    expect(other.status).toBe(201);
    expect((await add({ name: '张记面馆店', evenSo: true })).status).toBe(201);
    expect((await add()).status).toBe(409);
    // Renamed into one, too; renamed within its own likeness it stays what it is.
    const third = (await add({ name: '红日修车' })).body as Enterprise;
    expect((await change(third.id, { name: '张记 面馆' })).status).toBe(409);
    expect((await change(made.id, { name: '红日  修车店' })).status).toBe(409);
    expect((await change(made.id, { name: '张记面馆（个体工商户）' })).body).toMatchObject({
      name: '张记面馆（个体工商户）',
    });
    expect((await change(third.id, { name: '张记 面馆', evenSo: true })).status).toBe(200);
    // The neighbours have their own.
    expect((await add({ communityId: t.world.community.fengle }, 'lin')).status).toBe(201);
  });

  test('entered at the same instant by two, one wins', async () => {
    const both = await Promise.all([
      add({ name: '红日商行' }, 'wang'),
      add({ name: '红日（商行）' }, 'zhou'),
      add({ name: '红日 有限公司' }, 'xie'),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const [kept] = await list();
    expect(await list()).toHaveLength(1);
    // Each loser is told by which one, and has written nothing, not even in the trail.
    for (const { status, body } of both) if (status === 409) expect(body.detail).toContain(`“${kept!.name}”`);
    expect(await trail('enterprise.add')).toHaveLength(1);
    // Renamed into one at the same instant: the loser keeps the name it had.
    const [one, two] = [
      (await add({ name: '大东饺子' })).body as Enterprise,
      (await add({ name: '小东饺子' })).body as Enterprise,
    ];
    const renamed = await Promise.all([
      change(one.id, { name: '老东饺子' }, 'wang'),
      change(two.id, { name: '老东饺子（店）' }, 'zhou'),
    ]);
    expect(renamed.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await trail('enterprise.change')).toHaveLength(1);
    const names = (await list()).map(({ name }) => name);
    expect(names.filter((name) => name.startsWith('老东'))).toHaveLength(1);
    expect(names.filter((name) => name === '大东饺子' || name === '小东饺子')).toHaveLength(1);
    for (const { id } of [one, two])
      await t.foundations.store.write('clear', (tx) => tx.run('delete from enterprise where id = ?', [id]));
    // And when all are sure that theirs is another one, each has its place.
    const sure = await Promise.all([
      add({ name: '红日', evenSo: true }, 'wang'),
      add({ name: '红日', evenSo: true }, 'zhou'),
    ]);
    expect(sure.map(({ status }) => status)).toEqual([201, 201]);
    const rows = await t.foundations.store.read.rows<{ even_so: number }>(
      'select even_so from enterprise order by even_so',
    );
    expect(rows.map((row) => row.even_so)).toEqual([0, 1, 2]);
  });

  test('the contact is sealed, masked, shown on a click that is logged, and can be erased', async () => {
    const { id, version } = (await add({ note: '秘密的话' })).body as Enterprise;
    const kept = await t.foundations.store.read.rows('select * from enterprise');
    expect(JSON.stringify(kept)).not.toMatch(CANARY);
    expect((await t.http('wang', 'POST', `/api/enterprises/${id}/reveal`, {})).body.fields).toHaveProperty(
      'reason',
    );
    expect(await trail('enterprise.reveal')).toEqual([]);
    expect((await reveal(id, 'zhou')).body).toMatchObject({
      contactName: '金丝雀',
      contactPhone: '13912345678',
      masked: false,
    });
    expect(await trail('enterprise.reveal')).toMatchObject([
      { actor_id: t.world.ids.zhou, reason: '约时间' },
    ]);
    expect((await t.http('zhou', 'GET', `/api/enterprises/${id}`)).body).toMatchObject({
      contactName: '金＊＊',
      masked: true,
    });
    // A number that nobody can call is none; one with an extension is.
    expect((await change(id, { contactPhone: '123' })).body.fields).toHaveProperty('contactPhone');
    expect((await change(id, { contactPhone: '024-23450000转8' })).body.contactPhone).toContain('****');
    // Who saw what is no longer so is told.
    expect((await change(id, { kind: 'retail', version })).status).toBe(409);
    expect((await change(id, { kind: 'retail', version: version + 1 })).status).toBe(200);
    const { body: erased } = await change(id, { contactName: null, contactPhone: null });
    expect(erased).not.toHaveProperty('contactName');
    expect(erased).not.toHaveProperty('contactPhone');
    expect((await reveal(id)).body).not.toHaveProperty('contactPhone');
    expect(await t.foundations.store.read.rows('select contact_name, contact_phone from enterprise')).toEqual(
      [{ contact_name: null, contact_phone: null }],
    );
    // The trail says that it was changed, by name only.
    expect(JSON.stringify(await trail('enterprise.change'))).toContain('contactPhone');
    expect(JSON.stringify(await trail('enterprise.change'))).not.toMatch(/23450000|金丝雀/);
  });

  test('the points are the administrator’s; what was found keeps the text it had', async () => {
    const shipped = (await t.http('wang', 'GET', '/api/checkup-points')).body as CheckupPoints;
    expect(shipped.version).toBe(0);
    expect(shipped.items.length).toBeGreaterThan(4);
    const [one, two] = shipped.items;
    const put = (body: object, who: Username = 'xie') => t.http(who, 'PUT', '/api/checkup-points', body);
    for (const who of ['wang', 'zhou', 'li'] as const)
      expect((await put({ points: [] }, who)).status).toBe(403);
    const { id: enterpriseId } = (await add()).body as Enterprise;
    const { id } = (await arrange(enterpriseId)).body as Checkup;
    await say(id, one!.id, { finding: 'problem', words: '没有合同' });
    const mine = {
      points: [
        { text: '我们自己的一项', isUsed: true },
        { ...two!, isUsed: false },
      ],
      version: 0,
    };
    expect((await put(mine)).body).toMatchObject({
      version: 1,
      items: [{ text: '我们自己的一项' }, { id: two!.id }],
    });
    expect((await put({ points: [], version: 0 })).status).toBe(409);
    expect(
      (await put({ points: [{ id: 'nobody', text: '一项', isUsed: true }] })).body.fields,
    ).toHaveProperty('points');
    const many = Array.from({ length: 51 }, (_, n) => ({ text: `第${n}项`, isUsed: true }));
    expect((await put({ points: many })).body.code).toBe('conflict');
    expect((await put({ points: many.slice(1) })).body.items).toHaveLength(50);
    await put({ points: [{ text: '我们自己的一项', isUsed: true }] });
    // A point that was said something of stays with its check-up; one that is gone asks nobody.
    const points = (await checkup(id)).points;
    expect(points.map(({ text }) => text)).toEqual(['我们自己的一项', one!.text]);
    expect(findingOf(await checkup(id), one!.id)).toMatchObject({ finding: 'problem', words: '没有合同' });
    expect((await say(id, two!.id, { finding: 'fine' })).status).toBe(404);
    expect((await t.http('gao', 'GET', '/api/checkup-points')).body).toEqual(shipped);
  });

  test('a check-up from the invitation to what was solved, by who takes part', async () => {
    const { id: enterpriseId } = (await add()).body as Enterprise;
    expect((await arrange(enterpriseId, { invitedBy: '' })).body.fields).toHaveProperty('invitedBy');
    expect((await arrange(enterpriseId, { invitedAt: inHours(2) })).body.fields).toHaveProperty('invitedAt');
    expect((await arrange(enterpriseId, { at: inHours(-1) })).body.fields).toHaveProperty('at');
    expect((await arrange(enterpriseId, { at: inHours(24 * 400) })).body.fields).toHaveProperty('at');
    for (const officers of [[t.world.ids.lin], [t.world.ids.li], [randomUUID()]])
      expect((await arrange(enterpriseId, { officers })).body.fields).toHaveProperty('officers');
    // A coordinator arranges it for others.
    expect((await arrange(enterpriseId, {}, 'zhou')).body.fields).toHaveProperty('officers');
    const made = await arrange(enterpriseId, { officers: [t.world.ids.zhao, t.world.ids.wang] });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      state: 'planned',
      invitedBy: '金丝雀店主',
      enterprise: { name: '张记面馆' },
      officers: [{ name: 'wang' }, { name: 'zhao' }],
      isOwn: true,
    });
    const { id } = made.body as Checkup;
    // Asked for twice it is the same.
    expect((await arrange(enterpriseId, { officers: [t.world.ids.zhao] })).body.id).toBe(id);
    const [a, b, c] = (made.body as { points: [CheckedPoint, CheckedPoint, CheckedPoint] }).points;
    expect(await t.foundations.store.read.rows('select * from checkup')).not.toEqual(
      expect.arrayContaining([expect.objectContaining({ invited_by: '金丝雀店主' })]),
    );

    expect((await checkup(id, 'chen')).isOwn).toBe(false);
    expect((await say(id, a.id, { finding: 'fine' }, 'chen')).status).toBe(403);
    expect((await say(id, a.id, { finding: 'fine' }, 'lin')).status).toBe(404);
    expect((await t.http('gao', 'GET', `/api/checkups/${id}`)).status).toBe(404);
    expect((await t.http('gao', 'GET', '/api/checkups')).body.items).toEqual([]);
    expect((await say(id, a.id, { finding: 'problem' })).body.fields).toHaveProperty('words');
    // Two phones at one moment: both are kept.
    await Promise.all([
      say(id, a.id, { finding: 'fine' }),
      say(id, b.id, { finding: 'problem', words: '秘密的话', advice: '补签' }, 'zhao'),
    ]);
    const before = await checkup(id);
    expect((await say(id, b.id, { finding: 'problem', words: '秘密的话', advice: '补签' })).body).toEqual(
      before,
    );
    await say(id, c.id, { finding: 'problem', words: '当场改好', solved: true });
    expect(await checkup(id)).toMatchObject({ problems: 2, solved: 1 });
    const kept = await t.foundations.store.read.rows('select * from checkup_finding');
    expect(JSON.stringify(kept)).not.toMatch(CANARY);

    // Done when its time has come; what is done is opened again before anything is changed.
    expect((await edit(id, { state: 'done' })).body.code).toBe('conflict');
    expect(await figures()).toMatchObject({ checkups: 0, problems: 0 });
    await t.leap(2 * HOUR);
    expect((await edit(id, { state: 'done', version: 1 })).status).toBe(409);
    const { version } = await checkup(id);
    const done = (await edit(id, { state: 'done', version })).body as Checkup;
    expect(done).toMatchObject({ state: 'done', problems: 2, solved: 1 });
    expect(done.points.length).toBe(before.points.length);
    expect((await say(id, a.id, { finding: 'problem', words: '又想起来' })).status).toBe(409);
    expect((await edit(id, { place: '别处' })).status).toBe(409);

    // A problem that is solved later is counted, once, under who said it first.
    expect((await solve(id, a.id, '好了')).status).toBe(409);
    expect((await solve(id, b.id, '')).status).toBe(400);
    const two = await Promise.all([solve(id, b.id, '已补签', 'wang'), solve(id, b.id, '签好了', 'zhao')]);
    expect(two.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(two.find(({ status }) => status === 409)!.body.holder).toHaveProperty('name');
    const [winner, words] =
      two[0]!.status === 200 ? (['wang', '已补签'] as const) : (['zhao', '签好了'] as const);
    expect((await solve(id, b.id, words, winner)).status).toBe(200);
    expect(await figures()).toMatchObject({ checkups: 1, enterprises: 1, problems: 2, solved: 2 });
    expect(await figures(`?from=${encodeURIComponent(inHours(1))}`)).toMatchObject({
      checkups: 0,
      problems: 0,
    });
    expect(await figures('', 'gao')).toMatchObject({ checkups: 0, enterprises: 0 });
    const { body } = await t.http('wu', 'GET', `/api/enterprises/${enterpriseId}`);
    expect((body as EnterpriseDetail).checkups).toMatchObject([
      { id, state: 'done', problems: 2, solved: 2 },
    ]);

    expect((await edit(id, { state: 'planned' })).body.state).toBe('planned');
    expect((await say(id, b.id, { finding: 'fine' })).body).toMatchObject({ problems: 1, solved: 1 });
    expect((await edit(id, { state: 'cancelled' })).body.fields).toHaveProperty('reason');
    expect((await edit(id, { state: 'cancelled', reason: '店主生病' })).body).toMatchObject({
      state: 'cancelled',
      cancelled: { by: { name: 'wang' }, reason: '店主生病' },
    });
    expect((await edit(id, { state: 'planned' })).status).toBe(409);
    expect((await say(id, a.id, { finding: 'fine' })).status).toBe(409);
    expect(await figures()).toMatchObject({ checkups: 0, problems: 0 });

    // Nobody is invited to a place that is closed down.
    await change(enterpriseId, { state: 'closed' });
    expect((await arrange(enterpriseId)).body.code).toBe('conflict');
    expect(await list()).toEqual([]);
    expect(await list('wang', '?state=closed')).toHaveLength(1);
    const all = (await t.http('zhou', 'GET', '/api/checkups?state=cancelled')).body.items as CheckupSummary[];
    expect(all).toMatchObject([{ id, enterprise: { name: '张记面馆' } }]);
  });

  test('moved, handed to others and cancelled: each who takes part is told, and nobody of what they did', async () => {
    const { wang, zhao, chen, zhou, xie, lin } = t.world.ids;
    const { id: enterpriseId } = (await add()).body as Enterprise;
    const made = (await arrange(enterpriseId, { officers: [wang, zhao] }, 'zhou')).body as Checkup;
    const known = new Set<string>();
    /** Who has been told what since this was asked last. */
    const told = async () => {
      const rows = await t.foundations.store.read.rows<
        Record<'id' | 'person_id' | 'params' | 'path', string>
      >("select id, person_id, params, path from notice where kind = 'outreach'");
      const fresh = rows.filter(({ id }) => !known.has(id));
      for (const { id, path } of fresh) {
        known.add(id);
        expect(path).toBe(`/enterprises/checkups/${made.id}`);
      }
      expect(JSON.stringify(fresh)).not.toMatch(/张记面馆|金丝雀/);
      const nameOf = (id: string) => Object.entries(t.world.ids).find(([, one]) => one === id)![0];
      return fresh
        .map((row) => [nameOf(row.person_id), (JSON.parse(row.params) as { about: string }).about])
        .sort();
    };
    expect(await told()).toEqual([
      ['wang', 'checkup'],
      ['zhao', 'checkup'],
    ]);
    expect((await edit(made.id, { at: inHours(3), place: '厂里' }, 'chen')).status).toBe(403);
    expect((await edit(made.id, { at: inHours(3), place: '厂里' })).body).toMatchObject({ place: '厂里' });
    expect(await told()).toEqual([
      ['zhao', 'checkup_moved'],
      ['zhou', 'checkup_moved'],
    ]);
    // Who leads it can be taken out as any other, but not the last one.
    for (const officers of [[], [zhou], [lin], [xie]])
      expect((await edit(made.id, { officers })).body.fields).toHaveProperty('officers');
    expect((await edit(made.id, { officers: [zhao, chen] }, 'zhou')).body).toMatchObject({
      officers: [{ name: 'zhao' }, { name: 'chen' }],
    });
    expect(await told()).toEqual([
      ['chen', 'checkup'],
      ['wang', 'checkup_without'],
    ]);
    expect((await edit(made.id, { place: '店里' })).status).toBe(403);
    // Two at one instant who saw the same: one is told, and nothing is written over.
    const { version } = await checkup(made.id);
    const both = await Promise.all([
      edit(made.id, { at: inHours(5), version }, 'zhao'),
      edit(made.id, { state: 'cancelled', reason: '店主生病', version }, 'chen'),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    await told();
    await edit(made.id, { state: 'cancelled', reason: '店主生病' }, 'chen');
    expect(await checkup(made.id, 'zhou')).toMatchObject({
      cancelled: { by: { name: 'chen' }, reason: '店主生病' },
    });
  });

  test('a problem becomes a call once, and is solved with it; a dispute over money becomes none', async () => {
    const { id: enterpriseId } = (await add()).body as Enterprise;
    const officers = [t.world.ids.zhao, t.world.ids.wang];
    const made = (await arrange(enterpriseId, { officers })).body as Checkup;
    const [a, b, c, d] = made.points.map(({ id }) => id) as [string, string, string, string];
    expect(made.hasContact).toBe(true);
    const call = (point: string, who: Username = 'wang', body: object = {}) =>
      t.http(who, 'POST', `/api/checkups/${made.id}/points/${point}/call`, body);
    const calls = async () => (await t.http('zhou', 'GET', '/api/calls')).body.items as CallSummary[];
    const pointOf = async (point: string, who: Username = 'wang') =>
      findingOf(await checkup(made.id, who), point)!;
    await say(made.id, a, { finding: 'fine' });
    await say(made.id, b, { finding: 'problem', words: '没有消防通道' });
    await say(made.id, c, { finding: 'problem', words: '当场改好', solved: true });
    expect((await say(made.id, d, { finding: 'fine', dispute: true })).body.fields).toHaveProperty('dispute');
    expect(
      (await say(made.id, d, { finding: 'problem', words: '对方不付货款', dispute: true })).body,
    ).toMatchObject({ problems: 3, solved: 1 });
    const wrong: [string, Username, number, RegExp?][] = [
      [a, 'wang', 409, /没有记为有问题/],
      [c, 'wang', 409, /已解决/],
      [d, 'wang', 409, /只说明法律途径，不登记为呼叫事项/],
      [randomUUID(), 'wang', 409],
      [b, 'chen', 403, /只有参加的/],
      [b, 'zhou', 403, /请参加的检察人员登记/],
      [b, 'li', 403],
      [b, 'lin', 404],
    ];
    for (const [point, who, status, why = /./] of wrong) {
      const { status: got, body } = await call(point, who);
      expect([who, got, body.detail]).toEqual([who, status, expect.stringMatching(why)]);
    }
    expect((await call(b, 'wang', { summary: '话'.repeat(2001) })).status).toBe(400);
    expect(await calls()).toEqual([]);

    // Two officers and one hand that trembles, at one instant: one call, and nobody is refused.
    const at = await Promise.all([call(b, 'wang'), call(b, 'wang'), call(b, 'zhao'), call(b, 'zhao')]);
    expect(at.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const [one] = await calls();
    expect(await calls()).toMatchObject([
      {
        desk: true,
        state: 'active',
        category: 'enterprise',
        community: { name: '彩塔街社区' },
        summary: `张记面馆，${made.points[1]!.text}：没有消防通道`,
      },
    ]);
    for (const { body } of at) expect(findingOf(body as Checkup, b)!.call!.id).toBe(one!.id);
    expect(await trail('checkup.call')).toHaveLength(1);
    const [holder, other] =
      one!.holder!.name === 'wang' ? (['wang', 'zhao'] as const) : (['zhao', 'wang'] as const);
    for (const [who, mayOpen] of [
      [holder, true],
      ['zhou', true],
      [other, false],
      ['wu', false],
    ] as const)
      expect((await pointOf(b, who)).call).toEqual({
        id: one!.id,
        number: one!.number,
        state: 'active',
        holder: expect.objectContaining({ name: holder }),
        mayOpen,
      });

    // And back from the call, within the unit.
    for (const [who, ids] of [
      ['wu', [made.id]],
      ['gao', []],
    ] as const)
      expect((await t.http(who, 'GET', `/api/checkups?callId=${one!.id}`)).body.items).toMatchObject(
        ids.map((id) => ({ id })),
      );
    // It stays a problem, and its call says whether it was solved.
    const stays = /呼叫事项 \d{8}-001/;
    for (const body of [{ finding: 'fine' }, { finding: 'problem', words: '没', dispute: true }])
      expect((await say(made.id, b, body)).body.detail).toMatch(stays);
    expect((await solve(made.id, b, '已办')).body.detail).toMatch(stays);
    expect((await say(made.id, b, { finding: 'problem', words: '还堵着' })).status).toBe(200);
    await t.leap(2 * HOUR);
    await edit(made.id, { state: 'done' });
    const officer = await t.page(holder);
    const li = await t.page('li');
    const close = (callId: string, outcome: string, solved: boolean) =>
      officer.do('call:close', { callId, outcome, solved, note: '办完' });
    const counted = { checkups: 1, problems: 3, called: 1, disputes: 1 };
    expect(await figures()).toMatchObject({ ...counted, solved: 1 });
    await close(one!.id, 'resolved', true);
    expect(await figures()).toMatchObject({ ...counted, solved: 2 });
    expect(await checkup(made.id)).toMatchObject({ problems: 3, solved: 2 });
    expect(await pointOf(b)).toMatchObject({
      solved: { by: { name: holder }, words: '' },
      call: { state: 'closed', outcome: 'resolved' },
    });
    expect((await solve(made.id, b, '再说一次')).body.detail).toMatch(/已解决/);
    // Found by what is open there and by what comes next, which workers are told nothing of.
    const { id: quiet } = (await add({ name: '红日修车' })).body as Enterprise;
    const ahead = (await arrange(quiet, { at: inHours(5) })).body as Checkup;
    expect(await list('wang', '?openProblems=true')).toMatchObject([{ id: enterpriseId, openProblems: 1 }]);
    expect(await list('wang', '?arranged=true')).toMatchObject([
      { id: quiet, openProblems: 0, nextAt: ahead.at },
    ]);
    expect(await list('wang', '?arranged=true&openProblems=true')).toEqual([]);
    expect((await t.http('wang', 'GET', '/api/enterprises?arranged=no')).status).toBe(400);
    expect(JSON.stringify(await list('li'))).not.toMatch(/openProblems|nextAt/);
    const { body: detail } = await t.http('wu', 'GET', `/api/enterprises/${enterpriseId}`);
    expect((detail as EnterpriseDetail).checkups).toMatchObject([{ problems: 3, solved: 2 }]);
    // Taken up again it is not, and what its call left open can be solved by other ways.
    await li.do('call:reopen', { callId: one!.id, reason: '还堵着' });
    expect(await figures()).toMatchObject({ ...counted, solved: 1 });
    expect((await pointOf(b)).solved).toBeUndefined();
    await officer.do('duty:start');
    await accept(officer, one!.id);
    await close(one!.id, 'advised', false);
    expect(await figures()).toMatchObject({ ...counted, solved: 1 });
    expect((await solve(made.id, b, '物业清了通道')).body).toMatchObject({ problems: 3, solved: 2 });
    expect((await solve(made.id, d, '双方谈好了')).body).toMatchObject({ solved: 3 });

    // With the contact's agreement whoever handles it can phone; of what is cancelled nothing becomes a call.
    const next = (await arrange(enterpriseId, { officers })).body as Checkup;
    await say(next.id, a, { finding: 'problem', words: '商标' });
    const path = `/api/checkups/${next.id}/points/${a}/call`;
    const body = { summary: '想注册商标', withContact: true };
    const shown = (await t.http(holder, 'POST', path, body)).body as Checkup;
    expect((await t.http(holder, 'GET', `/api/calls/${findingOf(shown, a)!.call!.id}`)).body).toMatchObject({
      summary: '想注册商标',
      resident: { name: '金丝雀', phone: '13912345678', basis: 'consent' },
    });
    await say(next.id, b, { finding: 'problem', words: '没办' });
    await edit(next.id, { state: 'cancelled', reason: '秘密的话' });
    expect(
      (await t.http('wang', 'POST', `/api/checkups/${next.id}/points/${b}/call`, {})).body.detail,
    ).toMatch(/已取消/);
    const kept = await t.foundations.store.read.rows('select a.data, c.reason from audit a, checkup c');
    expect(JSON.stringify(kept)).not.toMatch(CANARY);
  });

  test(
    'the letter: who came, what was found, and that nobody intervenes; each copy is logged',
    async () => {
      await t.http('xie', 'PUT', '/api/settings', { dutyPhone: '024-23450000' });
      const { id: enterpriseId } = (await add()).body as Enterprise;
      const made = (await arrange(enterpriseId, { kind: 'visit' })).body as Checkup;
      await say(made.id, made.points[0]!.id, {
        finding: 'problem',
        words: '没有书面合同',
        advice: '补签合同',
      });
      const letter = (who: Username, lang = 'zh') =>
        fetch(`${t.base}/api/checkups/${made.id}/letter.pdf`, {
          headers: { authorization: `Bearer ${tokens[who]!}`, 'accept-language': lang },
        });
      const tokens: Partial<Record<Username, string>> = {};
      for (const who of ['wang', 'gao', 'li'] as const) tokens[who] = await t.token(who);
      expect((await letter('wang')).status).toBe(409);
      await t.leap(2 * HOUR);
      await edit(made.id, { state: 'done' });
      expect([(await letter('gao')).status, (await letter('li')).status]).toEqual([404, 403]);
      const answer = await letter('wang');
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
      const text = readPdf(bytes);
      for (const words of [
        '走访告知单',
        '张记面馆',
        'wang检察官',
        '没有书面合同',
        '建议：补签合同',
        '不插手',
        '12348',
        '024-23450000',
      ])
        expect(text ?? words).toContain(words);
      const english = readPdf(Buffer.from(await (await letter('wang', 'en')).arrayBuffer()));
      expect(english ?? 'donotintervene').toContain('donotintervene');
      // The same letter is the same file.
      expect(Buffer.from(await (await letter('wang')).arrayBuffer()).equals(bytes)).toBe(true);
      expect(await trail('checkup.letter')).toHaveLength(3);
    },
    PATIENCE,
  );
  /** undefined where there is nothing here to read a PDF with. */
  const readPdf = (bytes: Buffer): string | undefined => {
    if (!poppler) return undefined;
    const folder = mkdtempSync(join(tmpdir(), 'yihu-letter-'));
    try {
      writeFileSync(join(folder, 'a.pdf'), bytes);
      const text = execFileSync('pdftotext', ['-layout', join(folder, 'a.pdf'), '-'], { encoding: 'utf8' });
      // Wherever a line is broken.
      return text.replace(/\s+/g, '');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
});

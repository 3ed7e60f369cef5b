/** A petition that was handed on keeps its clock: told at each stage, reminded of, withdrawn with its call. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CallSummary } from '../../src/protocol/calls/call-summary.js';
import type { Petition, PetitionFigures } from '../../src/protocol/relief/petitions.js';
import { instantAt } from '../../src/protocol/time/local-day.js';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import { accept, raise, type Page } from '../page.js';
import { USERNAMES, type Username } from '../world.js';

const MINUTE = 60;
const CANARY = '金丝雀';

describe.each(DATABASES)('a petition that was handed on keeps its clock, on %s', (kind) => {
  let t: TestHub;
  let [li, wang] = [] as unknown as [Page, Page];
  const pages = async () => {
    [li, wang] = [await t.page('li'), await t.page('wang')];
  };
  beforeEach(async () => {
    t = await openTestHub(kind);
    await t.http('xie', 'PUT', '/api/settings', { gatewayUrl: 'http://127.0.0.1:9/', gatewaySecret: 's' });
    await pages();
    await wang.do('duty:start');
  });
  afterEach(() => t.close());

  const to12309 = { body: '检察服务热线', contact: '12309', how: 'warm' };
  /** Raised by li, closed by wang as referred; the sweep has looked since. */
  const handedOn = async (category = 'petition'): Promise<string> => {
    const { id: callId } = await raise(li, { summary: `对决定不服${CANARY}`, category });
    await accept(wang, callId);
    await wang.do('call:close', {
      callId,
      outcome: 'referred',
      solved: false,
      note: `已转12309${CANARY}`,
      referral: to12309,
    });
    await t.pass(2 * MINUTE);
    return callId;
  };
  const list = async (who: Username = 'zhou', query = '') =>
    (await t.http(who, 'GET', `/api/petitions${query}`)).body.items as Petition[];
  const only = async (who: Username = 'zhou') => (await list(who))[0]!;
  const note = (id: string, body: object, who: Username = 'wang') =>
    t.http(who, 'POST', `/api/petitions/${id}/steps`, body);
  const goTo = async (day: string, time = '09:00') => {
    await t.leap((instantAt(day, time) - t.clock.now()) / 1000);
    t.signInAgain();
  };
  /** Who was told what, in the order of its time. */
  const told = async () => {
    const rows = await t.foundations.store.read.rows<{ person_id: string; params: string }>(
      "select person_id, params from notice where kind = 'petition' order by created_at, id",
    );
    return rows.map(({ person_id, params }) => {
      const { about, date } = JSON.parse(params) as { about: string; date: string };
      return `${USERNAMES.find((name) => t.world.ids[name] === person_id)} ${about} ${date}`;
    });
  };
  const figures = async (query = '') =>
    (await t.http('zhou', 'GET', `/api/petitions/figures${query}`)).body as PetitionFigures;

  test('from the receipt to the outcome: each stage once, in order, and the community hears of each', async () => {
    const callId = await handedOn();
    expect(await list('zhou', '?state=told')).toEqual([]);
    const taken = await only();
    expect(taken).toMatchObject({
      call: { id: callId },
      community: { name: '彩塔街社区' },
      inCharge: { name: 'wang' },
      state: 'open',
      awaits: 'procedure',
      // Handed on on Tuesday 24 November: seven days later is a Tuesday.
      due: '2026-12-01T09:00:00.000Z',
      light: 'on_time',
      next: ['receipt'],
      steps: [],
    });
    expect(taken.why!.days.map(({ kind, n }) => n ?? kind)).toEqual(['asked', 1, 2, 3, 4, 5, 6, 7]);

    for (const step of ['procedure', 'progress', 'outcome'])
      expect((await note(taken.id, { step })).body).toMatchObject({ code: 'conflict' });
    expect((await note(taken.id, { step: 'receipt' })).body.fields).toHaveProperty('receipt');
    expect(
      (await note(taken.id, { step: 'receipt', receipt: 'A1', how: 'phone' })).body.fields,
    ).toHaveProperty('how');
    expect(
      (await note(taken.id, { step: 'receipt', receipt: 'A1', on: '2026-11-23' })).body.fields,
    ).toHaveProperty('on');
    expect(
      (await note(taken.id, { step: 'receipt', receipt: 'A1', on: '2026-11-25' })).body.fields,
    ).toHaveProperty('on');
    const [one, two] = await Promise.all([
      note(taken.id, { step: 'receipt', receipt: '辽检控2026-118' }),
      note(taken.id, { step: 'receipt', receipt: '辽检控2026-119' }, 'zhou'),
    ]);
    expect([one.status, two.status].sort()).toEqual([200, 409]);
    const won = one.status === 200 ? one : two;
    const lost = one.status === 200 ? two : one;
    expect(lost.body).toMatchObject({ holder: { name: one.status === 200 ? 'wang' : 'zhou' } });
    const { receipt, version } = won.body as Petition;
    expect(await only()).toMatchObject({ receipt, next: ['procedure'], awaits: 'procedure' });
    expect(await li.hear<CallSummary>('call:changed', (c) => c.petition !== undefined)).toMatchObject({
      petition: { step: 'receipt', on: '2026-11-24' },
    });

    await goTo('2026-12-01', '16:00');
    expect((await note(taken.id, { step: 'procedure', version: version - 1 })).body).toMatchObject({
      code: 'conflict',
    });
    const said = { step: 'procedure', how: 'letter', note: `函已寄出${CANARY}` };
    const procedure = (await note(taken.id, said)).body as Petition;
    // Three months after it was handed on.
    expect(procedure).toMatchObject({
      awaits: 'progress',
      due: '2027-02-24T09:00:00.000Z',
      light: 'on_time',
      next: ['progress', 'outcome'],
    });
    expect(procedure.steps[1]).toMatchObject({
      step: 'procedure',
      inTime: true,
      how: 'letter',
      note: said.note,
    });
    // The same by the same person again is the petition as it is.
    expect((await note(taken.id, said)).body).toEqual(procedure);
    const by = won === one ? 'wang' : 'zhou';
    expect((await note(taken.id, { step: 'receipt', receipt, on: '2026-11-24' }, by)).body).toMatchObject({
      version: procedure.version,
    });
    // Other words are no repeat: nobody takes them for written.
    expect((await note(taken.id, { ...said, note: '另一句' })).body).toMatchObject({ code: 'conflict' });
    expect((await note(taken.id, said, 'zhou')).body).toMatchObject({ holder: { name: 'wang' } });

    await goTo('2027-02-24', '10:00');
    expect((await note(taken.id, { step: 'progress', how: 'phone' })).body).toMatchObject({
      due: '2027-03-24T09:00:00.000Z',
    });
    await goTo('2027-03-29', '10:00');
    expect(await only()).toMatchObject({ light: 'late' });
    const ended = (await note(taken.id, { step: 'outcome', how: 'in_person' })).body as Petition;
    expect(ended).toMatchObject({ state: 'told', next: [] });
    expect(ended).not.toHaveProperty('due');
    expect(ended.steps.map(({ step, inTime }) => [step, inTime])).toEqual([
      ['receipt', undefined],
      ['procedure', true],
      ['progress', true],
      ['outcome', false],
    ]);
    expect((await note(taken.id, { step: 'progress' })).body).toMatchObject({ code: 'conflict' });

    // What the community reads: how far it is, months after the closing too, and nothing of what was said.
    await pages();
    const { calls } = await li.hear<{ calls: CallSummary[] }>('snapshot');
    expect(calls.find((c) => c.id === callId)).toMatchObject({
      state: 'closed',
      outcome: 'referred',
      solved: false,
      petition: { step: 'outcome', on: '2027-03-29' },
    });
    const journal = (await t.http('li', 'GET', `/api/calls/${callId}/timeline`)).body.items as {
      deed: string;
    }[];
    expect(journal.filter(({ deed }) => deed === 'petition_told')).toHaveLength(4);
    expect(JSON.stringify(journal)).not.toContain('函已寄出');
    expect((await told()).filter((line) => line.startsWith('li'))).toEqual([
      'li receipt 11-24',
      'li procedure 12-01',
      'li progress 02-24',
      'li outcome 03-29',
    ]);
    // Never counted as solved.
    const { body: summary } = await t.http(
      'zhou',
      'GET',
      '/api/reports/summary?from=2026-11-01T00:00:00Z&to=2027-05-01T00:00:00Z',
    );
    expect(summary.calls).toMatchObject({ solved: 0 });
    const kept = await t.foundations.store.read.rows('select * from petition_step');
    const notices = await t.foundations.store.read.rows('select params from notice');
    expect(JSON.stringify([kept, notices])).not.toContain(CANARY);
  });

  test('who handed it on is reminded once when it is soon due and once when it is late, after a restart too', async () => {
    await handedOn();
    // A quarter of its time is left.
    await goTo('2026-11-29');
    expect(await told()).toEqual([]);
    await goTo('2026-11-30');
    await t.pass(2 * MINUTE);
    expect(await told()).toEqual(['wang procedure_near 12-01']);
    expect(await only()).toMatchObject({ light: 'soon' });
    await t.restart();
    await t.pass(10 * MINUTE);
    await goTo('2026-12-01', '17:01');
    await t.pass(10 * MINUTE);
    expect(await told()).toEqual(['wang procedure_near 12-01', 'wang procedure_late 12-01']);
    expect(await figures()).toMatchObject({ due: 1, inTime: 0, answered: 0, open: 1 });
    // Whoever left is not reminded; the coordinators are.
    const { id } = await only();
    await goTo('2026-12-02');
    await note(id, { step: 'receipt', receipt: 'R1', on: '2026-11-26' }, 'zhou');
    await note(id, { step: 'procedure', how: 'phone' }, 'zhou');
    expect(await figures()).toMatchObject({ due: 1, inTime: 0, answered: 1 });
    await t.http('xie', 'PATCH', `/api/people/${t.world.ids.wang}`, { disabled: true });
    await goTo('2027-02-24', '18:00');
    await t.pass(2 * MINUTE);
    expect((await told()).slice(-1)).toEqual(['zhou progress_late 02-24']);
  });

  test('it is handed to a colleague, who is told, reminded, and has what agencies are asked for beside it', async () => {
    const callId = await handedOn();
    const { id, version } = await only();
    const path = `/api/petitions/${id}`;
    const handOn = (to: Username, who: Username = 'wang', more: object = {}) =>
      t.http(who, 'PATCH', path, { inCharge: t.world.ids[to], ...more });
    const ask = (who: Username) =>
      t.http(who, 'POST', `${path}/requests`, {
        kind: 'ask',
        agency: '区信访局',
        what: `请告知接待情况${CANARY}`,
        consent: { way: 'written', on: '2026-11-24' },
        answerBy: '2026-11-27',
      });
    // Only by whoever has it in charge, and coordinators.
    expect(await only('chen')).toMatchObject({ carries: false });
    for (const refused of [await handOn('chen', 'chen'), await ask('chen')])
      expect([refused.status, refused.body.code]).toEqual([403, 'forbidden']);
    expect((await ask('gao')).status).toBe(404);
    expect((await handOn('chen', 'gao')).status).toBe(404);
    const asked = (await ask('wang')).body;
    expect(asked).toMatchObject({
      subject: { kind: 'petition', id, number: (await only()).call.number },
      inCharge: { name: 'wang' },
      state: 'waiting',
    });

    for (const nobody of ['li', 'deng', 'lin'] as const)
      expect((await handOn(nobody)).body.fields).toHaveProperty('inCharge');
    const zhou = await t.page('zhou');
    await zhou.do('call:recuse', { callId, officerId: t.world.ids.wu, reason: '亲属' });
    expect((await handOn('wu')).body.fields).toHaveProperty('inCharge');
    expect((await ask('wu')).body).toMatchObject({ code: 'forbidden' });
    // Of two who hand it on at once one does, and the other is told.
    const both = await Promise.all([handOn('chen', 'xie', { version }), handOn('zhao', 'zhou', { version })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    await handOn('chen', 'zhou');
    expect((await handOn('chen', 'chen')).body).toMatchObject({ inCharge: { name: 'chen' }, carries: true });
    expect((await handOn('zhao', 'wang')).status).toBe(403);
    expect((await told()).filter((line) => line.startsWith('chen'))).toEqual(['chen yours 12-01']);
    const beside = (await t.http('chen', 'GET', `${path}/requests`)).body.items;
    expect(beside).toMatchObject([{ id: asked.id, inCharge: { name: 'chen' }, version: asked.version }]);
    expect(await list('chen', '?mine=true')).toHaveLength(1);
    expect(await list('wang', '?mine=true')).toEqual([]);

    await goTo('2026-11-30');
    await t.pass(2 * MINUTE);
    expect((await told()).slice(-1)).toEqual(['chen procedure_near 12-01']);
    const reminded = await t.foundations.store.read.rows<{ person_id: string }>(
      "select person_id from notice where kind = 'agency' order by person_id",
    );
    expect(new Set(reminded.map((one) => one.person_id))).toEqual(
      new Set([t.world.ids.wang, t.world.ids.chen]),
    );
    const acts = await t.foundations.store.read.rows<{ actor_id: string }>(
      "select actor_id from audit where act = 'petition.hand_on'",
    );
    expect(acts.length).toBeGreaterThan(0);

    // Taken back with its call: nobody hands it on, and no agency is asked.
    await li.do('call:reopen', { callId, reason: '还有材料' });
    await t.pass(2 * MINUTE);
    for (const refused of [await handOn('zhao', 'zhou'), await ask('zhou')])
      expect(refused.body).toMatchObject({ code: 'conflict' });
  });

  test('a call that cannot be read keeps no other petition from being followed', async () => {
    const damaged = await handedOn('family');
    await t.foundations.store.write('damage', (tx) =>
      tx.run("update call set category = 'petition', ringing = '{' where id = ?", [damaged]),
    );
    const sound = await handedOn();
    expect((await list()).map(({ call }) => call.id)).toEqual([sound]);
    await goTo('2026-11-30');
    expect(await told()).toEqual(['wang procedure_near 12-01']);
  });

  test('the times are settings, and a change counts from then on', async () => {
    const set = (petitions: object) => t.http('xie', 'PUT', '/api/settings', { petitions });
    expect((await set({ procedureDays: 0, outcomeMonths: 3, everyMonths: 1 })).body.fields).toHaveProperty([
      'petitions.procedureDays',
    ]);
    const before = await handedOn();
    expect((await set({ procedureDays: 12, outcomeMonths: 2, everyMonths: 2 })).body.petitions).toEqual({
      procedureDays: 12,
      outcomeMonths: 2,
      everyMonths: 2,
    });
    await handedOn();
    const [first, second] = await list();
    expect(first).toMatchObject({ call: { id: before }, due: '2026-12-01T09:00:00.000Z' });
    // Twelve days later is a Sunday: the Monday after it.
    expect(second).toMatchObject({ due: '2026-12-07T09:00:00.000Z' });
    expect(second!.why).toMatchObject({ amount: 12 });
    expect(second!.why!.days.at(-1)).toMatchObject({ day: '2026-12-07', kind: 'counted' });
  });

  test('a call that is opened again takes it back; handed on once more it begins anew', async () => {
    const callId = await handedOn();
    const { id } = await only();
    await note(id, { step: 'receipt', receipt: 'R1', note: '口头回执' });
    await li.do('call:reopen', { callId, reason: '还有材料' });
    // Before any sweep has looked.
    expect((await note(id, { step: 'procedure' })).body).toMatchObject({
      detail: '这件呼叫已重新打开，不再按转出的控告申诉计时。',
    });
    await t.pass(1);
    await accept(wang, callId);
    await t.pass(2 * MINUTE);
    expect(await only()).toMatchObject({ id, state: 'withdrawn', next: [] });
    expect((await t.http('wang', 'GET', `/api/calls/${callId}`)).body).not.toHaveProperty('petition');
    await wang.do('call:close', {
      callId,
      outcome: 'referred',
      solved: false,
      note: '再转',
      referral: to12309,
    });
    await t.pass(2 * MINUTE);
    const again = await list();
    expect(again).toHaveLength(1);
    expect(again[0]).toMatchObject({
      id,
      state: 'open',
      next: ['receipt'],
      steps: [{ step: 'receipt', earlier: true }],
    });
    expect(again[0]).not.toHaveProperty('receipt');
    expect((await note(id, { step: 'receipt', receipt: 'R2' })).body).toMatchObject({ receipt: 'R2' });
  });

  test('only petitions that were handed on, of one’s own unit, to its staff; who is recused reads no notes', async () => {
    await handedOn('family');
    expect(await list()).toEqual([]);
    const callId = await handedOn();
    const { id } = await only('wang');
    await note(id, { step: 'receipt', receipt: 'R1', note: '窗口交接' });
    for (const who of ['li', 'deng'] as const) {
      expect((await t.http(who, 'GET', '/api/petitions')).status).toBe(403);
      expect((await note(id, { step: 'procedure' }, who)).status).toBe(403);
    }
    expect(await list('gao')).toEqual([]);
    expect((await t.http('gao', 'GET', `/api/petitions/${id}`)).body).toMatchObject({ code: 'not_found' });
    expect((await note(id, { step: 'procedure' }, 'lin')).status).toBe(404);
    // A unit above reads figures and no files.
    await t.foundations.store.write('above', (tx) =>
      tx.run('update unit set parent_id = ? where id = ?', [t.world.unit.shenhe, t.world.unit.heping]),
    );
    await t.restart();
    await pages();
    const above = (await t.http('gao', 'GET', `/api/petitions/${id}`)).body;
    expect(above).toMatchObject({ code: 'not_found' });
    expect(above.detail).not.toBe((await t.http('gao', 'GET', '/api/petitions/none')).body.detail);
    expect(await list('gao')).toEqual([]);

    const zhou = await t.page('zhou');
    const recused = await zhou.ask('call:recuse', { callId, officerId: t.world.ids.chen, reason: '亲属' });
    expect(recused.ok).toBe(true);
    const seen = await only('chen');
    expect(seen.steps[0]).not.toHaveProperty('note');
    expect(seen.next).toEqual([]);
    expect((await note(id, { step: 'procedure' }, 'chen')).status).toBe(403);
    expect((await only('wu')).steps[0]).toMatchObject({ note: '窗口交接' });
  });

  test('in time of those that were due, in the span that is asked; found by its call, by light, and by who sees to it', async () => {
    const first = await handedOn();
    const second = await handedOn();
    const [a, b] = await list();
    for (const id of [a!.id, b!.id]) await note(id, { step: 'receipt', receipt: 'R' });
    await goTo('2026-11-27');
    await note(a!.id, { step: 'procedure', how: 'phone' });
    // Nothing has fallen due yet.
    expect(await figures()).toMatchObject({ due: 0, inTime: 0, open: 2 });
    await goTo('2026-12-03');
    expect(await figures()).toMatchObject({ due: 2, inTime: 1, answered: 1, open: 2 });
    await note(b!.id, { step: 'procedure', how: 'phone' });
    expect(await figures()).toMatchObject({ due: 2, inTime: 1, answered: 2 });
    expect(await figures('?from=2026-12-02T00:00:00Z')).toMatchObject({ due: 0 });
    expect(await figures('?to=2026-12-02T00:00:00Z')).toMatchObject({ due: 2 });
    expect((await t.http('zhou', 'GET', '/api/petitions/figures?from=x')).body.fields).toHaveProperty('from');

    expect((await list('zhou', `?callId=${second}`)).map((p) => p.call.id)).toEqual([second]);
    expect(await list('zhou', '?mine=true')).toEqual([]);
    expect(await list('wang', '?mine=true&light=on_time')).toHaveLength(2);
    expect(await list('wang', '?light=late')).toEqual([]);
    const page = (await t.http('zhou', 'GET', '/api/petitions?limit=1')).body;
    const rest = (await t.http('zhou', 'GET', `/api/petitions?limit=1&cursor=${page.nextCursor}`)).body;
    expect([page.items[0].call.id, rest.items[0].call.id].sort()).toEqual([first, second].sort());
    expect(rest.nextCursor).toBeNull();
    for (const [query, field] of [
      ['state=lost', 'state'],
      ['light=blue', 'light'],
      ['cursor=x', 'cursor'],
    ] as const)
      expect((await t.http('zhou', 'GET', `/api/petitions?${query}`)).body.fields).toHaveProperty(field);
  });
});

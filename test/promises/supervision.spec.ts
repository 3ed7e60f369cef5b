import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { NewSupervisionLead, SupervisionLead } from '../../src/protocol/relief/supervision.js';
import { DAY_SECONDS } from '../../src/protocol/time/durations.js';
import { DATABASES } from '../databases.js';
import { openTestHub, settled, type TestHub } from '../hub.js';
import { accept, raise, type Page } from '../page.js';
import { standAbove } from '../unit-above.js';
import { roleOf, USERNAMES, type Username } from '../world.js';

const CANARY = '金丝雀';

describe.each(DATABASES)('leads for supervision are handed in and told back, on %s', (kind) => {
  let t: TestHub;
  beforeEach(async () => void (t = await openTestHub(kind)));
  afterEach(() => t.close());

  const handIn = (more: Partial<NewSupervisionLead> = {}, who: Username = 'deng') =>
    t.http(who, 'POST', '/api/supervision-leads', {
      kind: 'public_interest',
      note: `河边堆了建筑垃圾，${CANARY}`,
      place: '浑河湾三号桥下',
      ...more,
    });
  const handedIn = async (more: Partial<NewSupervisionLead> = {}, who: Username = 'deng') => {
    const { status, body } = await handIn(more, who);
    expect([status, body]).toEqual([201, expect.objectContaining({ state: 'received', mine: true })]);
    return body as SupervisionLead;
  };
  const act = (id: string, deed: string, body: object, who: Username = 'zhou') =>
    t.http(who, 'POST', `/api/supervision-leads/${id}/${deed}`, body);
  const list = async (who: Username = 'zhou', query = '') =>
    (await t.http(who, 'GET', `/api/supervision-leads${query}`)).body.items as SupervisionLead[];
  const told = async () => {
    const rows = await t.foundations.store.read.rows<{ person_id: string; params: string }>(
      "select person_id, params from notice where kind = 'supervision'",
    );
    expect(JSON.stringify(rows)).not.toContain(CANARY);
    return rows
      .map(({ person_id, params }) => {
        const who = USERNAMES.find((name) => t.world.ids[name] === person_id);
        return `${who} ${(JSON.parse(params) as { about?: string }).about ?? 'new'}`;
      })
      .sort();
  };

  test('the way of one: a number, a department and its receipt, the outcome told to who handed it in; each once', async () => {
    const lead = await handedIn();
    expect(lead).toMatchObject({
      number: '20261124-S001',
      place: '浑河湾三号桥下',
      community: { id: t.world.community.caita },
      receiptSentence: '已收到，编号 20261124-S001。有了结果，我们告诉您。',
      version: 1,
    });
    expect((await handedIn()).id).toBe(lead.id);
    expect((await handedIn({ note: '别的' })).number).toBe('20261124-S002');
    expect(await told()).toEqual(['zhou new', 'zhou new']);
    const sealed = await t.foundations.store.read.rows('select * from supervision_lead');
    expect(JSON.stringify(sealed)).not.toMatch(/金丝雀|三号桥/);

    // No step is skipped, and only a department takes it up.
    const taken = { outcome: 'taken_up', text: `已立案，${CANARY}` } as const;
    expect((await act(lead.id, 'outcome', taken)).body.detail).toMatch(/还没有移交部门/);
    expect((await act(lead.id, 'receipt', { receipt: '一部 12' })).status).toBe(409);
    const other = { departmentId: t.world.department.other };
    expect((await act(lead.id, 'hand-over', other)).body.fields).toHaveProperty(['departmentId']);
    const first = { departmentId: t.world.department.first };
    expect((await act(lead.id, 'hand-over', { ...first, version: 2 })).status).toBe(409);
    expect((await act(lead.id, 'hand-over', { ...first, version: 1 })).body).toMatchObject({
      state: 'handed_over',
      department: { name: '第一检察部' },
      version: 2,
    });
    expect((await act(lead.id, 'hand-over', first, 'chen')).body).toMatchObject({ version: 2 });
    const second = { departmentId: t.world.department.second };
    expect((await act(lead.id, 'hand-over', second, 'chen')).body.holder).toMatchObject({
      id: t.world.ids.zhou,
    });
    expect(await told()).toEqual(['wang handed_over', 'zhao handed_over', 'zhou new', 'zhou new']);
    expect((await act(lead.id, 'receipt', { receipt: '一部 12' }, 'wang')).body).toMatchObject({
      receipt: '一部 12',
      version: 3,
    });
    expect((await act(lead.id, 'receipt', { receipt: '一部 12' }, 'wang')).body).toMatchObject({
      version: 3,
    });
    for (const wrong of [{ outcome: 'won' }, { text: '' }])
      expect((await act(lead.id, 'outcome', { ...taken, ...wrong }, 'wang')).status).toBe(400);
    expect((await act(lead.id, 'outcome', { ...taken, version: 3 }, 'wang')).body).toMatchObject({
      state: 'closed',
      version: 4,
    });
    expect((await act(lead.id, 'outcome', taken, 'wang')).body).toMatchObject({ version: 4 });
    for (const [deed, body] of [
      ['outcome', { outcome: 'settled', text: '好' }],
      ['hand-over', second],
      ['receipt', { receipt: '别的' }],
    ] as const)
      expect([deed, (await act(lead.id, deed, body)).status]).toEqual([deed, 409]);
    expect((await told()).filter((one) => one.startsWith('deng'))).toEqual(['deng told']);
    expect((await list('deng')).find((one) => one.id === lead.id)).toMatchObject({
      outcome: 'taken_up',
      outcomeText: taken.text,
      mine: true,
    });

    // What is no lead of this unit needs no department.
    const { id } = (await list('deng')).find((one) => one.id !== lead.id)!;
    expect((await act(id, 'outcome', { outcome: 'not_taken', text: '属城管' })).body.state).toBe('closed');
  });

  test('the same words of another community are another lead', async () => {
    const twice = { note: '井盖没有了', place: '路口' };
    const [here, there] = [
      await handedIn({ ...twice, communityId: t.world.community.caita }, 'sun'),
      await handedIn({ ...twice, communityId: t.world.community.shagang }, 'sun'),
    ];
    expect([here.number, there.number]).toEqual(['20261124-S001', '20261124-S002']);
    expect((await handedIn(twice, 'sun')).id).toBe(here.id);
  });

  test('a department is told by its head; without one who is there, by its officers, and else who coordinates', async () => {
    const { first, second } = t.world.department;
    const heads = (id: string, who: Username) =>
      t.http('xie', 'PATCH', `/api/places/departments/${id}`, { headId: t.world.ids[who] });
    const leaves = (who: Username) =>
      t.http('xie', 'PATCH', `/api/people/${t.world.ids[who]}`, { disabled: true });
    const toldOf = async (note: string, departmentId: string) => {
      const before = await told();
      const { id } = await handedIn({ note });
      expect((await act(id, 'hand-over', { departmentId }, 'xie')).status).toBe(200);
      const after = await told();
      for (const one of before) after.splice(after.indexOf(one), 1);
      return after.filter((one) => one.endsWith('handed_over'));
    };
    await heads(first, 'zhao');
    expect(await toldOf('一', first)).toEqual(['zhao handed_over']);
    await leaves('zhao');
    expect(await toldOf('二', first)).toEqual(['wang handed_over']);
    for (const who of ['chen', 'wu'] as const) await leaves(who);
    expect(await toldOf('三', second)).toEqual(['zhou handed_over']);
  });

  test('who may: anybody of the unit hands in, each sees their own, the unit’s staff all of theirs, others nothing', async () => {
    const own = new Map<Username, string>();
    for (const who of USERNAMES) own.set(who, (await handedIn({ note: `${who} ${CANARY}` }, who)).id);
    for (const who of USERNAMES) {
      const unit = ['he', 'lin', 'meng', 'gao', 'luo'];
      const isStaff = ['officer', 'coordinator', 'admin'].includes(roleOf(who));
      const theirs = USERNAMES.filter((one) =>
        isStaff ? unit.includes(one) === unit.includes(who) : one === who,
      );
      const seen = (await list(who)).map(({ id }) => id);
      expect([who, seen.sort()]).toEqual([who, theirs.map((one) => own.get(one)!).sort()]);
      expect((await list(who, '?mine=true')).map(({ id }) => id)).toEqual([own.get(who)]);
      const { status } = await act(
        own.get('li')!,
        'hand-over',
        { departmentId: t.world.department.first },
        who,
      );
      const expected = !isStaff ? 403 : unit.includes(who) ? 404 : 200;
      expect([who, status]).toEqual([who, expected]);
      const asked = await t.http(who, 'GET', `/api/supervision-leads/${own.get('li')!}/requests`);
      expect([who, asked.status]).toEqual([who, !isStaff ? 403 : unit.includes(who) ? 404 : 200]);
    }
    // A unit above is told why it finds none, whatever it asks of it.
    await standAbove(t);
    const first = { departmentId: t.world.department.first };
    for (const who of ['gao', 'luo', 'lin'] as const)
      expect(await act(own.get('li')!, 'hand-over', first, who)).toMatchObject({
        status: 404,
        body: { detail: expect.stringContaining('不看具体的件') },
      });
    // A worker and a volunteer hand in for their own communities.
    const elsewhere = { note: '别处', communityId: t.world.community.shagang };
    expect((await handIn(elsewhere, 'li')).body.fields).toHaveProperty(['communityId']);
    expect((await handIn(elsewhere, 'deng')).status).toBe(400);
    expect((await handIn(elsewhere, 'sun')).status).toBe(201);
    // Staff in any of the unit's, or in none.
    expect((await handIn(elsewhere, 'zhou')).body).toMatchObject({ community: { name: '沙岗社区' } });
    expect((await handIn({ note: '别处' }, 'zhou')).body).not.toHaveProperty('community');
    expect((await handIn({ ...elsewhere, communityId: t.world.community.fengle }, 'zhou')).status).toBe(400);
    for (const wrong of [{ kind: 'relief' }, { note: '' }, { callId: randomUUID() }])
      expect((await handIn(wrong as Partial<NewSupervisionLead>)).status).toBeGreaterThanOrEqual(400);
    for (const query of ['?state=open', '?kind=relief', '?cursor=bm8', `?suggestionId=${randomUUID()}`])
      expect((await t.http('zhou', 'GET', `/api/supervision-leads${query}`)).status).toBe(400);
  });

  test('of a minor, of a guarded call and to whoever is recused: no words, and nothing to do', async () => {
    const minors = await handedIn({ kind: 'minors' });
    const seen = async (who: Username, id: string) => (await list(who)).find((one) => one.id === id)!;
    expect(await seen('wang', minors.id)).toMatchObject({ note: '', hidden: true });
    expect(
      (await act(minors.id, 'hand-over', { departmentId: t.world.department.first }, 'wang')).status,
    ).toBe(403);
    expect((await seen('zhou', minors.id)).note).toContain(CANARY);
    await t.http('xie', 'PATCH', `/api/people/${t.world.ids.chen}`, { skills: ['minors'] });
    expect((await seen('chen', minors.id)).note).toContain(CANARY);
    // Another agency asked beside it says no word of it to the others either.
    const ask = {
      kind: 'ask',
      agency: '区教育局',
      what: `陪伴，${CANARY}`,
      consent: { way: 'not_needed', reason: '法定职责' },
    };
    const { body } = await t.http('chen', 'POST', `/api/supervision-leads/${minors.id}/requests`, ask);
    expect(body).toMatchObject({ subject: { kind: 'supervision_lead', number: minors.number } });
    const { items } = (await t.http('wang', 'GET', '/api/agency-requests')).body;
    expect(items).toEqual([expect.objectContaining({ what: '', hidden: true })]);

    const li: Page = await t.page('li');
    const wang = await t.page('wang');
    await wang.do('duty:start');
    const call = await raise(li, { category: 'domestic_violence' });
    await accept(wang, call.id);
    const of = await handedIn({ kind: 'support_suit', callId: call.id }, 'wang');
    expect(of).toMatchObject({
      call: { id: call.id, number: call.number },
      community: { id: t.world.community.caita },
    });
    expect(await seen('zhao', of.id)).toMatchObject({ note: '', hidden: true });
    expect((await handIn({ callId: call.id }, 'zhao')).status).toBe(404);
    // It goes on after the call is closed.
    await wang.do('call:close', { callId: call.id, outcome: 'advised', solved: true, note: '好' });
    await settled();
    expect((await handIn({ callId: call.id, note: '又一条' }, 'wang')).status).toBe(201);

    const plain = await raise(li, { category: 'family' });
    await accept(wang, plain.id);
    const more = await handedIn({ callId: plain.id, note: `普通，${CANARY}` }, 'li');
    expect((await seen('wang', more.id)).note).toContain(CANARY);
    const zhou = await t.page('zhou');
    await zhou.do('call:recuse', { callId: plain.id, officerId: t.world.ids.wang, reason: '亲属' });
    await settled();
    expect(await seen('wang', more.id)).toMatchObject({ note: '', hidden: true });
  });

  test('what was said of a place is not said once more of its community, decided on or not', async () => {
    const suggestions = async () =>
      (await t.http('zhou', 'GET', '/api/supervision-suggestions')).body.items as any[];
    const at = (note: string, place: string) => handedIn({ note, place }, 'deng');
    for (const note of ['一', '二', '三']) await at(note, '三号桥下');
    const [one] = await suggestions();
    await t.pass(60);
    for (const note of ['四', '五']) await at(note, `别处${note}`);
    expect((await suggestions()).map(({ leads }) => leads)).toEqual([3]);
    await t.http('zhou', 'POST', `/api/supervision-suggestions/${one.id}/decision`, {
      decision: 'set_aside',
      note: '已在整治',
    });
    await t.pass(60);
    // With the two elsewhere the third: the three that were decided on are not of them.
    await at('六', '三号桥下');
    const both = await suggestions();
    expect(both.map(({ leads, community }) => [leads, community?.name])).toEqual([
      [3, '彩塔街社区'],
      [3, undefined],
    ]);
    const rows = await list('zhou', `?suggestionId=${both[0].id}`);
    expect(rows.map(({ note }) => note).sort()).toEqual(['六', '五', '四'].sort());
  });

  test('what comes again is put before a coordinator once, grows, and is decided by a person', async () => {
    const suggestions = async () =>
      (await t.http('zhou', 'GET', '/api/supervision-suggestions')).body.items as any[];
    const decide = (id: string, body: object, who: Username = 'zhou') =>
      t.http(who, 'POST', `/api/supervision-suggestions/${id}/decision`, body);
    await handedIn({ note: '一', place: '三号桥 下' });
    await handedIn({ note: '二', place: '三号桥下。' }, 'wang');
    await handedIn({ kind: 'administrative', note: '三', place: '三号桥下' }, 'wang');
    await handedIn({ kind: 'minors', note: '四', place: '三号桥下' }, 'wang');
    expect(await suggestions()).toEqual([]);
    await handedIn({ note: '五', place: '三号桥下' }, 'chen');
    const [one] = await suggestions();
    expect(one).toMatchObject({ kind: 'public_interest', place: '三号桥下', leads: 3, state: 'open' });
    expect((await told()).filter((said) => said.endsWith('suggested'))).toEqual(['zhou suggested']);
    await t.pass(60);
    await handedIn({ note: '六', place: '三号桥下' }, 'chen');
    expect(await suggestions()).toEqual([expect.objectContaining({ id: one.id, leads: 4 })]);
    const rows = await list('zhou', `?suggestionId=${one.id}`);
    expect(rows.map(({ note }) => note).sort()).toEqual(['一', '二', '五', '六'].sort());

    expect((await decide(one.id, { decision: 'set_aside' })).body.fields).toHaveProperty(['note']);
    expect((await decide(one.id, { decision: 'set_aside', note: '已在整治' }, 'gao')).status).toBe(404);
    expect((await decide(one.id, { decision: 'set_aside', note: '已在整治' }, 'wang')).status).toBe(403);
    for (let times = 0; times < 2; times++)
      expect((await decide(one.id, { decision: 'set_aside', note: '已在整治' })).body).toMatchObject({
        state: 'set_aside',
        note: '已在整治',
      });
    expect((await decide(one.id, { decision: 'taken' }, 'xie')).body).toMatchObject({
      code: 'conflict',
      holder: { id: t.world.ids.zhou },
    });
    // Decided on is over: only what comes after counts, and in a community as at a place.
    await t.pass(60);
    await handedIn({ note: '七', place: '三号桥下' }, 'chen');
    expect(await suggestions()).toHaveLength(1);
    await t.leap(100 * DAY_SECONDS);
    t.signInAgain();
    for (const note of ['八', '九', '十']) await handedIn({ note, place: `别处${note}` }, 'deng');
    expect((await suggestions())[0]).toMatchObject({
      community: { name: '彩塔街社区' },
      leads: 3,
      state: 'open',
    });
    // Set to 0 nothing is looked for.
    await t.http('xie', 'PUT', '/api/settings', { supervision: { repeats: 0, days: 90 } });
    for (const note of ['a', 'b', 'c']) await handedIn({ kind: 'administrative', note }, 'deng');
    expect(await suggestions()).toHaveLength(2);
    expect(
      (await t.http('xie', 'PUT', '/api/settings', { supervision: { repeats: 1, days: 3 } })).status,
    ).toBe(400);
  });
});

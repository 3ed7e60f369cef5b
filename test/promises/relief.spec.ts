/** A lead for judicial relief goes its way step by step: none skipped, none twice, each in time or said to be late. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Directory } from '../../src/directory/directory.js';
import type { LeadDetail, LeadStep, LeadStepPayload, LeadSummary } from '../../src/protocol/relief/leads.js';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import type { Username } from '../world.js';

const DAY = 86_400;
const STAFF: readonly Username[] = ['wang', 'zhou', 'xie'];
const CANARY = /13912345678|金丝雀|太原街|210102199003074512/;
const BENEFICIARY = {
  name: '金丝雀',
  phone: '13912345678',
  idNumber: '210102199003074512',
  address: '太原街 12 号',
  basis: 'consent',
};
const WAY: readonly LeadStepPayload[] = [
  { step: 'gate', case: 'here', caseNumber: '辽和检〔2026〕12号' },
  { step: 'told' },
  { step: 'handed_over', receipt: 'SJ-2026-118' },
  { step: 'decided', granted: true, amountFen: 1_500_000 },
  { step: 'measures' },
  { step: 'visits' },
  { step: 'closed' },
];

describe.each(DATABASES)('leads for relief on %s', (kind) => {
  let t: TestHub;
  beforeEach(async () => {
    t = await openTestHub(kind, { YIHU_LIMITS: 'off', YIHU_DEMO: '1' });
  });
  afterEach(() => t.close());

  const call = async (given: object = {}, who: Username = 'wang') =>
    (
      await t.http(
        who,
        'POST',
        '/api/calls',
        { desk: true, communityId: t.world.community.caita, category: 'relief', ...given },
        { 'Idempotency-Key': randomUUID() },
      )
    ).body.id as string;
  const make = async (given: object = {}, who: Username = 'wang') =>
    t.http(who, 'POST', '/api/leads', {
      from: { departmentId: t.world.department.first },
      note: '被打伤，家里没有收入',
      beneficiary: BENEFICIARY,
      ...given,
    });
  const step = (id: string, payload: LeadStepPayload, who: Username = 'wang') =>
    t.http(who, 'POST', `/api/leads/${id}/steps`, payload);
  const detail = async (id: string, who: Username = 'wang') =>
    (await t.http(who, 'GET', `/api/leads/${id}`)).body as LeadDetail;
  const list = async (query = '', who: Username = 'wang') =>
    (await t.http(who, 'GET', `/api/leads${query}`)).body.items as LeadSummary[];
  const until = async (id: string, last: LeadStep) => {
    for (const payload of WAY) {
      const done = await step(id, payload);
      if (done.status !== 200) throw new Error(JSON.stringify(done.body));
      if (payload.step === last) return;
    }
  };
  const trail = (act: string) =>
    t.foundations.store.read.rows<{ actor_id: string; reason: string | null; subject: string }>(
      'select actor_id, reason, subject from audit where act = ? order by id',
      [act],
    );

  test('a lead comes from a call, an activity or a department, and is the same when it is made again', async () => {
    const callId = await call();
    const first = await make({ from: { callId } });
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      number: '20261124-J001',
      step: 'lead',
      kind: 'other',
      community: { name: '彩塔街社区' },
      source: { kind: 'call', id: callId, name: '20261124-001' },
      inCharge: { id: t.world.ids.wang },
      next: ['gate', 'withdrawn'],
      due: '2026-12-01T09:00:00.000Z',
      light: 'on_time',
      version: 1,
    });
    const again = await make({ from: { callId } });
    expect([again.status, again.body.id]).toEqual([200, first.body.id]);
    expect((await make({ from: { callId }, note: '又一件' })).body.number).toBe('20261124-J002');
    expect((await make({ from: { callId } }, 'zhou')).body.number).toBe('20261124-J003');
    // One source, and one that the maker may know.
    expect((await make({ from: {} })).body.fields).toHaveProperty('from');
    const two = { callId, departmentId: t.world.department.first };
    expect((await make({ from: two })).body.fields).toHaveProperty('from');
    for (const from of [{ callId: randomUUID() }, { departmentId: t.world.department.other }, { callId }])
      expect((await make({ from }, from.callId === callId ? 'chen' : 'wang')).status).toBe(404);
    expect((await make({ note: '' })).body.fields).toHaveProperty('note');
    expect((await make({ beneficiary: { name: '张' } })).body.fields).toHaveProperty(['beneficiary.basis']);
  });

  test('the whole way: every step once and in order, a step that is not its turn says what stands and what comes', async () => {
    const { id } = (await make()).body;
    for (const [place, payload] of WAY.entries()) {
      // Everything but what may come now is refused, and writes nothing.
      for (const other of WAY.filter((one) => one.step !== payload.step)) {
        const done = WAY.indexOf(other) < place;
        const refused = await step(id, done ? { ...other, note: '别的' } : other);
        expect([refused.status, refused.body.code]).toEqual([409, 'conflict']);
        expect(refused.body.detail).toMatch(/下一步|没有下一步/);
      }
      expect((await detail(id)).steps).toHaveLength(place + 1);
      const { status, body } = await step(id, payload);
      expect([status, body.step]).toEqual([200, payload.step]);
      // Again by the same person: as it is. By another: somebody was faster.
      expect((await step(id, payload)).body.version).toBe(body.version);
      expect((await step(id, payload, 'zhou')).status).toBe(409);
    }
    const whole = await detail(id);
    expect(whole.steps.map((one) => one.step)).toEqual(['lead', ...WAY.map((one) => one.step)]);
    expect(whole.steps.find((one) => one.step === 'handed_over')).toMatchObject({
      receipt: 'SJ-2026-118',
      inTime: true,
    });
    // Closed with no visit made: that is said.
    expect(whole.steps.at(-1)).toMatchObject({ visits: { made: 0, of: 3 } });
    expect(whole.next).toEqual([]);
    expect(whole.due).toBeUndefined();
    expect(whole.legalAidExempt).toBe(true);
    const english = await t.http(
      'wang',
      'POST',
      `/api/leads/${id}/steps`,
      { step: 'told', note: 'x' },
      { 'accept-language': 'en' },
    );
    expect(english.body.detail).toBe('This lead is closed; nothing comes next.');
  });

  test('a step has what it needs and nothing else', async () => {
    const { id } = (await make()).body;
    const faults = async (payload: LeadStepPayload) => {
      const { status, body } = await step(id, payload);
      expect([status, body.code]).toEqual([400, 'invalid']);
      return Object.keys(body.fields).sort();
    };
    expect(await faults({ step: 'gate' })).toEqual(['case']);
    expect(await faults({ step: 'gate', case: 'none' })).toEqual(['agency', 'answerBy']);
    expect(await faults({ step: 'gate', case: 'sister', agency: '沈河区检察院' })).toEqual(['answerBy']);
    expect(await faults({ step: 'gate', case: 'sister', agency: '区院', answerBy: '2026-11-23' })).toEqual([
      'answerBy',
    ]);
    expect(await faults({ step: 'gate', case: 'here', receipt: '1', granted: true })).toEqual([
      'granted',
      'receipt',
    ]);
    expect(await faults({ step: 'gate', case: 'there' as never })).toEqual(['case']);
    await until(id, 'told');
    expect(await faults({ step: 'handed_over' })).toEqual(['receipt']);
    expect(await faults({ step: 'handed_over', receipt: '' })).toEqual(['receipt']);
    await step(id, WAY[2]!);
    expect(await faults({ step: 'decided' })).toEqual(['granted']);
    expect(await faults({ step: 'decided', granted: false, amountFen: 1 })).toEqual(['amountFen']);
    for (const amountFen of [0, -1, 1.5, 1e15])
      expect(await faults({ step: 'decided', granted: true, amountFen })).toEqual(['amountFen']);
    expect(await faults({ step: 'decided', granted: true, paidOn: '2026-11-25' })).toEqual(['paidOn']);
    const parts = [
      { body: '和平区院', amountFen: 100 },
      { body: '沈阳市院', amountFen: 201 },
    ];
    expect(await faults({ step: 'decided', granted: true, amountFen: 300, parts })).toEqual(['parts']);
    expect((await step(id, { step: 'decided', granted: true, amountFen: 301, parts })).status).toBe(200);
  });

  test('no case here: it is handed on and can go no other way, and counts as help once it is answered', async () => {
    const { id } = (await make()).body;
    const gate = { step: 'gate', case: 'none', agency: '和平区民政局', answerBy: '2026-12-11' } as const;
    expect((await step(id, gate)).body).toMatchObject({
      next: ['referred', 'withdrawn'],
      due: '2026-12-01T09:00:00.000Z',
    });
    // An instant means its day: the same step again.
    expect((await step(id, { ...gate, answerBy: '2026-12-11T08:00:00Z' })).body.version).toBe(2);
    for (const other of ['told', 'measures', 'closed'] as const)
      expect((await step(id, { step: other })).status).toBe(409);
    expect((await t.http('wang', 'POST', `/api/leads/${id}/answer`, { helped: true })).status).toBe(409);
    const referred = await step(id, { step: 'referred', receipt: 'MZ-1' });
    expect(referred.body).toMatchObject({
      step: 'referred',
      next: [],
      due: '2026-12-11T09:00:00.000Z',
      answerBy: '2026-12-11',
    });
    expect((await list('?open=true')).map((one) => one.id)).toEqual([id]);
    const answer = () =>
      t.http('wang', 'POST', `/api/leads/${id}/answer`, { helped: true, text: '纳入低保' });
    expect((await answer()).body).toMatchObject({
      answered: true,
      answer: { helped: true, text: '纳入低保', inTime: true },
    });
    expect((await answer()).status).toBe(200);
    expect(
      (await t.http('zhou', 'POST', `/api/leads/${id}/answer`, { helped: false })).body.detail,
    ).toContain('wang');
    expect(await list('?open=true')).toEqual([]);
    expect((await detail(id)).due).toBeUndefined();
  });

  test('the applicant withdraws until it is decided; not granted goes on to measures or is closed', async () => {
    for (const last of ['gate', 'told', 'handed_over'] as const) {
      const { id } = (await make({ note: last })).body;
      await until(id, last);
      const { status, body } = await step(id, { step: 'withdrawn', reason: '不申请了' });
      expect([status, body.step, body.due]).toEqual([200, 'withdrawn', undefined]);
      expect((await step(id, { step: 'measures' })).status).toBe(409);
      // What has ended is not corrected any more, but whose data it is may have it erased.
      const patch = (given: object) => t.http('wang', 'PATCH', `/api/leads/${id}`, given);
      expect((await patch({ kind: 'family', beneficiary: null })).status).toBe(409);
      expect((await patch({ beneficiary: null })).body.beneficiary).toBeUndefined();
    }
    const { id } = (await make({ note: '不予救助' })).body;
    await until(id, 'handed_over');
    await step(id, { step: 'decided', granted: false, reason: '已得到赔偿' });
    expect((await step(id, { step: 'withdrawn' })).status).toBe(409);
    expect(await detail(id)).toMatchObject({
      next: ['measures', 'closed'],
      visits: [],
      legalAidExempt: false,
    });
    expect((await step(id, { step: 'closed' })).status).toBe(200);
  });

  test('of two who write a step at once one does, and the other is told', async () => {
    const { id } = (await make()).body;
    const both = await Promise.all([
      step(id, { step: 'gate', case: 'here' }, 'wang'),
      step(id, { step: 'gate', case: 'none', agency: '民政局', answerBy: '2026-12-11' }, 'zhou'),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await detail(id)).steps.filter((one) => one.step === 'gate')).toHaveLength(1);
    const same = await Promise.all([make({ note: '同时' }), make({ note: '同时' }), make({ note: '同时' })]);
    expect(new Set(same.map(({ body }) => body.id)).size).toBe(1);
    expect(same.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
    // A page that is out of date.
    const { version } = await detail(id);
    expect((await step(id, { step: 'withdrawn', version: version - 1 })).status).toBe(409);
  });

  test('one grant a person a case: a second lead of it is told the first one’s number', async () => {
    const callId = await call();
    const lead = async (given: object) => {
      const { id } = (await make(given)).body;
      await until(id, 'handed_over');
      return id as string;
    };
    const decide = (id: string, more: object = {}) => step(id, { step: 'decided', granted: true, ...more });
    const first = await lead({ note: '一' });
    const byCase = await lead({
      note: '二',
      beneficiary: { ...BENEFICIARY, idNumber: ' 210102 19900307 4512', name: '另写' },
    });
    const namesake = await lead({ note: '三', beneficiary: { name: '金丝雀', basis: 'consent' } });
    const other = await lead({
      note: '四',
      beneficiary: { ...BENEFICIARY, name: '李四', idNumber: '210102198001014519' },
    });
    expect((await decide(first)).status).toBe(200);
    for (const id of [byCase, namesake]) {
      const refused = await decide(id);
      expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining('20261124-J001')]);
      expect((await detail(id)).step).toBe('handed_over');
    }
    expect((await decide(other)).status).toBe(200);
    // In another unit too.
    const there = (await make({ from: { departmentId: t.world.department.other } }, 'lin')).body.id as string;
    for (const payload of WAY.slice(0, 3)) expect((await step(there, payload, 'lin')).status).toBe(200);
    expect((await step(there, { step: 'decided', granted: true }, 'lin')).body.detail).toContain(
      '20261124-J001',
    );
    // Of the call that they come from, at the same instant.
    const person = { name: '周某', idNumber: '210102197505054513', basis: 'consent' };
    const twins = await Promise.all(
      ['甲', '乙'].map((note) => lead({ from: { callId }, note, beneficiary: person })),
    );
    const both = await Promise.all(twins.map((id) => decide(id)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    // What others granted.
    const elsewhere = [{ body: '区法院', on: '2026-10-08', amountFen: 500_000 }];
    const later = await lead({
      note: '五',
      beneficiary: { ...BENEFICIARY, name: '赵六', idNumber: '210102196606066660' },
    });
    expect((await decide(later, { elsewhere })).body.detail).toContain('区法院');
    expect((await step(later, { step: 'decided', granted: false, elsewhere })).status).toBe(200);
    const again = await lead({
      note: '六',
      beneficiary: { ...BENEFICIARY, name: '赵六', idNumber: '210102196606066660' },
    });
    expect((await decide(again)).status).toBe(409);
  });

  test('one grant a person a case: known only later, written otherwise, or at the same instant in two units', async () => {
    const lead = async (caseNumber: string, given: object = {}, who: Username = 'wang') => {
      const { id } = (await make({ note: randomUUID(), beneficiary: undefined, ...given }, who)).body;
      for (const payload of [{ ...WAY[0]!, caseNumber }, WAY[1]!, WAY[2]!])
        expect((await step(id, payload, who)).status).toBe(200);
      return id as string;
    };
    const decide = (id: string, who: Username = 'wang') => step(id, { step: 'decided', granted: true }, who);
    const name = (id: string, beneficiary: object = BENEFICIARY) =>
      t.http('wang', 'PATCH', `/api/leads/${id}`, { beneficiary });
    const [first, second] = [await lead('辽和检〔2026〕12号'), await lead('辽和检（2026）12号')];
    for (const id of [first, second]) expect((await decide(id)).status).toBe(200);
    expect((await name(first)).status).toBe(200);
    const refused = await name(second);
    expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining('20261124-J001')]);
    expect(await detail(second)).not.toHaveProperty('beneficiary');
    expect(
      (await name(second, { ...BENEFICIARY, name: '李四', idNumber: '210102198001014519' })).status,
    ).toBe(200);
    expect((await name(second)).status).toBe(409);
    const written = await lead('辽和检 [2026] 12 号', { beneficiary: BENEFICIARY });
    expect((await decide(written)).status).toBe(409);
    // One unit knows the papers, the other the name alone.
    for (const n of [1, 2, 3]) {
      const here = await lead(`同时${n}`, { beneficiary: BENEFICIARY });
      const from = { departmentId: t.world.department.other };
      const there = await lead(
        `同时${n}`,
        { from, beneficiary: { name: '金丝雀', basis: 'consent' } },
        'lin',
      );
      const both = await Promise.all([decide(here), decide(there, 'lin')]);
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    }
  });

  test('particulars that come back as they were shown stay as they are', async () => {
    const { id } = (await make({ beneficiary: { ...BENEFICIARY, circumstances: '重病' } })).body;
    const look = async (who: Username = 'wang') =>
      (await t.http(who, 'POST', `/api/leads/${id}/reveal`, { reason: '核对' })).body as LeadDetail;
    const { masked: _masked, ...shown } = (await look()).beneficiary!;
    expect(shown.idNumber).toContain('*');
    const patch = (beneficiary: object) => t.http('wang', 'PATCH', `/api/leads/${id}`, { beneficiary });
    expect((await patch({ ...shown, phone: '13900000001' })).status).toBe(200);
    const { masked: _again, phone: _phone, ...hidden } = (await detail(id)).beneficiary!;
    expect((await patch({ ...hidden, phone: '13900000002' })).status).toBe(200);
    expect((await look()).beneficiary).toMatchObject({ ...shown, phone: '13900000002' });
    // By the number that is kept, not by what is shown of it.
    await until(id, 'decided');
    const again = (await make({ note: '再报', beneficiary: { ...BENEFICIARY, name: '另写' } })).body.id;
    await until(again, 'handed_over');
    expect((await step(again, { step: 'decided', granted: true })).status).toBe(409);
    for (const idNumber of ['210***********9999', '***'])
      expect((await patch({ ...shown, idNumber })).body.fields).toHaveProperty(['beneficiary.idNumber']);
    expect((await make({ beneficiary: shown })).body.fields).toHaveProperty(['beneficiary.idNumber']);
  });

  test('particulars are masked until somebody says why, and that is written down', async () => {
    const { id } = (await make({ beneficiary: { ...BENEFICIARY, circumstances: '金丝雀重病' } })).body;
    await until(id, 'decided');
    for (const who of STAFF) {
      const seen = await detail(id, who);
      expect(seen.beneficiary).toMatchObject({ name: '金＊＊', phone: '139****5678', masked: true });
      expect(JSON.stringify([seen, await list('', who)])).not.toMatch(CANARY);
      expect(seen.steps.find((one) => one.step === 'decided')).not.toHaveProperty('amountFen');
    }
    const look = (body: object, who: Username = 'zhao') =>
      t.http(who, 'POST', `/api/leads/${id}/reveal`, body);
    expect((await look({})).body.fields).toHaveProperty('reason');
    const clear = (await look({ reason: '送达告知书' })).body as LeadDetail;
    expect(clear.beneficiary).toMatchObject({
      name: '金丝雀',
      phone: '13912345678',
      address: '太原街 12 号',
      circumstances: '金丝雀重病',
    });
    // The number of somebody's papers is shown in full to nobody.
    expect(clear.beneficiary?.idNumber).toBe('210***********4512');
    expect(clear.steps.find((one) => one.step === 'decided')).toMatchObject({ amountFen: 1_500_000 });
    expect(await trail('lead.reveal')).toEqual([
      { actor_id: t.world.ids.zhao, reason: '送达告知书', subject: id },
    ]);
    expect((await detail(id)).lookedAt).toMatchObject({ by: { id: t.world.ids.zhao }, reason: '送达告知书' });
    // None of it is readable in the tables.
    const rows = await Promise.all(
      ['lead', 'lead_step', 'lead_grant', 'audit'].map((table) =>
        t.foundations.store.read.rows(`select * from ${table}`),
      ),
    );
    expect(JSON.stringify(rows)).not.toMatch(CANARY);
    expect(JSON.stringify(rows)).not.toContain('1500000');
  });

  test('staff of the unit carry it on; a unit above reads no file, a neighbour finds none', async () => {
    const { id } = (await make()).body;
    for (const who of ['li', 'deng'] as const) {
      expect((await t.http(who, 'GET', '/api/leads')).status).toBe(403);
      expect((await make({}, who)).status).toBe(403);
      expect((await step(id, WAY[0]!, who)).status).toBe(403);
    }
    // An officer of another department reads it and leaves it alone; one of the same department carries it on.
    expect((await detail(id, 'chen')).next).toEqual([]);
    expect((await step(id, WAY[0]!, 'chen')).body.code).toBe('forbidden');
    expect((await step(id, WAY[0]!, 'zhao')).status).toBe(200);
    const patch = (body: object, who: Username = 'wang') => t.http(who, 'PATCH', `/api/leads/${id}`, body);
    expect((await patch({ inChargeId: t.world.ids.li })).body.fields).toHaveProperty('inChargeId');
    expect((await patch({ inChargeId: t.world.ids.chen, kind: 'homicide', version: 1 })).status).toBe(409);
    expect((await patch({ inChargeId: t.world.ids.chen, kind: 'homicide', version: 2 })).body).toMatchObject({
      inCharge: { id: t.world.ids.chen },
      kind: 'homicide',
      version: 3,
    });
    expect((await patch({ beneficiary: null }, 'chen')).body.beneficiary).toBeUndefined();
    expect((await step(id, WAY[1]!, 'chen')).status).toBe(200);
    const strangers = async () =>
      Promise.all([
        t.http('lin', 'GET', `/api/leads/${id}`),
        step(id, WAY[2]!, 'gao'),
        patch({ kind: 'other' }, 'gao'),
        t.http('gao', 'POST', `/api/leads/${id}/reveal`, { reason: '看看' }),
      ]);
    for (const { status, body } of await strangers())
      expect([status, body.detail]).toEqual([404, '没有找到。']);
    expect(await list('', 'gao')).toEqual([]);
    const { store } = t.foundations;
    const directory = t.hub.app.get(Directory);
    await store.write('above', async (tx) => {
      await tx.run('update unit set parent_id = ? where id = ?', [t.world.unit.shenhe, t.world.unit.heping]);
      await directory.touch(tx);
    });
    await directory.reload();
    for (const { status, body } of await strangers()) {
      expect([status, body.code]).toEqual([404, 'not_found']);
      expect(body.detail).toContain('上级院只看');
    }
    expect(await list('', 'gao')).toEqual([]);
  });

  test('of a guarded call colleagues see the row; who declared an interest sees no words either', async () => {
    const guarded = await call({ category: 'domestic_violence' });
    const { id } = (await make({ from: { callId: guarded } })).body;
    expect(await detail(id, 'zhao')).toMatchObject({ shows: 'row', note: '', next: [] });
    expect(await detail(id, 'zhao')).not.toHaveProperty('beneficiary');
    expect((await step(id, WAY[0]!, 'zhao')).body.code).toBe('forbidden');
    expect((await t.http('zhao', 'POST', `/api/leads/${id}/reveal`, { reason: '看' })).status).toBe(403);
    expect((await detail(id, 'zhou')).note).toBe('被打伤，家里没有收入');
    // Whoever has it in charge asks for help with it, though the call was another's.
    await t.http('wang', 'PATCH', `/api/leads/${id}`, { inChargeId: t.world.ids.chen });
    const help = {
      kind: 'ask',
      agency: '区妇联',
      what: '临时庇护',
      consent: { way: 'written', on: '2026-11-24' },
    };
    expect((await t.http('chen', 'POST', `/api/leads/${id}/requests`, help)).status).toBe(201);
    expect((await detail(id, 'chen')).requests).toMatchObject([{ what: '临时庇护' }]);
    const seen = (await t.http('wu', 'GET', '/api/agency-requests')).body.items;
    expect(seen).toMatchObject([{ what: '', hidden: true }]);
    const plain = await call();
    const other = (await make({ from: { callId: plain } })).body.id as string;
    expect(await detail(other, 'zhao')).not.toHaveProperty('shows');
    await t.foundations.store.write('recuse', async (tx) => {
      const [row] = await tx.rows<{ ringing: string }>('select ringing from call where id = ?', [plain]);
      const ringing = { ...(JSON.parse(row!.ringing) as object), recused: [t.world.ids.zhao] };
      await tx.run('update call set ringing = ? where id = ?', [JSON.stringify(ringing), plain]);
    });
    expect(await detail(other, 'zhao')).toMatchObject({ shows: 'row', note: '' });
    expect((await make({ from: { callId: plain } }, 'zhao')).status).toBe(403);
    const handed = await t.http('wang', 'PATCH', `/api/leads/${other}`, { inChargeId: t.world.ids.zhao });
    expect(handed.body.fields).toHaveProperty('inChargeId');
    // Where nobody can read any more who declared an interest, its words are for whoever has it.
    await t.http('wang', 'POST', `/api/leads/${other}/requests`, help);
    await t.foundations.store.write('damage', (tx) =>
      tx.run("update call set ringing = '{' where id = ?", [plain]),
    );
    for (const who of ['zhao', 'zhou'] as const) {
      expect(await detail(other, who)).toMatchObject({ shows: 'row', note: '', requests: [] });
      const { items } = (await t.http(who, 'GET', '/api/agency-requests')).body;
      expect(items.find((one: { subject: { id: string } }) => one.subject.id === other)).toMatchObject({
        hidden: true,
      });
    }
    expect(await detail(other)).toMatchObject({
      note: '被打伤，家里没有收入',
      requests: [{ what: '临时庇护' }],
    });
    expect((await step(other, WAY[0]!)).status).toBe(200);
  });

  const notices = async () =>
    (
      await t.foundations.store.read.rows<{ person_id: string; params: string }>(
        "select person_id, params from notice where kind = 'deadline' order by id",
      )
    ).map(({ person_id, params }) => [person_id, (JSON.parse(params) as { about: string }).about]);

  test('whoever is in charge is told once when it is soon due and once when it is late', async () => {
    const { wang, zhao } = t.world.ids;
    const { id } = (await make()).body;
    await t.leap(5 * DAY);
    await t.pass(60);
    expect(await notices()).toEqual([]);
    await t.leap(DAY);
    await t.pass(60);
    expect(await notices()).toEqual([[wang, 'lead_near']]);
    await t.pass(120);
    expect(await notices()).toHaveLength(1);
    await t.http('wang', 'PATCH', `/api/leads/${id}`, { inChargeId: zhao });
    await t.leap(2 * DAY);
    await t.pass(120);
    expect((await notices()).slice(1)).toEqual([[zhao, 'lead_late']]);
    t.signInAgain();
    expect((await step(id, WAY[0]!)).body.steps.at(-1)).toMatchObject({ step: 'gate', inTime: false });
    expect(await detail(id)).toMatchObject({ light: 'on_time', due: '2026-12-07T09:00:00.000Z' });
    // Ended: nobody hears of it any more.
    await step(id, { step: 'withdrawn' });
    await t.leap(30 * DAY);
    await t.pass(120);
    expect(await notices()).toHaveLength(2);
  });

  test('each deadline is counted in working days and says so; visits and the money follow the decision', async () => {
    const { id } = (await make()).body;
    const { why } = await detail(id);
    expect(why).toMatchObject({
      amount: 5,
      due: '2026-12-01T09:00:00.000Z',
      rule: expect.stringContaining('5 个工作日'),
    });
    expect(why!.days.map(({ kind }) => kind)).toEqual([
      'asked',
      ...Array(3).fill('counted'),
      'off',
      'off',
      ...Array(2).fill('counted'),
    ]);
    await until(id, 'handed_over');
    expect((await detail(id)).due).toBe('2026-12-08T09:00:00.000Z');
    const visit = (months: number, who: Username = 'wang', note = '生活好转') =>
      t.http(who, 'POST', `/api/leads/${id}/visits`, { months, way: 'home', note });
    const pay = (body: object) => t.http('wang', 'POST', `/api/leads/${id}/payment`, body);
    expect((await visit(1)).status).toBe(409);
    expect((await pay({ paidOn: '2026-11-24' })).status).toBe(409);
    const decided = (await step(id, { step: 'decided', granted: true, amountFen: 100 })).body as LeadDetail;
    expect(decided.visits.map(({ months, due }) => [months, due])).toEqual([
      [1, '2026-12-24T09:00:00.000Z'],
      [3, '2027-02-24T09:00:00.000Z'],
      [6, '2027-05-24T09:00:00.000Z'],
    ]);
    await t.leap(2 * DAY);
    expect((await pay({ paidOn: '2026-11-27' })).body.fields).toHaveProperty('paidOn');
    // Visits count from the day of the money, and the applicant is told of it within two working days.
    const paid = (await pay({ paidOn: '2026-11-25' })).body as LeadDetail;
    expect(paid.visits[0]!.due).toBe('2026-12-25T09:00:00.000Z');
    expect(paid).toMatchObject({
      due: '2026-11-27T09:00:00.000Z',
      payment: { paidOn: '2026-11-25', tellBy: '2026-11-27T09:00:00.000Z' },
    });
    expect((await pay({ paidOn: '2026-11-25', toldOn: '2026-11-24' })).body.fields).toHaveProperty('toldOn');
    expect((await pay({ paidOn: '2026-11-25', toldOn: '2026-11-25' })).body.payment).toMatchObject({
      inTime: true,
    });
    // Nobody was told of money before it was there.
    expect((await pay({ paidOn: '2026-11-26' })).body.fields).toHaveProperty('toldOn');
    await step(id, { step: 'measures' });
    expect((await visit(2)).status).toBe(409);
    expect((await visit(1)).body.visits[0]).toMatchObject({
      way: 'home',
      note: '生活好转',
      by: { id: t.world.ids.wang },
    });
    expect((await visit(1)).status).toBe(200);
    expect((await visit(1, 'zhou')).body.detail).toContain('wang');
    await Promise.all([visit(3), visit(3, 'zhou')]);
    await step(id, { step: 'visits' });
    const span = 'from=2026-11-23T16:00:00Z&to=2026-11-30T16:00:00Z';
    const { active } = (await t.http('zhou', 'GET', `/api/reports/summary?${span}`)).body;
    expect(active.relief).toEqual({ leads: 1, handedOver: 1, granted: 1, helped: 0, visits: 2 });
    const neighbours = (await t.http('gao', 'GET', `/api/reports/summary?${span}`)).body.active;
    expect(neighbours.relief).toEqual({ leads: 0, handedOver: 0, granted: 0, helped: 0, visits: 0 });
    await step(id, { step: 'closed', reason: '搬离本市' });
    expect((await detail(id)).steps.at(-1)).toMatchObject({ visits: { made: 2, of: 3 }, reason: '搬离本市' });
    expect((await visit(6)).status).toBe(409);
    // A unit that counts otherwise.
    const { leads } = (await t.http('xie', 'GET', '/api/settings')).body;
    const set = (given: object) => t.http('xie', 'PUT', '/api/settings', { leads: { ...leads, ...given } });
    expect((await set({ visitMonths: [3, 3] })).body.fields).toHaveProperty(['leads.visitMonths']);
    expect((await set({ gateDays: 0 })).body.fields).toHaveProperty(['leads.gateDays']);
    expect((await set({ gateDays: 1 })).status).toBe(200);
    expect((await make({ note: '新的一件' })).body.due).toBe('2026-11-27T09:00:00.000Z');
  });

  test('an amount above the cap needs its approval; where no wage is known it is marked as not compared', async () => {
    const lead = async (note: string) => {
      const { id } = (await make({ note, beneficiary: undefined })).body;
      await until(id, 'handed_over');
      return id as string;
    };
    const decide = (id: string, more: object) => step(id, { step: 'decided', granted: true, ...more });
    const unknown = (await decide(await lead('一'), { amountFen: 90_000_000 })).body as LeadDetail;
    expect(unknown.steps.at(-1)).toMatchObject({ capUnchecked: true });
    const wage = { province: '210000', year: 2025, monthlyFen: 812_345, source: '省统计局' };
    expect((await t.http('xie', 'PUT', '/api/relief/wages', wage)).status).toBe(200);
    const id = await lead('二');
    const cap = 36 * 812_345;
    const parts = [
      { body: '和平区院', amountFen: cap },
      { body: '沈阳市院', amountFen: 1 },
    ];
    for (const more of [
      { amountFen: cap + 1 },
      { amountFen: cap + 1, parts },
      { amountFen: cap + 1, approved: false },
    ]) {
      const { status, body } = await decide(id, more);
      expect([status, body.code]).toEqual([409, 'conflict']);
      expect((await detail(id)).step).toBe('handed_over');
    }
    const approved = (await decide(id, { amountFen: cap + 1, approved: true })).body as LeadDetail;
    expect(approved.steps.at(-1)).toMatchObject({ approved: true, cap: { months: 36, above: true } });
    expect(approved.steps.at(-1)).not.toHaveProperty('capUnchecked');
    const exactly = (await decide(await lead('三'), { amountFen: cap })).body as LeadDetail;
    expect(exactly.steps.at(-1)).toMatchObject({ cap: { months: 36, above: false } });
    expect(exactly.steps.at(-1)).not.toHaveProperty('approved');
  });

  test('other agencies are asked beside a lead by whoever carries it on', async () => {
    const callId = await call();
    const { id, number } = (await make({ from: { callId } })).body;
    const ask = (who: Username = 'wang') =>
      t.http(who, 'POST', `/api/leads/${id}/requests`, {
        kind: 'ask',
        agency: '和平区妇联',
        what: '请帮助临时照料孩子',
        consent: { way: 'written', on: '2026-11-24' },
        answerBy: '2026-12-04',
      });
    expect((await ask('chen')).status).toBe(403);
    expect((await ask('gao')).status).toBe(404);
    const asked = await ask();
    expect(asked.body).toMatchObject({
      subject: { kind: 'lead', id, number },
      agency: '和平区妇联',
      state: 'waiting',
    });
    expect((await detail(id)).requests.map((one) => one.id)).toEqual([asked.body.id]);
    // Whoever has the lead now sees to what was asked beside it.
    await t.http('wang', 'PATCH', `/api/leads/${id}`, { inChargeId: t.world.ids.zhao });
    const { items } = (await t.http('zhao', 'GET', '/api/agency-requests?mine=true')).body;
    expect(items).toMatchObject([{ id: asked.body.id, inCharge: { id: t.world.ids.zhao } }]);
    await step(id, { step: 'withdrawn' });
    expect((await ask('zhou')).status).toBe(409);
  });

  test('a lead that changes hands takes along what agencies are asked for: its reminders, and whose it is', async () => {
    const { id } = (await make()).body;
    const asked = await t.http('zhou', 'POST', `/api/leads/${id}/requests`, {
      kind: 'ask',
      agency: '和平区妇联',
      what: '请帮助临时照料孩子',
      consent: { way: 'written', on: '2026-11-24' },
      answerBy: '2026-12-04',
    });
    expect(asked.body).toMatchObject({ inCharge: { name: 'wang' }, state: 'waiting' });
    const change = await t.http('zhou', 'PATCH', `/api/leads/${id}`, { inChargeId: t.world.ids.chen });
    expect(change.body.requests).toMatchObject([{ inCharge: { name: 'chen' }, version: asked.body.version }]);
    const mine = async (who: Username) =>
      (await t.http(who, 'GET', '/api/agency-requests?mine=true')).body.items as { id: string }[];
    expect((await mine('chen')).map((one) => one.id)).toEqual([asked.body.id]);
    expect(await mine('wang')).toEqual([]);
    await t.leap(11 * DAY);
    await t.pass(120);
    const told = await t.foundations.store.read.rows<{ person_id: string }>(
      "select distinct person_id from notice where kind = 'agency'",
    );
    expect(new Set(told.map((one) => one.person_id))).toEqual(new Set([t.world.ids.chen, t.world.ids.zhou]));
  });

  test('the list: what is due first, page by page, by step, by who is in charge, and what is late', async () => {
    const ids: string[] = [];
    for (const note of ['甲', '乙', '丙', '丁']) {
      ids.push((await make({ note }, note === '丁' ? 'zhou' : 'wang')).body.id);
      await t.leap(DAY);
    }
    await step(ids[0]!, { step: 'withdrawn' });
    const order = [ids[1], ids[2], ids[3], ids[0]];
    expect((await list()).map((one) => one.id)).toEqual(order);
    const paged: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = await t.http('wang', 'GET', `/api/leads?limit=1${cursor && `&cursor=${cursor}`}`);
      paged.push(...body.items.map((one: LeadSummary) => one.id));
      cursor = body.nextCursor;
    }
    expect(paged).toEqual(order);
    expect((await list('?mine=true', 'zhou')).map((one) => one.id)).toEqual([ids[3]]);
    expect((await list('?step=withdrawn,closed')).map((one) => one.id)).toEqual([ids[0]]);
    expect((await list('?open=false')).map((one) => one.id)).toEqual([ids[0]]);
    expect(await list('?due=late')).toEqual([]);
    await t.leap(DAY * 3);
    expect((await list('?due=soon')).map((one) => one.light)).toEqual(['soon']);
    await t.leap(DAY * 7);
    t.signInAgain();
    expect((await list('?due=late')).map((one) => one.light)).toEqual(['late', 'late', 'late']);
    expect((await t.http('wang', 'GET', '/api/leads?step=nothing')).body.fields).toHaveProperty('step');
    expect((await t.http('wang', 'GET', '/api/leads?cursor=nothing')).status).toBe(400);
  });
});

import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { BodyView } from '../../src/protocol/administration.js';
import type { AgencyRequest, AgencySums } from '../../src/protocol/relief/agency-requests.js';
import { instantAt } from '../../src/protocol/time/local-day.js';
import { Directory } from '../../src/directory/directory.js';
import { DATABASES } from '../databases.js';
import { openTestHub, settled, type TestHub } from '../hub.js';
import { accept, raise, type Page } from '../page.js';
import { roleOf, USERNAMES, type Username } from '../world.js';

const CANARY = '金丝雀';
const CONSENT = { way: 'written', on: '2026-11-23' };

describe.each(DATABASES)('other agencies are asked beside a call, by a day, on %s', (kind) => {
  let t: TestHub;
  let li: Page;
  let wang: Page;
  let callId: string;
  beforeEach(async () => {
    t = await openTestHub(kind);
    li = await t.page('li');
    wang = await t.page('wang');
    await wang.do('duty:start');
    callId = await held();
  });
  afterEach(() => t.close());

  const held = async (more: Record<string, unknown> = {}) => {
    const { id } = await raise(li, { category: 'family', ...more });
    await accept(wang, id);
    return id;
  };
  const ask = (more: object = {}, who: Username = 'wang', id = callId) =>
    t.http(who, 'POST', `/api/calls/${id}/requests`, {
      kind: 'ask',
      agency: '区妇联',
      contact: '高主任',
      phone: '024-12345678',
      what: `心理陪伴，${CANARY}`,
      consent: CONSENT,
      ...more,
    });
  const asked = async (more: object = {}, who: Username = 'wang', id = callId) => {
    const { status, body } = await ask(more, who, id);
    expect([status, body]).toEqual([201, expect.objectContaining({ state: 'waiting' })]);
    return body as AgencyRequest;
  };
  const act = (id: string, deed: string, body: object = {}, who: Username = 'wang') =>
    t.http(who, 'POST', `/api/agency-requests/${id}/${deed}`, body);
  const list = async (who: Username = 'wang', query = '') =>
    (await t.http(who, 'GET', `/api/agency-requests${query}`)).body.items as AgencyRequest[];
  const one = async (id: string, who: Username = 'wang') => (await list(who)).find((r) => r.id === id)!;
  const goTo = async (day: string, time: string) => {
    await t.leap((instantAt(day, time) - t.clock.now()) / 1000 - 5);
    t.signInAgain();
  };
  const told = async () => {
    const rows = await t.foundations.store.read.rows<{ person_id: string; params: string }>(
      "select person_id, params from notice where kind = 'agency' order by created_at, person_id",
    );
    expect(JSON.stringify(rows)).not.toContain(CANARY);
    const said = rows.map(({ person_id, params }) => {
      const who = USERNAMES.find((name) => t.world.ids[name] === person_id);
      return `${who} ${(JSON.parse(params) as { about?: string }).about ?? 'remind'}`;
    });
    return said.sort();
  };

  test('asked with a consent and a day: counted in working days by kind, named, or refused and nothing written', async () => {
    const first = await asked();
    // A Tuesday: five working days later, at the end of the day's work; the weekend does not count.
    expect(first).toMatchObject({
      subject: { kind: 'call', id: callId },
      agency: '区妇联',
      contact: '高主任',
      askedBy: { id: t.world.ids.wang },
      inCharge: { id: t.world.ids.wang },
      light: 'on_time',
      due: '2026-12-01T09:00:00.000Z',
      why: { amount: 5, due: '2026-12-01T09:00:00.000Z', rule: expect.stringMatching(/商请后 5 个工作日/) },
      version: 1,
    });
    expect(first.why!.days.map(({ kind: day }) => day)).toEqual([
      'asked',
      'counted',
      'counted',
      'counted',
      'off',
      'off',
      'counted',
      'counted',
    ]);
    // The same again is the one that waits.
    expect((await asked()).id).toBe(first.id);
    // With another contact it is another one: nobody goes on asking for who is not there.
    const corrected = await asked({ contact: '何主任' });
    expect([corrected.id === first.id, corrected.contact]).toEqual([false, '何主任']);
    await act(corrected.id, 'withdraw');
    expect((await asked({ kind: 'refer' })).due).toBe('2026-12-08T09:00:00.000Z');
    expect((await asked({ kind: 'transfer' })).due).toBe('2026-12-01T09:00:00.000Z');
    const named = await asked({ answerBy: '2026-11-28' });
    expect([named.due, named.why]).toEqual(['2026-11-28T15:59:00.000Z', undefined]);

    const refused = async (more: object, field: string, detail?: RegExp) => {
      const { status, body } = await ask({ what: randomUUID(), ...more });
      expect([more, status, body.code, Object.keys(body.fields ?? {})]).toEqual([
        more,
        400,
        'invalid',
        [field],
      ]);
      if (detail) expect(body.detail).toMatch(detail);
    };
    await refused({ consent: undefined }, 'consent', /单独同意/);
    await refused({ consent: { way: 'written' } }, 'consent.on', /单独同意/);
    await refused({ consent: { way: 'not_needed' } }, 'consent.reason', /写明理由/);
    await refused({ consent: { way: 'written', on: '2026-11-25' } }, 'consent.on');
    await refused({ answerBy: '2026-11-23' }, 'answerBy');
    await refused({ answerBy: '2027-12-24' }, 'answerBy');
    await refused({ answerBy: '下周' }, 'answerBy');
    await refused({ agency: undefined }, 'agency');
    await refused({ what: '' }, 'what');
    await refused({ kind: 'order' }, 'kind');
    await refused({ bodyId: randomUUID() }, 'bodyId');
    // Where the unit has set no number of days, nothing goes out without a day.
    const agencies = { ask: 5, refer: 0, transfer: 5 };
    expect((await t.http('xie', 'PUT', '/api/settings', { agencies })).status).toBe(200);
    await refused({ kind: 'refer' }, 'answerBy', /哪天前答复/);
    const tooMany = { agencies: { ...agencies, ask: 61 } };
    expect((await t.http('xie', 'PUT', '/api/settings', tooMany)).body.fields).toHaveProperty([
      'agencies.ask',
    ]);
    expect(await list()).toHaveLength(5);
    expect((await t.http('wang', 'GET', `/api/calls/${callId}/requests`)).body.items).toHaveLength(5);
  });

  test('an agency of the unit’s list comes with whom to ask for there', async () => {
    const body = { name: '区民政局', phone: '024-23456789', contact: '田科长', remit: '临时救助' };
    const kept = (await t.http('xie', 'POST', '/api/bodies', body)).body as BodyView;
    expect(kept).toMatchObject({ contact: '田科长' });
    const more = { agency: undefined, contact: undefined, phone: undefined, bodyId: kept.id };
    expect(await asked(more)).toMatchObject({ agency: '区民政局', contact: '田科长', phone: '024-23456789' });
    const changed = { contact: '李科长', tag: kept.tag };
    expect((await t.http('xie', 'PATCH', `/api/bodies/${kept.id}`, changed)).body.contact).toBe('李科长');
    expect((await t.http('xie', 'PATCH', `/api/bodies/${kept.id}`, { ...changed, contact: '' })).status).toBe(
      409,
    );
    expect((await list())[0]).toMatchObject({ contact: '田科长' });
  });

  test('receipt, reminder, answer: each noted once, whoever was slower is told, what is over stays over', async () => {
    const { id } = await asked();
    expect((await act(id, 'receipt', { receipt: '妇 0087', version: 1 }, 'chen')).body).toMatchObject({
      receipt: '妇 0087',
      version: 2,
    });
    expect((await act(id, 'receipt', { receipt: '妇 0087' })).body).toMatchObject({ version: 2 });
    expect((await act(id, 'remind', { version: 1 }, 'zhou')).body).toMatchObject({
      code: 'conflict',
      detail: expect.stringContaining('已被他人修改'),
    });
    expect((await act(id, 'remind', { version: 2 }, 'zhou')).body).toMatchObject({
      remindedBy: { id: t.world.ids.zhou },
      version: 3,
    });
    // Twice within minutes is one reminder, and who is in charge needs none of their own.
    expect((await act(id, 'remind', {}, 'zhou')).body).toMatchObject({ version: 3 });
    expect((await act(id, 'remind')).body).toMatchObject({ version: 4 });
    expect(await told()).toEqual(['wang remind']);

    await goTo('2026-11-26', '10:00');
    const answer = { answer: 'partly', text: `每周一次，${CANARY}`, on: '2026-11-25' };
    for (const [more, field] of [
      [{ on: '2026-11-27' }, 'on'],
      [{ on: '2026-11-23' }, 'on'],
      [{ answer: 'ignored' }, 'answer'],
      [{ text: '' }, 'text'],
    ] as const)
      expect((await act(id, 'answer', { ...answer, ...more })).body.fields).toHaveProperty([field]);
    expect((await act(id, 'answer', answer, 'zhou')).body).toMatchObject({
      state: 'answered',
      answer: 'partly',
      answeredOn: '2026-11-25',
      inTime: true,
      light: 'on_time',
      answerText: answer.text,
      mayWithdraw: false,
      version: 5,
    });
    expect((await act(id, 'answer', answer, 'zhou')).body).toMatchObject({ version: 5 });
    expect(await told()).toEqual(['wang answered', 'wang remind']);
    for (const [deed, body] of [
      ['answer', answer],
      ['remind', {}],
      ['receipt', { receipt: '别的' }],
      ['withdraw', {}],
    ] as const)
      expect([deed, (await act(id, deed, body)).body.detail]).toEqual([deed, '这家单位已经答复。']);

    const other = await asked({ agency: '区人社局', what: '就业' });
    expect((await act(other.id, 'withdraw', {}, 'chen')).status).toBe(403);
    expect((await act(other.id, 'withdraw', {}, 'xie')).body).toMatchObject({
      state: 'withdrawn',
      version: 2,
    });
    expect((await act(other.id, 'answer', { answer: 'done', text: '好' })).body.detail).toBe(
      '这次请求已撤回。',
    );
  });

  test('its deadline is spoken of once when near and once when late, to who asked and who is in charge', async () => {
    await asked({}, 'zhou');
    await goTo('2026-11-30', '08:00');
    expect(await told()).toEqual([]);
    await goTo('2026-11-30', '09:30');
    expect(await told()).toEqual(['wang near', 'zhou near']);
    expect((await list())[0]).toMatchObject({ light: 'soon' });
    await t.restart();
    await goTo('2026-12-01', '16:59');
    expect(await told()).toEqual(['wang near', 'zhou near']);
    await goTo('2026-12-01', '17:01');
    expect(await told()).toEqual(['wang late', 'wang near', 'zhou late', 'zhou near']);
    await goTo('2026-12-03', '09:00');
    expect(await told()).toHaveLength(4);
    const [{ id }] = (await list()) as [AgencyRequest];
    // Late as noted, in time as answered.
    expect((await act(id, 'answer', { answer: 'done', text: '好', on: '2026-12-01' })).body.inTime).toBe(
      true,
    );
  });

  test('said in the evening for today it ends with the day; it is whose call it is now, and nobody’s reminder is lost', async () => {
    await goTo('2026-11-24', '19:00');
    const evening = { answerBy: '2026-11-24', what: '今晚安置' };
    expect(await asked(evening)).toMatchObject({ due: '2026-11-24T15:59:00.000Z', light: 'soon' });
    await t.pass(120);
    expect(await told()).toEqual([]);
    const chen = await t.page('chen');
    await chen.do('duty:start');
    await (
      await t.page('wang')
    ).do('call:transfer', {
      callId,
      officerId: t.world.ids.chen,
      note: '换班',
    });
    await accept(chen, callId);
    expect((await list('chen', '?mine=true')).map((r) => r.what)).toEqual([evening.what]);
    // Both are gone: the coordinators see to it.
    for (const who of ['wang', 'chen'] as const)
      await t.http('xie', 'PATCH', `/api/people/${t.world.ids[who]}`, { disabled: true });
    await goTo('2026-11-25', '09:00');
    expect(await told()).toEqual(['zhou late']);
  });

  test('what waits stands first by its day; filters, pages, and the year by agency in the order of names', async () => {
    const late = await asked({ answerBy: '2026-11-24', agency: '区司法局' });
    const soon = await asked({ agency: '区妇联', answerBy: '2026-11-26' });
    const over = await asked({ kind: 'refer', agency: '区妇联', what: '别的' }, 'zhou');
    const gone = await asked({ agency: '区教育局' });
    await act(over.id, 'answer', { answer: 'done', text: '好' });
    await act(gone.id, 'withdraw');
    await goTo('2026-11-25', '09:00');
    const ids = async (query = '') => (await list('zhou', query)).map((r) => r.id);
    expect((await ids()).slice(0, 2)).toEqual([late.id, soon.id]);
    expect(new Set((await ids()).slice(2))).toEqual(new Set([over.id, gone.id]));
    expect(await ids('?state=waiting')).toEqual([late.id, soon.id]);
    expect(await ids('?kind=refer')).toEqual([over.id]);
    expect(await ids(`?agency=${encodeURIComponent('区妇联')}`)).toEqual([soon.id, over.id]);
    expect(await ids('?mine=true')).toEqual([over.id]);
    expect(await ids('?year=2025')).toEqual([]);
    const pages: string[] = [];
    for (let cursor = ''; ;) {
      const { items, nextCursor } = (await t.http('zhou', 'GET', `/api/agency-requests?limit=1${cursor}`))
        .body;
      pages.push(...(items as AgencyRequest[]).map((r) => r.id));
      if (nextCursor === null) break;
      cursor = `&cursor=${encodeURIComponent(nextCursor as string)}`;
    }
    expect(pages).toEqual(await ids());
    for (const query of ['?state=open', '?cursor=bm8', '?kind=order', '?year=1'])
      expect((await t.http('zhou', 'GET', `/api/agency-requests${query}`)).status).toBe(400);
    const sums = (await t.http('wang', 'GET', '/api/agency-requests/sums?year=2026')).body as AgencySums;
    expect(sums).toEqual({
      year: 2026,
      items: [
        { agency: '区妇联', asked: 2, answered: 1, inTime: 1, waiting: 1, late: 0 },
        { agency: '区司法局', asked: 1, answered: 0, inTime: 0, waiting: 1, late: 1 },
      ].sort((a, b) => a.agency.localeCompare(b.agency, 'zh')),
    });
  });

  test('the unit’s staff only; words sealed, and of a guarded call or a recused reader none at all', async () => {
    const { id } = await asked();
    const sealed = await t.foundations.store.read.rows('select * from agency_request');
    expect(JSON.stringify(sealed)).not.toMatch(/金丝雀|高主任|12345678/);
    for (const who of USERNAMES) {
      const staff = ['officer', 'coordinator', 'admin'].includes(roleOf(who));
      const own = ['lin', 'gao', 'luo'].includes(who) ? false : staff;
      const { status, body } = await t.http(who, 'GET', '/api/agency-requests');
      expect([who, status]).toEqual([who, staff ? 200 : 403]);
      expect([who, JSON.stringify(body).includes(CANARY)]).toEqual([who, own]);
      if (!own) expect((await act(id, 'remind', {}, who)).status).toBe(staff ? 404 : 403);
    }
    // Beside a call only its holder and the coordinators ask.
    expect((await ask({}, 'chen')).status).toBe(404);
    expect((await ask({}, 'gao')).status).toBe(404);
    expect((await ask({}, 'li')).status).toBe(403);
    const free = await raise(li, { category: 'family' });
    expect((await ask({}, 'zhou', free.id)).body.detail).toMatch(/还没有人接听/);
    await settled();
    await li.do('call:cancel', { callId: free.id });

    const guarded = await held({ category: 'domestic_violence' });
    const more = await asked({ what: `保护令，${CANARY}` }, 'wang', guarded);
    expect(await one(more.id, 'chen')).toMatchObject({ what: '', hidden: true });
    expect(JSON.stringify(await one(more.id, 'chen'))).not.toMatch(/金丝雀|高主任|12345678/);
    expect((await act(more.id, 'answer', { answer: 'done', text: '好' }, 'chen')).status).toBe(403);
    expect(await one(more.id, 'zhou')).toMatchObject({ what: `保护令，${CANARY}` });
    // A unit above reads figures.
    await t.foundations.store.write('tree', (tx) =>
      tx.run('update unit set parent_id = ? where id = ?', [t.world.unit.shenhe, t.world.unit.heping]),
    );
    await t.hub.app.get(Directory).reload();
    expect((await act(id, 'remind', {}, 'gao')).body).toMatchObject({
      code: 'not_found',
      detail: expect.stringContaining('上级'),
    });
    expect(await list('gao')).toEqual([]);
    // Recused, one reads no more what one has asked.
    const zhou = await t.page('zhou');
    await zhou.do('call:recuse', { callId, officerId: t.world.ids.wang, reason: '亲属' });
    await settled();
    expect(await one(id)).toMatchObject({ what: '', hidden: true });
    expect((await act(id, 'remind')).body.detail).toMatch(/回避/);
  });
});

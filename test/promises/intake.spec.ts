/** Other ways in: a hotline hands over, a button on a wall is pressed, a number is dialled; each is one call, and nobody else can. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openFoundations, openHub } from '../../src/hub.js';
import { signRequest } from '../../src/notice/sign-request.js';
import type { CallDetail, CallSummary } from '../../src/protocol/calls/call-summary.js';
import type { IntakeSource, SourceSecret } from '../../src/protocol/intake/sources.js';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import { accept, type Page } from '../page.js';
import { bring, type Signing } from '../setup/sign.js';

const GATEWAY = 'a gateway secret';
const PHONE = '13912345678';
const CANARY = '金丝雀';
const CAITA = '210102001001';
const NUMBER = /^20261124-\d{3}$/;

describe.each(DATABASES)('calls come by other ways, on %s', (kind) => {
  let t: TestHub;
  let [li, wang] = [] as unknown as Page[];
  beforeEach(async () => {
    t = await openTestHub(kind);
    await t.http('xie', 'PUT', '/api/settings', {
      gatewayUrl: 'http://127.0.0.1:9/',
      gatewaySecret: GATEWAY,
    });
    [li, wang] = [await t.page('li'), await t.page('wang')];
    await wang!.do('duty:start');
  });
  afterEach(() => t.close());

  const hand = (source: string, body: unknown, signing: Partial<Signing> = {}) =>
    bring(t, `/api/intake/${source}`, body, { secret: GATEWAY, ...signing });
  const make = async (more: object): Promise<SourceSecret> => {
    const { status, body } = await t.http('xie', 'POST', '/api/intake-sources', more);
    expect([status, body]).toEqual([201, body]);
    return body as SourceSecret;
  };
  const sources = async () =>
    (await t.http('xie', 'GET', '/api/intake-sources')).body.items as IntakeSource[];
  const calls = async () => (await t.http('zhou', 'GET', '/api/calls')).body.items as CallSummary[];
  const detail = async (who: 'li' | 'sun' | 'wang' | 'zhou', id: string) =>
    (await t.http(who, 'GET', `/api/calls/${id}`)).body as CallDetail;
  const auditOf = async () =>
    t.foundations.store.read.rows<{ act: string }>(
      "select act from audit where act like 'intake%' order by act",
    );

  test('a hotline that only has the gateway secret hands over: it rings, is seen and handled as any call', async () => {
    const sent = {
      id: '12345-2026-0042',
      communityCode: CAITA,
      category: 'property',
      urgency: 'urgent',
      summary: `楼道漏水${CANARY}`,
      callbackPhone: PHONE,
    };
    const first = await hand('12345', sent);
    expect([first.status, first.body]).toEqual([
      201,
      { number: expect.stringMatching(NUMBER), state: 'ringing' },
    ]);
    expect(first.headers.get('cache-control')).toBe('no-store');
    const [call] = await calls();
    const [source] = await sources();
    expect(call).toMatchObject({
      number: first.body.number,
      category: 'property',
      urgency: 'urgent',
      summary: sent.summary,
      raisedBy: { id: source!.id, name: '12345 热线' },
      source: '12345',
      community: { name: '彩塔街社区' },
    });
    expect(source).toMatchObject({ code: '12345', kind: '12345', secret: 'gateway', calls: 1 });
    expect(source).not.toHaveProperty('madeBy');
    expect(await auditOf()).toEqual([{ act: 'intake_source.make' }]);
    // Its community sees it and talks in it; nobody there raised it, so that its telephone is masked.
    await li!.hear<CallSummary>('call:changed', ({ id }) => id === call!.id);
    await accept(wang!, call!.id);
    await li!.do('call:message', { callId: call!.id, clientMessageId: 'm1', text: '我去看看' });
    expect(await detail('wang', call!.id)).toMatchObject({
      callback: { phone: PHONE },
      reference: sent.id,
    });
    expect((await detail('wang', call!.id)).callback).not.toHaveProperty('name');
    expect(await detail('li', call!.id)).toMatchObject({ masked: true, callback: { phone: '139****5678' } });
    const { items } = (await t.http('li', 'GET', `/api/calls/${call!.id}/timeline`)).body;
    expect(items[0]).toMatchObject({ deed: 'raised', actor: { name: '12345 热线' } });
    await wang!.do('call:close', { callId: call!.id, outcome: 'resolved', solved: true, note: '已修' });
    // The same id is the same call, however it goes on and whatever else is said.
    const again = await hand('12345', { id: sent.id, communityCode: 'nowhere', urgency: 5 });
    expect([again.status, again.body]).toEqual([200, { number: first.body.number, state: 'closed' }]);
    expect(await calls()).toHaveLength(1);
    const kept = await t.foundations.store.read.rows<object>('select * from intake_entry');
    expect(
      JSON.stringify([kept, await t.foundations.store.read.rows('select * from intake_source')]),
    ).not.toMatch(new RegExp(`${sent.id}|${GATEWAY}|${PHONE}`));
  });

  test('what is forged, late, of another unit or switched off is refused and writes nothing', async () => {
    const { secret, source } = await make({ code: 'hotline', name: '热线', kind: 'other' });
    const body = { id: 'a', communityCode: CAITA };
    const right = { secret };
    for (const [signing, source] of [
      [{ secret: 'wrong' }, 'hotline'],
      // It has a secret of its own: the gateway's is not it.
      [{ secret: GATEWAY }, 'hotline'],
      [{ secret, age: 301 }, 'hotline'],
      [{ secret, age: -301 }, 'hotline'],
      [{ secret, unit: '210103' }, 'hotline'],
      [{ secret, unit: 'nowhere' }, 'hotline'],
      [{ secret, unit: '' }, 'hotline'],
      [{ secret: '' }, 'hotline'],
      [right, 'another'],
      [{ secret: GATEWAY, unit: '210103' }, '12345'],
    ] as const)
      expect(await hand(source, body, signing)).toMatchObject({
        status: 401,
        body: { code: 'unauthenticated' },
      });
    // Signed for another body.
    const timestamp = String(Math.floor(t.clock.now() / 1000));
    const forged = await t.http(null, 'POST', '/api/intake/hotline', JSON.stringify({ ...body, id: 'b' }), {
      'content-type': 'application/json',
      'x-yihu-unit': '210102',
      'x-yihu-timestamp': timestamp,
      'x-yihu-signature': `sha256=${signRequest(secret, timestamp, JSON.stringify(body))}`,
    });
    expect(forged.status).toBe(401);
    expect(await hand('no/such', body)).toMatchObject({ status: 404 });
    expect(await hand(encodeURIComponent('热线'), body)).toMatchObject({ status: 404 });
    await t.http('xie', 'PUT', `/api/intake-sources/${source.id}`, { off: true });
    expect(await hand('hotline', body, { ...right, lang: 'en' })).toMatchObject({
      status: 403,
      body: { detail: expect.stringMatching('switched off') },
    });
    expect(await calls()).toEqual([]);
    expect(await t.foundations.store.read.rows('select * from intake_entry')).toEqual([]);
    await t.http('xie', 'PUT', `/api/intake-sources/${source.id}`, { off: false });
    expect((await hand('hotline', body, { ...right, age: 299 })).status).toBe(201);
  });

  test('what is needed and wrong is refused in a sentence; what is not needed costs nobody the call', async () => {
    for (const [body, field] of [
      [{ communityCode: CAITA }, 'id'],
      [{ id: '', communityCode: CAITA }, 'id'],
      [{ id: 7, communityCode: CAITA }, 'id'],
      [{ id: 'x'.repeat(101), communityCode: CAITA }, 'id'],
      [{ id: 'a' }, 'communityCode'],
      [{ id: 'a', communityCode: 5 }, 'communityCode'],
      [{ id: 'a', communityCode: '210103001001' }, 'communityCode'],
      [{ id: 'a', communityCode: CAITA, test: 'yes' }, 'test'],
    ] as const)
      expect(await hand('12348', body)).toMatchObject({
        status: 400,
        body: { code: 'invalid', fields: { [field]: expect.any(String) } },
      });
    for (const body of ['[]', '"a"', '[{"id":"a"}]', `{"id":"a","summary":"${'x'.repeat(70_000)}"}`])
      expect((await hand('12348', body)).status).toBe(400);
    expect((await hand('12348', `{"id":"a","x":"${'x'.repeat(1_100_000)}"}`)).status).toBeGreaterThanOrEqual(
      400,
    );
    expect([await calls(), await sources()]).toEqual([[], []]);
    const { status, body } = await hand(
      '12348',
      {
        id: 'a',
        communityCode: CAITA,
        category: 'no such',
        urgency: 'at once',
        summary: '字'.repeat(2001),
        callbackPhone: { number: PHONE },
        ticket: { no: 1 },
      },
      { lang: 'en' },
    );
    expect(status).toBe(201);
    expect(Object.keys(body.fields).sort()).toEqual([
      'callbackPhone',
      'category',
      'summary',
      'ticket',
      'urgency',
    ]);
    expect(body.fields.category).toBe('is not one of the choices');
    const [call] = await calls();
    expect(call).toMatchObject({ category: 'other', urgency: 'normal', summary: '字'.repeat(2000) });
  });

  test('a button is its community; pressed twice it is one call, pressed after it was closed another', async () => {
    const { source, secret } = await make({
      code: 'lobby',
      name: '大厅按钮',
      kind: 'button',
      communityIds: [t.world.community.caita],
      phone: '024-22334455',
      urgency: 'urgent',
    });
    const press = (id: string, more: object = {}) => hand('lobby', { id, ...more }, { secret });
    const [one, two] = await Promise.all([press('p1'), press('p2')]);
    expect([one.status, two.status].sort()).toEqual([200, 201]);
    expect(one.body.number).toBe(two.body.number);
    expect([one, two].find(({ status }) => status === 200)!.body).toMatchObject({ again: true });
    const [call] = await calls();
    expect(call).toMatchObject({ urgency: 'urgent', raisedBy: { name: '大厅按钮' }, source: 'button' });
    await accept(wang!, call!.id);
    expect((await detail('wang', call!.id)).callback).toEqual({ phone: '024-22334455' });
    expect(await detail('wang', call!.id)).not.toHaveProperty('reference');
    await wang!.do('call:close', { callId: call!.id, outcome: 'advised', solved: true, note: '已告知' });
    // Of another community it cannot be, and says so; the presses of before are what they were.
    const third = await press('p3', { communityCode: '210102001002' });
    expect(third).toMatchObject({ status: 201, body: { fields: { communityCode: expect.any(String) } } });
    await t.pass(61);
    expect((await press('p2')).body).toEqual({ number: one.body.number, state: 'closed' });
    expect((await press('p4')).status).toBe(201);
    expect(await calls()).toHaveLength(3);
    expect((await sources()).find(({ id }) => id === source.id)).toMatchObject({
      calls: 3,
      phone: '024-22334455',
    });
  });

  test('a dialled number calls for its community, and who dialled is called back', async () => {
    const { secret } = await make({
      code: 'voice',
      name: '呼叫电话',
      kind: 'number',
      numbers: [
        { number: '024 8611 0001', communityId: t.world.community.caita },
        { number: '024-86110002', communityId: t.world.community.shagang },
      ],
    });
    const dial = (id: string, more: object) => hand('voice', { id, ...more }, { secret });
    expect((await dial('d1', { dialled: '+86 024-86110002', from: PHONE })).status).toBe(201);
    const [call] = await calls();
    expect(call).toMatchObject({ community: { name: '沙岗社区' }, source: 'number' });
    await accept(wang!, call!.id);
    expect((await detail('wang', call!.id)).callback).toEqual({ phone: PHONE });
    expect((await dial('d2', { dialled: '024-86110009', from: PHONE })).body).toMatchObject({
      code: 'invalid',
      fields: { dialled: expect.any(String) },
    });
    expect((await dial('d3', { from: PHONE })).body.fields).toHaveProperty('dialled');
    expect((await dial('d4', { communityCode: CAITA, callbackPhone: PHONE })).status).toBe(201);
  });

  test('of a guarded category its community sees the row: nobody there raised it', async () => {
    await hand('12309', {
      id: 'g',
      communityCode: CAITA,
      category: 'minors',
      summary: CANARY,
      callbackPhone: PHONE,
    });
    const [call] = await calls();
    const seen = await li!.hear<CallSummary>('call:changed', ({ id }) => id === call!.id);
    expect(seen).toMatchObject({ shows: 'row', summary: '' });
    for (const who of ['li', 'sun'] as const) {
      const shown = await detail(who, call!.id);
      expect(shown).toMatchObject({ shows: 'row', summary: '' });
      expect(JSON.stringify(shown)).not.toMatch(new RegExp(`${CANARY}|${PHONE}|5678|"g"`));
      expect((await t.http(who, 'GET', `/api/calls/${call!.id}/timeline`)).status).toBe(403);
    }
    await accept(wang!, call!.id);
    expect(await detail('wang', call!.id)).toMatchObject({ summary: CANARY, callback: { phone: PHONE } });
  });

  test('administrators make, change, try and switch off; a secret is told once, and the old one may count for a while', async () => {
    const made = await make({
      code: 'desk-1',
      name: '邻院系统',
      kind: 'other',
      communityIds: [t.world.community.shagang],
      category: 'family',
      perHour: 2,
    });
    expect(made.setup).toEqual({ url: expect.stringMatching(/\/api\/intake\/desk-1$/), unit: '210102' });
    const { id } = made.source;
    expect(JSON.stringify(await sources())).not.toMatch(made.secret);
    for (const [wrong, field] of [
      [{ code: 'desk-1', name: 'x', kind: 'other' }, undefined],
      [{ code: '热线', name: 'x', kind: 'other' }, 'code'],
      [{ code: 'b', name: 'x', kind: 'button' }, 'communityIds'],
      [{ code: 'b', name: 'x', kind: 'other', communityIds: [t.world.community.fengle] }, 'communityIds'],
      [{ code: 'b', name: 'x', kind: 'other', category: 'no such' }, 'category'],
      [
        {
          code: 'b',
          name: 'x',
          kind: 'number',
          numbers: [{ number: 'abc', communityId: t.world.community.caita }],
        },
        'numbers',
      ],
      [{ code: 'b', name: 'x', kind: 'fax' }, 'kind'],
      [{ name: 'x', kind: 'other' }, 'code'],
    ] as const) {
      const { status, body } = await t.http('xie', 'POST', '/api/intake-sources', wrong);
      expect([status, field ? Object.keys(body.fields ?? {}) : body.code]).toEqual(
        field ? [400, [field]] : [409, 'conflict'],
      );
    }
    const trial = (body: object) => t.http('xie', 'POST', `/api/intake-sources/${id}/trial`, body);
    expect((await trial({})).body).toEqual({
      community: { id: t.world.community.shagang, name: '沙岗社区' },
      category: 'family',
      urgency: 'normal',
      onDuty: 1,
      secret: 'own',
    });
    expect((await trial({ communityCode: CAITA })).status).toBe(400);
    // Tried by the program itself: heard of, and nobody is rung.
    const tested = await hand('desk-1', { id: 't', test: true }, { secret: made.secret });
    expect([tested.status, tested.body]).toEqual([
      200,
      expect.objectContaining({ test: true, category: 'family' }),
    ]);
    expect((await sources())[0]).toMatchObject({ heardAt: expect.any(String), calls: 0 });
    expect(await calls()).toEqual([]);

    const again = (await t.http('xie', 'POST', `/api/intake-sources/${id}/secret`, { graceHours: 1 }))
      .body as SourceSecret;
    expect(again.source.oldSecretUntil).toBeDefined();
    expect((await hand('desk-1', { id: '1' }, { secret: made.secret })).status).toBe(201);
    await t.leap(3601);
    expect((await hand('desk-1', { id: '1' }, { secret: made.secret })).status).toBe(401);
    expect((await hand('desk-1', { id: '1' }, { secret: again.secret })).status).toBe(200);
    const last = (await t.http('xie', 'POST', `/api/intake-sources/${id}/secret`, {})).body as SourceSecret;
    expect((await hand('desk-1', { id: '1' }, { secret: again.secret })).status).toBe(401);

    // Two an hour; what comes again costs nothing.
    const { secret } = last;
    expect((await hand('desk-1', { id: '2' }, { secret })).status).toBe(201);
    expect((await hand('desk-1', { id: '3' }, { secret })).status).toBe(201);
    const over = await hand('desk-1', { id: '4' }, { secret });
    expect(over).toMatchObject({ status: 429, body: { retryAfterSeconds: expect.any(Number) } });
    expect((await hand('desk-1', { id: '3' }, { secret })).status).toBe(200);
    const changed = await t.http('xie', 'PUT', `/api/intake-sources/${id}`, { name: '邻院', perHour: 5 });
    expect(changed.body).toMatchObject({ name: '邻院', perHour: 5, code: 'desk-1' });
    expect((await hand('desk-1', { id: '4' }, { secret })).status).toBe(201);
    expect((await calls())[0]!.raisedBy.name).toBe('邻院');
    expect((await auditOf()).map(({ act }) => act)).toEqual([
      'intake_source.change',
      'intake_source.make',
      'intake_source.secret',
      'intake_source.secret',
    ]);
    // Of another unit nobody finds it.
    expect((await t.http('zhou', 'GET', '/api/intake-sources')).status).toBe(403);
  });

  test('the same id at the same instant is one call', async () => {
    const all = await Promise.all(
      Array.from({ length: 8 }, () => hand('12345', { id: 'same', communityCode: CAITA })),
    );
    expect(all.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 200, 200, 201]);
    expect(new Set(all.map(({ body }) => body.number)).size).toBe(1);
    expect(await calls()).toHaveLength(1);
    expect(await sources()).toHaveLength(1);
    // A restart forgets nothing of it.
    await t.restart();
    expect((await hand('12345', { id: 'same', communityCode: CAITA })).status).toBe(200);
  });
});

test('on two nodes at the same instant the same id is one call, and two presses of a button are', async () => {
  const t = await openTestHub('postgres');
  const other = await openHub(await openFoundations(t.foundations.config, t.clock));
  try {
    const { secret } = (
      await t.http('xie', 'POST', '/api/intake-sources', {
        code: 'lobby',
        name: '按钮',
        kind: 'button',
        communityIds: [t.world.community.caita],
      })
    ).body as SourceSecret;
    const here = (id: string) => bring(t, '/api/intake/lobby', { id }, { secret });
    const there = async (id: string) => {
      const body = JSON.stringify({ id });
      const timestamp = String(Math.floor(t.clock.now() / 1000));
      const answer = await fetch(`http://127.0.0.1:${other.port}/api/intake/lobby`, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/json',
          'x-yihu-unit': '210102',
          'x-yihu-timestamp': timestamp,
          'x-yihu-signature': `sha256=${signRequest(secret, timestamp, body)}`,
        },
      });
      return { status: answer.status, body: (await answer.json()) as { number: string } };
    };
    for (const ids of [
      ['a', 'a'],
      ['b', 'c'],
    ] as const) {
      await t.pass(61);
      const both = await Promise.all([here(ids[0]), there(ids[1])]);
      expect(both.map(({ status }) => status).sort()).toEqual([200, 201]);
      expect(new Set(both.map(({ body }) => body.number)).size).toBe(1);
    }
    const { items } = (await t.http('zhou', 'GET', '/api/calls')).body;
    expect(items).toHaveLength(2);
  } finally {
    await other.close();
    await t.close();
  }
}, 60_000);

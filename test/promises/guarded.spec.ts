import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DATABASES } from '../databases.js';
import { openTestHub, settled, type TestHub } from '../hub.js';
import { accept, openPage, ringOf, type Page } from '../page.js';
import { PASSWORD } from '../world.js';

const ORIGIN = 'http://localhost:0';
const QUIET = 30 * 60;
const PIN = '482915';
const WORDS = '孩子说夜里害怕';
const SAID = '请到学校门口';
const CLOSED = '已经送到姑姑家';

describe.each(DATABASES)('guarded calls and nameless devices on %s', (kind) => {
  let t: TestHub;
  let cookie: string;
  let deviceId: string;
  let devicePage: Page;
  const device = (method: string, path: string, body?: unknown) =>
    t.http(null, method, path, body, { cookie, origin: ORIGIN });
  const iAm = (personId: string | null) => device('POST', '/api/device/person', { personId });
  const connect = () =>
    openPage(t.base, 'community', undefined, { extraHeaders: { cookie, origin: ORIGIN } });
  beforeEach(async () => {
    t = await openTestHub(kind, { ALLOWED_ORIGINS: ORIGIN });
    const body = { kind: 'community', communityId: t.world.community.caita };
    const { id, code } = (await t.http('zhou', 'POST', '/api/devices', body)).body;
    const { headers } = await t.http(null, 'POST', '/api/auth/enrol', { code });
    cookie = headers.get('set-cookie')!.split(';')[0]!;
    deviceId = id;
    devicePage = await connect();
  });
  afterEach(async () => {
    devicePage.close();
    await t.close();
  });

  const PARTS = ['', '/timeline', '/messages', '/deadlines'];
  type Ask = (path: string) => Promise<{ status: number; body: any }>;
  const as =
    (who: 'li' | 'sun' | 'zhou'): Ask =>
    (path) =>
      t.http(who, 'GET', path);
  const atDevice: Ask = (path) => device('GET', path);
  const statuses = async (ask: Ask, id: string) =>
    Promise.all(PARTS.map(async (part) => (await ask(`/api/calls/${id}${part}`)).status));
  const everything = async (ask: Ask, id: string) =>
    JSON.stringify(
      await Promise.all(
        [...PARTS.map((part) => `/api/calls/${id}${part}`), '/api/calls', '/api/calls?q=彩塔'].map(
          async (path) => (await ask(path)).body,
        ),
      ),
    );
  const snapshotOf = async (page: Page) => (await page.hear('snapshot')).calls as any[];
  const whole = async (category: string) => {
    const [li, wang] = [await t.page('li'), await t.page('wang')];
    await wang.do('duty:start');
    const call = await li.do('call:raise', {
      clientCallId: randomUUID(),
      category,
      summary: WORDS,
      resident: { name: '张小妹', phone: '13912345678', basis: 'guardian_consent' },
    });
    await accept(wang, call.id);
    await li.do('call:message', { callId: call.id, clientMessageId: randomUUID(), text: SAID });
    await settled();
    return { call, li, wang };
  };
  const close = (wang: Page, callId: string) =>
    wang.do('call:close', { callId, outcome: 'resolved', solved: true, note: CLOSED, report: 'not_needed' });
  const told = (page: Page, id: string) =>
    page.told.filter(([event, p]) => event !== 'snapshot' && JSON.stringify(p).includes(id));
  const found = (list: readonly string[], value: unknown) =>
    list.filter((w) => (typeof value === 'string' ? value : JSON.stringify(value)).includes(w));
  const wordsIn = (value: unknown) => found([WORDS, SAID, CLOSED, '张小妹', '13912345678'], value);
  /** Words, and what names the matter or the officer. */
  const anyOf = (value: unknown) => [
    ...wordsIn(value),
    ...found(['minors', 'domestic_violence', 'family', 'wang'], value),
  ];

  test.each(['minors', 'domestic_violence'])(
    'of %s: nobody in particular sees none, a colleague the row, the raiser and the coordinator all, open and closed',
    async (category) => {
      const sun = await t.page('sun');
      const { call, li, wang } = await whole(category);
      for (const state of ['active', 'closed']) {
        if (state === 'closed') await close(wang, call.id);
        await settled();
        expect(await statuses(as('li'), call.id)).toEqual([200, 200, 200, 200]);
        expect((await as('li')(`/api/calls/${call.id}`)).body).toMatchObject({ state, summary: WORDS });
        expect((await as('zhou')(`/api/calls/${call.id}`)).body).toMatchObject({ state, summary: WORDS });

        expect(await statuses(as('sun'), call.id)).toEqual([200, 403, 403, 403]);
        const row = (await as('sun')('/api/calls')).body.items;
        expect(row).toMatchObject([
          { id: call.id, number: call.number, state, category, summary: '', shows: 'row' },
        ]);
        expect(wordsIn(await everything(as('sun'), call.id))).toEqual([]);

        expect(await statuses(atDevice, call.id)).toEqual([404, 404, 404, 404]);
        expect((await atDevice('/api/calls')).body.items).toEqual([]);
        expect((await atDevice(`/api/calls?q=${call.number}`)).body.items).toEqual([]);
      }
      expect(wordsIn(told(sun, call.id))).toEqual([]);
      expect(sun.heard<any>('call:changed').at(-1)).toMatchObject({
        id: call.id,
        state: 'closed',
        shows: 'row',
      });
      expect(sun.heard('call:message')).toEqual([]);
      expect(li.heard<any>('call:message')).toMatchObject([{ text: SAID }]);
      expect(li.heard<any>('call:changed').at(-1)).toMatchObject({ id: call.id, summary: WORDS });
      expect(told(devicePage, call.id)).toEqual([]);
      const fresh = await connect();
      expect(await snapshotOf(fresh)).toEqual([]);
      fresh.close();
      const colleague = await openPage(t.base, 'community', await t.token('sun'));
      expect(await snapshotOf(colleague)).toMatchObject([{ id: call.id, summary: '', shows: 'row' }]);
      colleague.close();

      for (const [event, more] of [
        ['call:amend', { summary: '?' }],
        ['call:message', { clientMessageId: randomUUID(), text: '?' }],
        ['call:rate', { rating: 5 }],
        ['call:reopen', { reason: '?' }],
      ] as const) {
        const asked = { callId: call.id, ...more };
        expect([event, ((await sun.ask(event, asked)) as any).error?.code]).toEqual([event, 'forbidden']);
        expect([event, ((await devicePage.ask(event, asked)) as any).error?.code]).toEqual([
          event,
          'not_found',
        ]);
      }
    },
  );

  test('of any other: nobody in particular sees number, state and times, whoever says who they are the whole', async () => {
    const { call, wang } = await whole('family');
    expect(await statuses(atDevice, call.id)).toEqual([200, 403, 403, 403]);
    expect(anyOf(await everything(atDevice, call.id))).toEqual([]);
    expect(anyOf(told(devicePage, call.id))).toEqual([]);
    expect(devicePage.heard<any>('call:changed').at(-1)).toMatchObject({
      id: call.id,
      number: call.number,
      state: 'active',
      category: 'other',
      summary: '',
      raisedBy: { id: '', name: '' },
      shows: 'state',
    });
    for (const filter of [
      'category=family',
      'urgency=normal',
      `holderId=${t.world.ids.wang}`,
      'result=solved',
    ])
      expect([filter, (await atDevice(`/api/calls?${filter}`)).status]).toEqual([filter, 403]);
    expect((await atDevice('/api/calls?state=active')).body.items).toHaveLength(1);
    for (const [q, n] of [
      ['caita', 1],
      ['jiating', 0],
      ['Family', 0],
    ] as const) {
      const asked = await Promise.all(
        [`/api/calls?q=${q}`, `/api/calls/count?q=${q}`].map((path) => atDevice(path)),
      );
      expect([q, asked[0]!.body.items.length, asked[1]!.body.total]).toEqual([q, n, n]);
    }
    expect((await atDevice('/api/calls/count?category=family')).status).toBe(403);

    await iAm(t.world.ids.sun);
    await devicePage.hear('device:changed');
    expect(await statuses(atDevice, call.id)).toEqual([200, 200, 200, 200]);
    await wang.do('call:message', { callId: call.id, clientMessageId: randomUUID(), text: '马上到' });
    await devicePage.hear('call:message', (m: any) => m.text === '马上到');

    // The choice lapses by itself, and nothing is told by it any more.
    await t.leap(QUIET + 1);
    await wang.do('call:message', { callId: call.id, clientMessageId: randomUUID(), text: '不给路人看' });
    await close(wang, call.id);
    const last = await devicePage.hear('call:changed', (c: any) => c.state === 'closed');
    expect(last).toMatchObject({ shows: 'state', summary: '' });
    expect(devicePage.heard<any>('call:message').map((m) => m.text)).toEqual(['马上到']);
    expect(await statuses(atDevice, call.id)).toEqual([200, 403, 403, 403]);
    const fresh = await connect();
    expect(anyOf(await snapshotOf(fresh))).toEqual([]);
    fresh.close();
  });

  test('a call that becomes guarded is gone where nobody has said who they are', async () => {
    const { call, li } = await whole('family');
    await li.do('call:amend', { callId: call.id, category: 'domestic_violence' });
    expect(await devicePage.hear('call:gone')).toEqual({ callId: call.id });
    expect((await atDevice(`/api/calls/${call.id}`)).status).toBe(404);
  });

  test('a device that raised a guarded call itself sees it ring and who comes, never its words', async () => {
    const wang = await t.page('wang');
    await wang.do('duty:start');
    const raise = { clientCallId: randomUUID(), category: 'minors', summary: WORDS };
    const call = await devicePage.do('call:raise', raise);
    expect(call).toMatchObject({ state: 'ringing', summary: '', shows: 'state', raisedBy: { id: deviceId } });
    expect(call.category).toBe('other');
    expect(await devicePage.hear('call:progress', (p: any) => p.ringing.length > 0)).toMatchObject({
      callId: call.id,
    });
    const fresh = await connect();
    expect(await snapshotOf(fresh)).toMatchObject([{ id: call.id, state: 'ringing', summary: '' }]);
    expect(await fresh.hear('call:progress')).toMatchObject({ callId: call.id });
    fresh.close();
    await ringOf(wang, call.id);
    await accept(wang, call.id);
    expect(await devicePage.hear('call:changed', (c: any) => c.state === 'active')).toMatchObject({
      holder: { name: 'wang' },
      summary: '',
    });
    await wang.do('call:message', { callId: call.id, clientMessageId: randomUUID(), text: SAID });
    await settled();
    expect(await statuses(atDevice, call.id)).toEqual([200, 403, 403, 403]);
    expect(devicePage.heard('call:message')).toEqual([]);
    expect((await devicePage.do('call:raise', raise)).id).toBe(call.id);

    // Whoever says who they are goes on with it; when it is over it is theirs with their PIN.
    await t.http('sun', 'PUT', '/api/me/pin', { password: PASSWORD, pin: PIN });
    await iAm(t.world.ids.sun);
    expect(await statuses(atDevice, call.id)).toEqual([200, 200, 200, 200]);
    expect((await atDevice(`/api/calls/${call.id}`)).body.summary).toBe(WORDS);
    // Elsewhere the same person is a colleague.
    expect((await as('sun')(`/api/calls/${call.id}`)).body).toMatchObject({ summary: '', shows: 'row' });
    await close(wang, call.id);
    expect((await atDevice(`/api/calls/${call.id}`)).body).toMatchObject({ summary: '', shows: 'row' });
    await device('POST', '/api/device/unlock', { personId: t.world.ids.sun, pin: PIN });
    expect((await atDevice(`/api/calls/${call.id}`)).body).toMatchObject({ summary: WORDS });
    await iAm(null);
    expect((await atDevice(`/api/calls/${call.id}`)).status).toBe(404);
  });

  test('what somebody wrote there before is sent as theirs and answered to whoever stands there now', async () => {
    const { call } = await whole('minors');
    const by = t.world.ids.li;
    const answer = await devicePage.do('call:amend', { callId: call.id, urgency: 'urgent', by });
    expect(anyOf(answer)).toEqual([]);
    expect(answer).toMatchObject({ shows: 'state', raisedBy: { id: '' } });
  });
});

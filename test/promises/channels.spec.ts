import { randomBytes, randomUUID } from 'node:crypto';
import { IncomingMessage, request } from 'node:http';
import { Socket as NetSocket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SnapshotsQuery } from '../../src/channels/snapshots.query.js';
import { Manager, type Socket } from 'socket.io-client';
import { fromSnapshot, keepNewest, type Calls } from '../../src/protocol/calls/snapshot.js';
import type { CallSummary } from '../../src/protocol/calls/call-summary.js';
import type { Ring } from '../../src/protocol/calls/ring.js';
import { DATABASES } from '../databases.js';
import { openTestHub, settled, type TestHub } from '../hub.js';
import { accept, openPage, raise, ringOf, type Page } from '../page.js';

/** What a refused upgrade answers: the body, since no socket ever is. */
const upgradeOf = (base: string, headers: Record<string, string>) =>
  new Promise<string>((resolve, reject) => {
    const asked = request(`${base}/socket.io/?EIO=4&transport=websocket`, {
      headers: {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': randomBytes(16).toString('base64'),
        ...headers,
      },
    });
    asked.once('response', (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => resolve(text));
    });
    asked.once('upgrade', (_response, socket) => {
      socket.destroy();
      resolve('let in');
    });
    asked.once('error', reject);
    asked.end();
  });
const gone = (socket: Socket) => new Promise<string>((resolve) => socket.once('disconnect', resolve));
const refused = async (opening: Promise<Page>): Promise<string | undefined> => {
  try {
    (await opening).close();
    return 'let in';
  } catch (error) {
    return (error as { code?: string }).code;
  }
};
/** What a page shows after what it was told: the last snapshot, and the changes since. */
const mirror = (page: Page): CallSummary[] => {
  let calls: Calls = new Map();
  for (const [event, payload] of page.told as [string, { calls: CallSummary[] } & CallSummary][]) {
    if (event === 'snapshot') calls = fromSnapshot(payload.calls);
    if (event === 'call:changed') calls = keepNewest(calls, payload);
  }
  return [...calls.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
};
const ringsShown = (page: Page): string[] => {
  let rings = new Set<string>();
  for (const [event, payload] of page.told as [string, never][]) {
    if (event === 'snapshot') rings = new Set((payload as { offers: Ring[] }).offers.map((r) => r.id));
    if (event === 'offer:ring') rings.add((payload as Ring).id);
    if (event === 'offer:ended') rings.delete((payload as Ring).id);
  }
  return [...rings].sort();
};

describe.each(DATABASES)('the channels let in who belongs there and keep every page right, on %s', (kind) => {
  let t: TestHub;
  beforeEach(async () => {
    t = await openTestHub(kind);
  });
  afterEach(() => t.close());

  test('each namespace admits its role, the root nobody, and says why not', async () => {
    const [li, wang, zhou, xie] = await Promise.all([
      t.token('li'),
      t.token('wang'),
      t.token('zhou'),
      t.token('xie'),
    ]);
    const open = (
      namespace: 'community' | 'procuratorate' | 'coordination' | '',
      token?: string,
      more = {},
    ) => refused(openPage(t.base, namespace, token, more));
    expect(await open('community', li)).toBe('let in');
    expect(await open('procuratorate', wang)).toBe('let in');
    expect(await open('coordination', zhou)).toBe('let in');
    expect(await open('coordination', xie)).toBe('let in');
    for (const token of [wang, zhou, xie]) expect(await open('community', token)).toBe('forbidden');
    for (const token of [li, zhou, xie]) expect(await open('procuratorate', token)).toBe('forbidden');
    for (const token of [li, wang]) expect(await open('coordination', token)).toBe('forbidden');
    for (const token of [undefined, 'stale', ''])
      expect(await open('community', token)).toBe('unauthenticated');
    expect(await open('community', undefined, { auth: { token: { $gt: '' }, lang: [1] } })).toBe(
      'unauthenticated',
    );
    expect(await open('', li)).toBe('forbidden');
    await expect(openPage(t.base, '', li, { auth: { lang: 'en' } })).rejects.toThrow(
      'You are not allowed to do this.',
    );
  });

  test('an Origin that is not allowed is refused at the upgrade, whatever the token; a cookie counts only with one that is', async () => {
    const login = await t.http(null, 'POST', '/api/auth/login', {
      username: 'li',
      password: 'a long test password',
    });
    const cookie = login.headers.get('set-cookie')!.split(';')[0]!;
    const token = await t.token('li');
    const open = (token: string | undefined, extraHeaders: Record<string, string>) =>
      refused(openPage(t.base, 'community', token, { extraHeaders }));
    const allowed = [...t.foundations.config.allowedOrigins][0]!;
    expect(await open(token, { origin: 'https://evil.example' })).toBeUndefined(); // no namespace ever answered
    expect(await open(undefined, { origin: 'https://evil.example', cookie })).toBeUndefined();
    expect(await open(token, { origin: 'null' })).toBeUndefined();
    expect(await open(undefined, { cookie })).toBe('unauthenticated');
    expect(await open(undefined, { cookie, origin: allowed })).toBe('let in');
    // A second namespace of the same connection is asked the same, though the first has been let in.
    const manager = new Manager(t.base, {
      transports: ['websocket'],
      extraHeaders: { cookie, origin: allowed, 'accept-language': 'en' },
    });
    const first = manager.socket('/community');
    await new Promise((known) => first.once('snapshot', known));
    const second = manager.socket('/coordination');
    const why = await new Promise<Error>((known) => second.once('connect_error', known));
    expect(why).toMatchObject({
      data: { code: 'forbidden' },
      message: expect.stringMatching(/^[\x20-\x7e]+$/),
    });
    first.disconnect();
    second.disconnect();
    expect(await open(token, { origin: allowed })).toBe('let in');
    expect(await open(token, {})).toBe('let in');
    // And the same over HTTP: an unsafe method with a cookie needs an allowed Origin.
    const post = (headers: Record<string, string>) =>
      t.http(null, 'POST', '/api/calls', {}, { 'idempotency-key': randomUUID(), cookie, ...headers });
    expect((await post({})).body.code).toBe('forbidden');
    expect((await post({ origin: 'https://evil.example' })).body.code).toBe('forbidden');
    expect((await post({ origin: allowed })).status).toBe(201);
    // Whoever opens the hub by an address that was not named is told so, by either way.
    const sentence = 'The request comes from an address that is not allowed (https://10.1.2.3).';
    const strange = { origin: 'https://10.1.2.3', 'accept-language': 'en' };
    expect((await post(strange)).body.detail).toContain(sentence);
    expect(await upgradeOf(t.base, strange)).toContain(sentence);
  });

  test('who is gone before the upgrade is looked at stops nobody else', async () => {
    const line = new NetSocket();
    const asked = new IncomingMessage(line);
    Object.assign(asked, {
      method: 'GET',
      url: '/socket.io/?EIO=4&transport=websocket',
      headers: {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': randomBytes(16).toString('base64'),
      },
    });
    line.destroy();
    t.hub.app.getHttpServer().emit('upgrade', asked, line, Buffer.alloc(0));
    await settled();
    expect((await t.page('li')).socket.connected).toBe(true);
  });

  test('signing out ends the sockets of that session, and only those', async () => {
    const li = await t.page('li');
    const sun = await t.page('sun');
    const other = await openPage(
      t.base,
      'community',
      (await t.http(null, 'POST', '/api/auth/token', { username: 'li', password: 'a long test password' }))
        .body.accessToken,
    );
    const left = gone(li.socket);
    expect((await t.http('li', 'POST', '/api/auth/logout')).status).toBe(204);
    expect(await left).toBe('io server disconnect');
    expect(other.socket.connected && sun.socket.connected).toBe(true);
    other.close();
  });

  test('a message above 64 KiB ends the connection; one below it does not', async () => {
    const li = await t.page('li');
    expect(await li.ask('call:raise', { x: 'y'.repeat(60_000) })).toMatchObject({
      ok: false,
      error: { code: 'invalid' },
    });
    const left = gone(li.socket);
    li.socket.emit('call:raise', { x: 'y'.repeat(66_000) });
    expect(await left).toMatch(/transport/);
    await t.page('li');
  });

  test('everything else is acknowledged, whatever it is, and the hub lives', async () => {
    await t.close();
    t = await openTestHub(kind, { YIHU_DEMO: '1', YIHU_LIMITS: 'off' });
    const pages = [await t.page('li'), await t.page('wang'), await t.page('zhou')];
    const byName = { li: pages[0]!, wang: pages[1]!, zhou: pages[2]! };
    const events = [
      'call:raise',
      'call:amend',
      'call:cancel',
      'call:message',
      'call:rate',
      'call:reopen',
      'duty:start',
      'duty:pause',
      'duty:end',
      'offer:accept',
      'offer:decline',
      'offer:retake',
      'call:transfer',
      'call:close',
      'call:assign',
      'nonsense',
      '',
      '__proto__',
      'constructor',
      'toString',
      'snapshot',
    ];
    const keys = fc.constantFrom(
      'callId',
      'clientCallId',
      'offerId',
      'text',
      'resident',
      'note',
      'until',
      'reason',
      '__proto__',
      'constructor',
      'prototype',
      'then',
      'toJSON',
      'length',
    );
    const value = fc.oneof(
      fc.anything(),
      fc.string(),
      fc.constantFrom(null, [], {}, 0, -1, 1e308, '\u0000', '\ud800', { $gt: '' }, new Uint8Array(3)),
    );
    const payload = fc.oneof(
      fc.constantFrom(null, 'text', 5, true, [], [[]], [{}]),
      fc.dictionary(keys, value, { noNullPrototype: true }),
      fc
        .constantFrom(
          '{"__proto__":{"admin":true}}',
          '{"constructor":{"prototype":{"x":1}}}',
          '{"callId":{"__proto__":[]}}',
        )
        .map((s) => JSON.parse(s) as unknown),
      fc.json().map((s) => JSON.parse(s) as unknown),
    );
    const sendable = (given: unknown): unknown => {
      try {
        return given === undefined ? null : JSON.parse(JSON.stringify(given) ?? 'null');
      } catch {
        return null;
      }
    };
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('li', 'wang', 'zhou'),
        fc.constantFrom(...events),
        payload,
        async (name, event, given) => {
          const ack = await byName[name as keyof typeof byName].ask(
            event,
            given instanceof Uint8Array ? given : sendable(given),
          );
          if (ack.ok) return;
          expect(ack.error.code).toMatch(/^(invalid|not_found|forbidden|conflict)$/);
          expect(typeof ack.error.message).toBe('string');
        },
      ),
      { numRuns: 200 },
    );
    // Several arguments, none, bytes, and a nest too deep to walk.
    for (const page of pages) {
      expect(await page.socket.timeout(5000).emitWithAck('call:message')).toMatchObject({ ok: false });
      expect(await page.socket.timeout(5000).emitWithAck('call:message', {}, {}, 3)).toMatchObject({
        ok: false,
      });
      expect(await page.socket.timeout(5000).emitWithAck('call:raise', new Uint8Array(10))).toMatchObject({
        ok: false,
        error: { code: 'invalid' },
      });
    }
    const deep = `${'{"resident":'.repeat(5000)}1${'}'.repeat(5000)}`;
    const answer = new Promise<string>((resolve) => {
      const transport = pages[0]!.socket.io.engine;
      transport.on(
        'data',
        (data: unknown) => typeof data === 'string' && data.startsWith('3/community,999') && resolve(data),
      );
      transport.write(`2/community,999["call:raise",${deep}]`);
    });
    expect(await answer).toContain('"code":"invalid"');
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
    await raise(await t.page('sun'));
  });

  test('after any loss of the line a page shows what a fresh one shows, whatever was done meanwhile; nobody else hears of it', async () => {
    const [li, wang, zhao, zhou] = [
      await t.page('li'),
      await t.page('wang'),
      await t.page('zhao'),
      await t.page('zhou'),
    ];
    const neighbours = [
      await t.page('he'),
      await t.page('lin'),
      await t.page('gao'),
      await t.page('luo'),
      await t.page('qian'),
    ];
    const chen = await t.page('chen'); // of the unit, off duty
    const silence = [...neighbours, chen].map((p) => p.told.length);
    const watched = { li, sun: await t.page('sun'), wang, zhao, zhou };
    const right = async (after: string) => {
      await settled();
      for (const [name, page] of Object.entries(watched)) {
        const fresh = await t.page(name as keyof typeof watched);
        // An officer's page drops what is no longer theirs; a board keeps what was closed today.
        const theirs = (p: Page) =>
          name === 'wang' || name === 'zhao'
            ? mirror(p).filter((c) => c.state === 'active' && c.holder?.id === t.world.ids[name])
            : mirror(p);
        expect([after, name, theirs(page)]).toEqual([after, name, theirs(fresh)]);
        if (name === 'wang' || name === 'zhao')
          expect([after, name, ringsShown(page)]).toEqual([after, name, ringsShown(fresh)]);
        fresh.close();
      }
    };
    await wang.do('duty:start');
    await zhao.do('duty:start');
    const call = await raise(li, {
      summary: '老人要转账',
      resident: { name: '张秀兰', phone: '13912345678', basis: 'consent' },
    });
    const { id: callId } = call;
    await right('raised');
    await li.do('call:amend', { callId, category: 'elder_fraud', summary: '老人已到银行' });
    await right('amended');
    await wang.do('offer:decline', { offerId: (await ringOf(wang, callId)).id });
    await right('declined');
    await t.pass(25);
    await right('lapsed');
    await accept(zhao, callId);
    await right('accepted');
    await li.do('call:message', { callId, clientMessageId: 'm1', text: '在彩塔街支行' });
    await zhao.do('call:message', { callId, clientMessageId: 'm1', text: '马上回电' });
    await right('messaged');
    await zhao.do('call:transfer', { callId, officerId: t.world.ids.wang, note: '请接' });
    await right('transferring');
    await wang.do('offer:decline', { offerId: (await ringOf(wang, callId)).id });
    await right('kept');
    await zhao.do('call:transfer', { callId, officerId: t.world.ids.wang, note: '请接' });
    await accept(wang, callId);
    await right('transferred');
    await wang.do('call:close', { callId, outcome: 'resolved', solved: true, note: '已劝阻' });
    await right('closed');
    await li.do('call:rate', { callId, rating: 4, comment: '很快' });
    await right('rated');
    await li.do('call:reopen', { callId, reason: '又来电话' });
    await right('reopened');
    await t.pass(20);
    await right('the last holder did not answer');
    await zhou.do('call:assign', { callId, officerId: t.world.ids.zhao });
    await right('assigned');
    await wang.do('duty:pause', { reason: 'court' });
    await zhao.do('duty:pause', { reason: 'meeting' });
    await right('everybody paused');
    await zhao.do('duty:resume');
    await right('resumed');
    const second = await raise(li);
    await li.do('call:cancel', { callId: second.id });
    await right('cancelled');

    expect(neighbours.concat(chen).map((p) => p.told.length)).toEqual(silence);
    for (const page of [wang, zhao]) {
      expect(JSON.stringify(page.told)).not.toMatch(/"rating"/);
      for (const ring of page.heard<Ring>('offer:ring')) {
        expect(Object.keys(ring.call).sort()).toEqual([
          'category',
          'community',
          'id',
          'number',
          'raisedAt',
          'state',
          'urgency',
          'version',
        ]);
      }
      expect(JSON.stringify(page.heard('offer:ring'))).not.toMatch(/张秀兰|13912345678|老人/);
    }
    for (const page of [li, zhou, ...neighbours])
      expect(JSON.stringify(page.told)).not.toMatch(/张秀兰|13912345678/);
    // A ring's end is told before the change of the same deed.
    const order = zhao.told.filter(([e]) => e === 'offer:ended' || e === 'call:changed').map(([e]) => e);
    expect(order[0]).toBe('offer:ended');
    // Versions only grow.
    const versions = li
      .heard<CallSummary>('call:changed')
      .filter((c) => c.id === callId)
      .map((c) => c.version);
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
  });

  test('a former holder hears one last change without the words, and then nothing', async () => {
    const [li, wang, zhao] = [await t.page('li'), await t.page('wang'), await t.page('zhao')];
    await wang.do('duty:start');
    await zhao.do('duty:start');
    const { id: callId } = await raise(li, { summary: '秘密的话' });
    await accept(wang, callId);
    await wang.do('call:transfer', { callId, officerId: t.world.ids.zhao, note: '请接' });
    await accept(zhao, callId);
    await settled();
    const last = wang.heard<CallSummary>('call:changed').at(-1)!;
    expect(last).toMatchObject({ id: callId, summary: '', holder: { name: 'zhao' } });
    const heard = wang.told.length;
    await li.do('call:message', { callId, clientMessageId: 'm', text: '给新办理人' });
    await zhao.do('call:close', { callId, outcome: 'advised', solved: false, note: '' });
    await settled();
    expect(wang.told.slice(heard).filter(([e]) => e !== 'duty:changed')).toEqual([]);
  });

  test('what happens while a snapshot is being read is told after it, on every channel', async () => {
    const [li, wang] = [await t.page('li'), await t.page('wang')];
    await wang.do('duty:start');
    const gone = await raise(li);
    await ringOf(wang, gone.id);
    let come: CallSummary | undefined;
    const snapshots = t.hub.app.get(SnapshotsQuery);
    const meanwhile = async <S>(read: Promise<S>, deed: () => Promise<unknown>): Promise<S> => {
      const snapshot = await read;
      await deed();
      await settled();
      return snapshot;
    };
    const { procuratorate, community, coordination } = SnapshotsQuery.prototype;
    snapshots.procuratorate = (actor) =>
      meanwhile(procuratorate.call(snapshots, actor), async () => {
        await li.do('call:cancel', { callId: gone.id });
        come = await raise(li);
      });
    snapshots.community = (actor) =>
      meanwhile(community.call(snapshots, actor), () => li.do('call:cancel', { callId: come!.id }));
    snapshots.coordination = (actor) =>
      meanwhile(coordination.call(snapshots, actor), () =>
        wang.do('duty:pause', { reason: 'court' }).then(() => t.pass(1)),
      );
    const again = await t.page('wang');
    await settled();
    expect(ringsShown(again)).toEqual([(await ringOf(wang, come!.id)).id]);
    const other = await t.page('li');
    await settled();
    const after = other.told.slice(other.told.findIndex(([event]) => event === 'snapshot'));
    expect(after).toContainEqual([
      'call:progress',
      expect.objectContaining({ callId: come!.id, ringing: [] }),
    ]);
    expect(mirror(other).find((c) => c.id === come!.id)?.state ?? 'cancelled').toBe('cancelled');
    const zhou = await t.page('zhou');
    await settled();
    expect(zhou.told.slice(zhou.told.findIndex(([event]) => event === 'snapshot'))).toContainEqual([
      'duty:changed',
      expect.objectContaining({ paused: { reason: 'court' } }),
    ]);
  });

  test('a page that left before it was welcomed is not taken for awake', async () => {
    const token = await t.token('wang');
    const wang = await t.page('wang');
    await wang.do('duty:start');
    wang.close();
    // Pages that leave before they were welcomed.
    for (let i = 0; i < 10; i++) {
      const passing = openPage(t.base, 'procuratorate', token);
      await new Promise((next) => setTimeout(next, i));
      void passing.then(
        (p) => p.close(),
        () => undefined,
      );
      await passing.catch(() => undefined);
    }
    await settled();
    await t.pass(30);
    const zhou = await t.page('zhou');
    expect((await zhou.hear('snapshot')).onDuty).toMatchObject([{ officer: { name: 'wang' }, live: false }]);
  });
});

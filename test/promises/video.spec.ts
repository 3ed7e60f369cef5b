/** 视频连线: who may be in one, that there is one, how pages come and go, and what the journal says of it. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type {
  VideoEnded,
  VideoJoined,
  VideoLeft,
  VideoRing,
  VideoSignal,
  VideoStarted,
} from '../../src/protocol/conversation/video.js';
import type { Ring } from '../../src/protocol/calls/ring.js';
import { DATABASES } from '../databases.js';
import { openTestHub, settled, type TestHub } from '../hub.js';
import { accept, openPage, raise, type Page } from '../page.js';
import type { Username } from '../world.js';

const OFFER = { type: 'offer', sdp: 'v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\n' };
const ORIGIN = 'http://localhost:0';
const codeOf = (ack: { ok: boolean; error?: { code: string } }) => (ack.ok ? 'ok' : ack.error!.code);

describe.each(DATABASES)('a video call, on %s', (kind) => {
  let t: TestHub;
  let li: Page;
  let wang: Page;
  let callId: string;
  const pages: Page[] = [];
  beforeEach(async () => {
    t = await openTestHub(kind, {
      YIHU_STUN_URLS: 'stun:turn.example.cn',
      YIHU_TURN_URLS: 'turns:turn.example.cn:443?transport=tcp',
      YIHU_TURN_SECRET: 'dGhpcyBpcyBhIHNlY3JldCBvZiB0aGUgdGVzdHM',
      ALLOWED_ORIGINS: ORIGIN,
    });
    [li, wang] = [await t.page('li'), await t.page('wang')];
    await wang.do('duty:start');
    callId = (await raise(li)).id;
    await accept(wang, callId);
  });
  afterEach(async () => {
    for (const page of pages.splice(0)) page.close();
    await t.close();
  });

  const start = (page: Page, peerId?: string): Promise<VideoStarted> =>
    page.do('video:start', { callId, ...(peerId && { peerId }) });
  const both = async () => {
    const first = await start(li);
    const second = await start(wang);
    return { videoId: first.videoId, li: first.peerId, wang: second.peerId };
  };
  const deeds = async (who: Username = 'zhou') =>
    (
      (await t.http(who, 'GET', `/api/calls/${callId}/timeline`)).body.items as {
        deed: string;
        data: object;
      }[]
    ).filter(({ deed }) => deed.startsWith('video'));
  const another = async (who: Username, namespace: 'community' | 'procuratorate') => {
    const page = await openPage(t.base, namespace, await t.token(who));
    pages.push(page);
    return page;
  };
  const guest = async (url: string, name = '手语翻译 周') => {
    const link = new URL(url).hash.slice(1);
    const { status, body } = await t.http(null, 'POST', '/api/video-guests', { link, name });
    if (status !== 200) return { status, body, page: undefined };
    const page = await openPage(t.base, 'guest', body.token as string);
    pages.push(page);
    return { status, body, page };
  };

  test('rings whoever holds the call, and each hears the other come, speak and end', async () => {
    const first = await start(li);
    expect(first).toMatchObject({ peers: [] });
    const ring = await wang.hear<VideoRing>('video:ring');
    expect(ring).toEqual({
      videoId: first.videoId,
      callId,
      from: { peerId: first.peerId, person: { id: t.world.ids.li, name: 'li' }, side: 'community' },
    });
    const second = await start(wang);
    expect(second).toMatchObject({
      videoId: first.videoId,
      peers: [{ peerId: first.peerId, side: 'community' }],
    });
    const joined = await li.hear<VideoJoined>('video:joined');
    expect(joined.peer).toMatchObject({
      peerId: second.peerId,
      person: { id: t.world.ids.wang },
      side: 'officer',
    });

    expect(
      await wang.do('video:signal', { videoId: first.videoId, to: first.peerId, description: OFFER }),
    ).toEqual({});
    expect(await li.hear<VideoSignal>('video:signal')).toEqual({
      videoId: first.videoId,
      from: second.peerId,
      description: OFFER,
    });
    const candidate = { candidate: '', sdpMid: null, sdpMLineIndex: 0, usernameFragment: 'abcd' };
    await li.do('video:signal', { videoId: first.videoId, to: second.peerId, candidate });
    expect((await wang.hear<VideoSignal>('video:signal')).candidate).toEqual(candidate);

    expect(await li.do('video:end', { videoId: first.videoId })).toEqual({});
    for (const page of [li, wang])
      expect(await page.hear<VideoEnded>('video:ended')).toEqual({ videoId: first.videoId, why: 'ended' });
    // Again is no error, and another begins anew.
    expect(await wang.do('video:end', { videoId: first.videoId })).toEqual({});
    expect((await start(wang)).videoId).not.toBe(first.videoId);
  });

  test('is one, though two begin at the same instant, and tells how to find each other', async () => {
    const [a, b] = await Promise.all([start(li), start(wang)]);
    expect(a.videoId).toBe(b.videoId);
    expect([...a.peers, ...b.peers]).toHaveLength(1);
    const [stun, turn] = a.iceServers;
    expect(stun).toEqual({ urls: ['stun:turn.example.cn'] });
    expect(turn).toMatchObject({ urls: ['turns:turn.example.cn:443?transport=tcp'] });
    expect(turn!.username).toBe(`${t.clock.now() / 1000 + 6 * 3600}:${a.peerId}`);
    const rows = await t.foundations.store.read.rows('select id from video_call');
    expect(rows).toHaveLength(1);
  });

  test('ended by both at the same instant it ends once, and nobody is told an error', async () => {
    const { videoId } = await both();
    const acks = await Promise.all([li, wang, li, wang].map((page) => page.ask('video:end', { videoId })));
    expect(acks.map(codeOf)).toEqual(['ok', 'ok', 'ok', 'ok']);
    expect((await deeds()).map(({ deed }) => deed)).toEqual(['video_began', 'video_ended']);
  });

  test('who was invited from elsewhere is not the community: no contact is made with them', async () => {
    const { videoId } = await start(wang);
    await wang.do('video:invite', { videoId, personId: t.world.ids.qian });
    const qian = await t.page('qian');
    expect((await start(qian)).videoId).toBe(videoId);
    expect((await deeds()).map(({ data }) => data)).toEqual([{ holder: false }]);
  });

  test('is for who reads and writes in the call: nobody else learns of it', async () => {
    const { videoId, wang: to } = await both();
    const told: Partial<Record<Username, string>> = {
      qian: 'not_found',
      he: 'not_found',
      chen: 'not_found',
      lin: 'not_found',
    };
    for (const [who, code] of Object.entries(told) as [Username, string][]) {
      const page = await t.page(who);
      const asked = [
        ['video:start', { callId }],
        ['video:invite', { videoId }],
        ['video:signal', { videoId, to, description: OFFER }],
        ['video:consent', { videoId, how: 'aloud', given: true }],
        ['video:put-out', { videoId, peerId: to }],
        ['video:end', { videoId }],
      ] as const;
      for (const [event, payload] of asked)
        expect([who, event, codeOf(await page.ask(event, payload))]).toEqual([who, event, code]);
      expect((await t.http(who, 'GET', `/api/calls/${callId}/video`)).status).toBe(404);
    }
    expect((await t.http('zhou', 'GET', `/api/calls/${callId}/video`)).status).toBe(403);
    expect((await t.http('sun', 'GET', `/api/calls/${callId}/video`)).body).toMatchObject({
      video: { videoId, peers: [{ side: 'community' }, { side: 'officer' }] },
    });
    // A colleague who is not in it speaks to nobody there.
    const sun = await t.page('sun');
    expect(codeOf(await sun.ask('video:signal', { videoId, to, description: OFFER }))).toBe('conflict');
    expect(codeOf(await sun.ask('video:end', { videoId }))).toBe('conflict');
    await settled();
    expect(wang.heard('video:signal')).toEqual([]);
    expect(wang.heard('video:ended')).toEqual([]);
  });

  test('is none before somebody handles the call or once it is closed, and ends with it at once', async () => {
    const other = await raise(await t.page('sun'));
    expect(codeOf(await (await t.page('sun')).ask('video:start', { callId: other.id }))).toBe('conflict');
    const { videoId } = await both();
    await wang.do('call:close', { callId, outcome: 'resolved', solved: true, note: '' });
    for (const page of [li, wang])
      expect(await page.hear<VideoEnded>('video:ended')).toEqual({ videoId, why: 'call_over' });
    expect(codeOf(await li.ask('video:start', { callId }))).toBe('conflict');
    expect(codeOf(await wang.ask('video:start', { callId }))).toBe('conflict');
    expect((await deeds()).map(({ deed }) => deed)).toEqual(['video_began', 'video_ended']);
  });

  test('is none of a drill', async () => {
    await wang.do('call:close', { callId, outcome: 'resolved', solved: true, note: '' });
    const drill = await t.http('zhou', 'POST', '/api/watch/drills', { communityId: t.world.community.caita });
    const { call } = await wang.hear<Ring>('offer:ring', (ring) => ring.call.id !== callId);
    expect(drill.status).toBe(201);
    await accept(wang, call.id);
    expect(codeOf(await wang.ask('video:start', { callId: call.id }))).toBe('conflict');
    expect(codeOf(await li.ask('video:start', { callId: call.id }))).toBe('not_found');
  });

  test('puts out at once whoever the call is not for any longer, as it becomes guarded', async () => {
    const sun = await t.page('sun');
    const { videoId, peerId } = await start(sun);
    await both();
    await wang.do('call:amend', { callId, category: 'domestic_violence' });
    expect(await sun.hear<VideoEnded>('video:ended')).toEqual({ videoId, why: 'put_out' });
    expect(await li.hear<VideoLeft>('video:left')).toEqual({ videoId, peerId });
    expect(codeOf(await sun.ask('video:start', { callId }))).toBe('forbidden');
  });

  test('goes on with whoever takes the call, who is rung, and puts out who held it', async () => {
    const { videoId, wang: gone } = await both();
    const zhao = await t.page('zhao');
    await zhao.do('duty:start');
    await wang.do('call:transfer', { callId, officerId: t.world.ids.zhao, note: '请接' });
    await accept(zhao, callId);
    expect(await wang.hear<VideoEnded>('video:ended')).toEqual({ videoId, why: 'put_out' });
    expect(await li.hear<VideoLeft>('video:left')).toEqual({ videoId, peerId: gone });
    expect((await zhao.hear<VideoRing>('video:ring')).videoId).toBe(videoId);
    expect(codeOf(await wang.ask('video:start', { callId }))).toBe('forbidden');
    expect((await start(zhao)).videoId).toBe(videoId);
    expect(li.heard('video:ended')).toEqual([]);
  });

  test('waits for a page that is gone for 30 s and knows it again; then it is gone, and the other is not left waiting', async () => {
    const { videoId, wang: peerId } = await both();
    wang.close();
    await t.pass(20);
    expect(li.heard('video:left')).toEqual([]);
    const back = await another('wang', 'procuratorate');
    expect(await start(back, peerId)).toMatchObject({ videoId, peerId });
    expect((await li.hear<VideoJoined>('video:joined', (j) => j.peer.peerId === peerId)).videoId).toBe(
      videoId,
    );
    await li.do('video:signal', { videoId, to: peerId, description: OFFER });
    expect((await back.hear<VideoSignal>('video:signal')).videoId).toBe(videoId);
    await t.pass(120);
    expect(li.heard('video:left')).toEqual([]);

    back.close();
    await settled();
    await t.pass(36);
    expect(await li.hear<VideoLeft>('video:left')).toEqual({ videoId, peerId });
    await t.pass(126);
    expect(await li.hear<VideoEnded>('video:ended')).toEqual({ videoId, why: 'alone' });
    expect((await deeds()).at(-1)).toMatchObject({
      deed: 'video_ended',
      data: { why: 'alone', people: [t.world.ids.li, t.world.ids.wang], guests: 0 },
    });
  });

  test('a person is in it with one page: the next takes its place; nobody takes another’s', async () => {
    const { videoId, wang: peerId, li: own } = await both();
    const second = await another('wang', 'procuratorate');
    const again = await start(second);
    expect(again).toMatchObject({ videoId, peers: [{ peerId: own }] });
    expect(again.peerId).not.toBe(peerId);
    expect(await wang.hear<VideoEnded>('video:ended')).toEqual({ videoId, why: 'elsewhere' });
    expect(await li.hear<VideoLeft>('video:left')).toEqual({ videoId, peerId });
    expect(codeOf(await wang.ask('video:signal', { videoId, to: own, description: OFFER }))).toBe('conflict');
    // With the peerId of somebody else one is oneself.
    const sun = await start(await t.page('sun'), own);
    expect(sun.peerId).not.toBe(own);
    expect(sun.peers).toHaveLength(2);
  });

  test('a page that goes on in another call is waited for there when the one before ends', async () => {
    const { videoId: first } = await both();
    const { id: other } = await raise(li);
    await accept(wang, other);
    const { videoId, peerId } = await li.do('video:start', { callId: other });
    await wang.do('video:start', { callId: other });
    expect(await wang.do('video:end', { videoId: first })).toEqual({});
    await li.hear<VideoEnded>('video:ended', (ended) => ended.videoId === first);
    await t.pass(90);
    expect(wang.heard('video:left')).toEqual([]);
    const { body } = await t.http('li', 'GET', `/api/calls/${other}/video`);
    expect(body).toMatchObject({ video: { videoId, peers: [{ peerId }, { side: 'officer' }] } });
    await wang.do('video:end', { videoId });
    await li.hear<VideoEnded>('video:ended', (ended) => ended.videoId === videoId);
    await t.pass(20);
    expect(li.heard('video:ended')).toHaveLength(2);
  });

  test('a colleague does not say no for who asked; where the officer asks, they may', async () => {
    const { videoId } = await start(li);
    const sun = await t.page('sun');
    expect(codeOf(await sun.ask('video:end', { videoId }))).toBe('conflict');
    expect(li.heard('video:ended')).toEqual([]);
    await li.do('video:end', { videoId });
    const { videoId: second } = await start(wang);
    expect(await sun.do('video:end', { videoId: second })).toEqual({});
    expect(await wang.hear<VideoEnded>('video:ended', (ended) => ended.videoId === second)).toMatchObject({
      why: 'declined',
    });
  });

  test('at a shared device it is theirs who has it in hand: while they speak, and no longer', async () => {
    const asked = { kind: 'community', communityId: t.world.community.caita };
    const { code } = (await t.http('zhou', 'POST', '/api/devices', asked)).body;
    const { headers } = await t.http(null, 'POST', '/api/auth/enrol', { code });
    const extraHeaders = { cookie: headers.get('set-cookie')!.split(';')[0]!, origin: ORIGIN };
    const inHand = (personId: string | null) =>
      t.http(null, 'POST', '/api/device/person', { personId }, extraHeaders);
    const device = await openPage(t.base, 'community', undefined, { extraHeaders });
    pages.push(device);
    expect(codeOf(await device.ask('video:start', { callId }))).toBe('forbidden');
    await inHand(t.world.ids.sun);
    const { videoId, peerId } = await start(device);
    await start(wang);
    // Who speaks for longer than a quiet half hour touches nothing, and still has it.
    await t.pass(31 * 60);
    expect(wang.heard('video:left')).toEqual([]);
    await device.do('video:consent', { videoId, how: 'aloud', given: true });
    expect((await inHand(t.world.ids.li)).status).toBeLessThan(300);
    await t.pass(6);
    expect(await device.hear<VideoEnded>('video:ended')).toEqual({ videoId, why: 'put_out' });
    expect(await wang.hear<VideoLeft>('video:left')).toEqual({ videoId, peerId });
    await start(device);
    await inHand(null);
    await t.pass(6);
    expect(wang.heard('video:left')).toHaveLength(2);
    expect(codeOf(await device.ask('video:start', { callId }))).toBe('forbidden');
  });

  test('has three seats: a fourth is told, and comes when one is free', async () => {
    await both();
    const sun = await t.page('sun');
    const { videoId } = await start(sun);
    await wang.do('help:ask', {
      callId,
      officerId: t.world.ids.wu,
      what: '请一起看看',
      answerBy: new Date(t.clock.now() + 3_600_000).toISOString(),
    });
    const wu = await t.page('wu');
    const { items } = (await t.http('wu', 'GET', '/api/help')).body;
    await wu.do('help:agree', { helpId: items[0].id });
    expect(codeOf(await wu.ask('video:start', { callId }))).toBe('conflict');
    expect(codeOf(await wang.ask('video:invite', { videoId }))).toBe('conflict');
    sun.close();
    await settled();
    await t.pass(36);
    expect((await start(wu)).videoId).toBe(videoId);
    // Who helps leaves, and ends nothing for the others.
    await wu.do('video:end', { videoId });
    await li.hear<VideoLeft>('video:left', (left) => left.videoId === videoId);
    expect(li.heard('video:ended')).toEqual([]);
  });

  test('writes down how the resident was asked; a no ends it', async () => {
    const { videoId } = await both();
    expect(await li.do('video:consent', { videoId, how: 'sign', given: true })).toEqual({});
    expect(await wang.hear('video:consented')).toEqual({ videoId, how: 'sign' });
    await wang.do('video:consent', { videoId, how: 'aloud', given: true });
    expect(await start(wang)).toMatchObject({ consent: 'sign' });
    expect((await deeds('li')).map(({ deed, data }) => [deed, data])).toEqual([
      ['video_began', { holder: true }],
      ['video_consented', { how: 'sign', given: true }],
    ]);
    await t.pass(90);
    await wang.do('video:consent', { videoId, how: 'aloud', given: false });
    expect(await li.hear<VideoEnded>('video:ended')).toEqual({ videoId, why: 'refused' });
    expect((await deeds()).slice(2).map(({ data }) => data)).toEqual([
      { how: 'aloud', given: false },
      { why: 'refused', seconds: 90, people: [t.world.ids.li, t.world.ids.wang], guests: 0 },
    ]);
  });

  test('a link lets one person in, once, to this and to nothing else; the holder may put them out', async () => {
    const { videoId, li: own } = await both();
    // To be invited to where one is already makes nobody a guest.
    await li.do('video:invite', { videoId, personId: t.world.ids.wang });
    const { url } = await wang.do('video:invite', { videoId });
    expect(url).toMatch(/\/guest#[\w-]{43}$/);
    expect((await guest(`${t.base}/guest#${'a'.repeat(43)}`)).body).toMatchObject({ code: 'not_found' });
    const opened = await guest(url);
    const third = opened.page!;
    expect((await guest(url)).body).toMatchObject({ code: 'conflict' });

    const there: VideoStarted = await third.do('video:start');
    expect(there.peers.map(({ person }) => person)).toEqual([
      { id: own, name: 'li' },
      { id: expect.any(String), name: 'wang', title: '检察官' },
    ]);
    expect(JSON.stringify(there)).not.toContain(t.world.ids.li);
    expect(
      (await li.hear<VideoJoined>('video:joined', ({ peer }) => peer.side === 'guest')).peer.person.name,
    ).toBe('手语翻译 周');
    await third.do('video:signal', { videoId, to: own, description: OFFER });
    expect((await li.hear<VideoSignal>('video:signal')).from).toBe(there.peerId);
    // Nothing else is theirs: no other event, no other namespace, no route.
    for (const event of ['call:message', 'video:invite', 'video:consent'])
      expect(codeOf(await third.ask(event, { callId, videoId }))).toBe('invalid');
    const { token } = opened.body as { token: string };
    for (const namespace of ['community', 'procuratorate', 'coordination'] as const)
      await expect(openPage(t.base, namespace, token)).rejects.toMatchObject({ code: 'unauthenticated' });
    expect((await fetch(`${t.base}/api/me`, { headers: { authorization: `Bearer ${token}` } })).status).toBe(
      401,
    );
    await expect(openPage(t.base, 'guest', await t.token('li'))).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    const kept = await t.foundations.store.read.rows('select * from guest_session');
    expect(JSON.stringify(kept)).not.toMatch(/手语翻译/);

    // Who is of the call is put out by nobody.
    expect(codeOf(await li.ask('video:put-out', { videoId, peerId: there.peers[1]!.peerId }))).toBe(
      'forbidden',
    );
    await wang.do('video:put-out', { videoId, peerId: there.peerId });
    expect(await third.hear<VideoEnded>('video:ended')).toEqual({ videoId, why: 'put_out' });
    await expect(openPage(t.base, 'guest', token)).rejects.toMatchObject({ code: 'unauthenticated' });
    await wang.do('video:end', { videoId });
    expect((await deeds()).at(-1)).toMatchObject({ data: { guests: 1 } });
    // What they called themselves is kept nowhere.
    expect(await t.foundations.store.read.rows('select id from guest_session')).toEqual([]);
  });

  test('a link is good for 15 minutes, and ends with the video call', async () => {
    const { videoId } = await both();
    const { url: early } = await wang.do('video:invite', { videoId });
    await t.pass(901);
    expect((await guest(early)).body).toMatchObject({ code: 'conflict' });
    const { url } = await wang.do('video:invite', { videoId });
    const { page: third } = await guest(url);
    await third!.do('video:start');
    const { url: late } = await li.do('video:invite', { videoId }).catch(() => ({ url: '' }));
    expect(late).toBe('');
    await li.do('video:end', { videoId });
    expect(await third!.hear<VideoEnded>('video:ended')).toEqual({ videoId, why: 'ended' });
    expect((await guest(url)).body).toMatchObject({ code: 'conflict' });
  });

  test('somebody of the unit is invited by name and rung; of a guarded call by its holder alone', async () => {
    await wang.do('call:amend', { callId, category: 'minors' });
    const { videoId } = await both();
    const wu = await t.page('wu');
    expect(codeOf(await wu.ask('video:start', { callId }))).toBe('not_found');
    expect(codeOf(await li.ask('video:invite', { videoId, personId: t.world.ids.wu }))).toBe('forbidden');
    for (const who of ['lin', 'deng'] as const)
      expect(codeOf(await wang.ask('video:invite', { videoId, personId: t.world.ids[who] }))).toBe('invalid');
    expect(await wang.do('video:invite', { videoId, personId: t.world.ids.wu })).toEqual({});
    expect(await wu.hear<VideoRing>('video:ring')).toMatchObject({ videoId, callId });
    expect((await start(wu)).videoId).toBe(videoId);
    expect(codeOf(await wu.ask('video:invite', { videoId }))).toBe('forbidden');
    expect(codeOf(await wu.ask('video:consent', { videoId, how: 'aloud', given: true }))).toBe('forbidden');
    // The call itself is none of theirs.
    expect((await t.http('wu', 'GET', `/api/calls/${callId}`)).status).toBe(404);
    // A colleague of the community sees its row, and hears nothing of it.
    const sun = await t.page('sun');
    expect(codeOf(await sun.ask('video:start', { callId }))).toBe('forbidden');
    await wu.do('video:end', { videoId });
    await settled();
    expect(sun.heard('video:left')).toEqual([]);
  });

  test('survives what it cannot use: too long, too many, to nobody, both at once', async () => {
    const { videoId, li: to } = await both();
    const long = await wang.ask('video:signal', {
      videoId,
      to,
      description: { type: 'offer', sdp: 'a'.repeat(60 * 1024) },
    });
    expect(long).toMatchObject({
      ok: false,
      error: { code: 'invalid', fields: { 'description.sdp': expect.stringContaining('32768') } },
    });
    for (const signal of [
      {},
      { description: OFFER, candidate: { candidate: '' } },
      { description: { type: 'answer' } },
      { candidate: { candidate: 'a'.repeat(1025) } },
      { candidate: [] },
    ])
      expect(codeOf(await wang.ask('video:signal', { videoId, to, ...signal }))).toBe('invalid');
    expect(codeOf(await wang.ask('video:signal', { videoId, to: 'nobody', description: OFFER }))).toBe(
      'conflict',
    );
    const acks = await Promise.all(
      Array.from({ length: 1000 }, (_, n) =>
        wang.ask('video:signal', { videoId, to, candidate: { candidate: `c${n}` } }),
      ),
    );
    const codes = acks.map(codeOf);
    expect(new Set(codes)).toEqual(new Set(['ok', 'too_many_requests']));
    expect(codes.filter((code) => code === 'ok').length).toBeLessThanOrEqual(600);
    // It used up nothing of what messages may be.
    await wang.do('call:message', { callId, clientMessageId: crypto.randomUUID(), text: '我在' });
    expect(await wang.do('video:end', { videoId })).toEqual({});
    expect(codeOf(await li.ask('video:signal', { videoId, to, description: OFFER }))).toBe('conflict');
  });

  test('is known by its rows: a hub that starts anew lets its pages come back and leaves nobody waiting', async () => {
    const { videoId, li: peerId } = await both();
    const token = await t.token('li');
    await t.restart();
    const page = await openPage(t.base, 'community', token);
    pages.push(page);
    expect(await page.do('video:start', { callId, peerId })).toMatchObject({
      videoId,
      peerId,
      peers: [{ side: 'officer' }],
    });
    await t.pass(60);
    expect(await page.hear<VideoLeft>('video:left')).toMatchObject({ videoId });
    page.close();
    await settled();
    await t.pass(60);
    const open = await t.foundations.store.read.rows('select id from video_call where ended_at is null');
    expect(open).toEqual([]);
    expect(await t.foundations.store.read.rows('select id from video_peer where left_at is null')).toEqual(
      [],
    );
  });
});

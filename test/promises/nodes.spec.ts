/** Two nodes on one PostgreSQL that hear nothing of each other: what crosses, crosses by the rows. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { CatchUpService } from '../../src/channels/catch-up.service.js';
import { openFoundations, openHub, type Hub } from '../../src/hub.js';
import { Publisher } from '../../src/realtime/publisher.js';
import { HintLink } from '../../src/realtime/hint-link.js';
import { SessionsService } from '../../src/access/sessions.service.js';
import type { CallSummary } from '../../src/protocol/calls/call-summary.js';
import type { Ring } from '../../src/protocol/calls/ring.js';
import { openTestHub, settled, type TestHub } from '../hub.js';
import { pdf } from '../files/documents.js';
import { fetchFile, sendFile } from '../files/send.js';
import { accept, openPage, raise, ringOf, type Page } from '../page.js';
import { PASSWORD, type Username } from '../world.js';

let t: TestHub;
let other: Hub;
const pages: Page[] = [];
const ORIGIN = 'http://localhost:0';
const PIN = '482915';
beforeEach(async () => {
  t = await openTestHub('postgres', { ALLOWED_ORIGINS: ORIGIN });
  other = await openHub(await openFoundations(t.foundations.config, t.clock));
});
afterEach(async () => {
  for (const page of pages.splice(0)) page.close();
  await other.close();
  await t.close();
});

const there = () => `http://127.0.0.1:${other.port}`;
const pageThere = async (
  username: Username,
  namespace: 'community' | 'procuratorate' | 'coordination',
  token?: string,
) => {
  const page = await openPage(there(), namespace, token ?? (await t.token(username)));
  pages.push(page);
  return page;
};
const askThere = async (username: Username, method: string, path: string) =>
  fetch(there() + path, { method, headers: { authorization: `Bearer ${await t.token(username)}` } });

describe('a ring', () => {
  test('that another node began is told within 2 s, once, to every page that has not said it came', async () => {
    const worker = await t.page('li');
    const here = await t.page('wang');
    const second = await t.hub.app.get(SessionsService).open(t.world.ids.wang, 'bearer', 'second');
    const elsewhere = await pageThere('wang', 'procuratorate', second.token);
    await here.do('duty:start');
    const call = await raise(worker);
    const { id: offerId } = await ringOf(here, call.id);
    // The page here has it: that is no word about the other one.
    await here.do('offer:received', { offerId });
    expect(elsewhere.heard('offer:ring')).toEqual([]);
    await t.pass(1);
    expect(elsewhere.heard<Ring>('offer:ring').map((r) => r.id)).toEqual([offerId]);
    await elsewhere.do('offer:received', { offerId });
    await t.pass(5);
    expect(elsewhere.heard('offer:ring')).toHaveLength(1);
    expect(here.heard('offer:ring')).toHaveLength(1);
  });

  test('that nobody received is told again by the node that has the page', async () => {
    const worker = await t.page('li');
    const officer = await pageThere('wang', 'procuratorate');
    await officer.do('duty:start');
    const call = await raise(worker);
    await t.pass(1);
    expect((await ringOf(officer, call.id)).call.id).toBe(call.id);
    await t.pass(2);
    expect(officer.heard('offer:ring')).toHaveLength(2);
    await t.pass(5);
    expect(officer.heard('offer:ring')).toHaveLength(2);
  });
});

describe('what a node committed and told nobody, as where it died between the two,', () => {
  interface Seen {
    calls: CallSummary[];
    onDuty: { officer: { id: string }; onDuty: boolean }[];
  }
  const stateOf = ({ calls }: Seen, id: string) => calls.find((c) => c.id === id)?.state;

  test('is told within 2 s by the others, to whom it concerns', async () => {
    const neighbour = await t.page('sun');
    const coordinator = await t.page('zhou');
    const stranger = await t.page('gao');
    const worker = await pageThere('li', 'community');
    const officer = await pageThere('wang', 'procuratorate');
    await officer.do('duty:start');
    await t.pass(3);
    other.app.get(Publisher).mute();
    const before = stranger.told.length;
    const told = (page: Page, fits: (seen: Seen) => boolean) => page.hear<Seen>('snapshot', fits);

    const call = await raise(worker);
    expect(neighbour.heard<Seen>('snapshot').some((s) => stateOf(s, call.id))).toBe(false);
    await t.pass(2);
    await told(neighbour, (s) => stateOf(s, call.id) === 'ringing');
    await told(coordinator, (s) => stateOf(s, call.id) === 'ringing');

    const again = await pageThere('wang', 'procuratorate');
    const [ring] = again.heard<{ offers: Ring[] }>('snapshot').at(-1)!.offers;
    await again.do('offer:accept', { offerId: ring!.id });
    await t.pass(2);
    await told(neighbour, (s) => stateOf(s, call.id) === 'active');
    await told(coordinator, (s) => stateOf(s, call.id) === 'active');

    await again.do('call:close', { callId: call.id, outcome: 'advised', solved: true, note: '已告知' });
    await worker.do('call:rate', { callId: call.id, rating: 5 });
    await t.pass(2);
    await told(neighbour, ({ calls }) => calls.some((c) => c.id === call.id && c.rating === 5));

    await again.do('duty:end');
    await t.pass(2);
    await told(coordinator, ({ onDuty }) =>
      onDuty.every((o) => o.officer.id !== t.world.ids.wang || !o.onDuty),
    );
    expect(stranger.told).toHaveLength(before);
  });

  test('is told once: what was told in time is not told again', async () => {
    const worker = await t.page('li');
    const coordinator = await t.page('zhou');
    const officer = await t.page('wang');
    await officer.do('duty:start');
    await accept(officer, (await raise(worker)).id);
    await coordinator.hear('call:changed', (c: CallSummary) => c.state === 'active');
    await t.pass(5);
    for (const page of [worker, coordinator, officer]) expect(page.heard('snapshot')).toHaveLength(1);
  });
});

describe('what somebody has just done is true for them on every node', () => {
  test('a department, a person and their first sign-in', async () => {
    const made = await t.http('xie', 'POST', '/api/places/departments', { name: '第九检察部' });
    expect(made.status).toBeLessThan(300);
    expect(await (await askThere('xie', 'GET', '/api/places')).text()).toContain('第九检察部');

    const password = 'lamp-river-4471-violet';
    const account = await t.http('xie', 'POST', '/api/people', {
      username: 'newcomer',
      name: '新人',
      roles: ['worker'],
      communityIds: [t.world.community.caita],
      password,
    });
    expect(account.status).toBe(201);
    const signedIn = await fetch(`${there()}/api/auth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'newcomer', password }),
    });
    expect(signedIn.status).toBe(200);
  });

  test('a session of somebody new, and rights that were taken', async () => {
    const account = await t.http('xie', 'POST', '/api/people', {
      username: 'newcomer',
      name: '新人',
      roles: ['worker'],
      communityIds: [t.world.community.caita],
      password: 'lamp-river-4471-violet',
    });
    const { token } = await t.hub.app.get(SessionsService).open(account.body.id, 'bearer', 'test');
    const me = () => fetch(`${there()}/api/me`, { headers: { authorization: `Bearer ${token}` } });
    expect((await me()).status).toBe(200);
    expect((await t.http('xie', 'PATCH', `/api/people/${account.body.id}`, { disabled: true })).status).toBe(
      200,
    );
    expect((await me()).status).toBe(401);
  });
});

describe('a video call', () => {
  test('that two nodes begin at the same instant is one; what ends on the other is told here from the rows', async () => {
    const worker = await t.page('li');
    const officer = await pageThere('wang', 'procuratorate');
    await officer.do('duty:start');
    const { id: callId } = await raise(worker);
    await t.pass(1);
    await officer.do('offer:accept', { offerId: (await ringOf(officer, callId)).id });
    const [mine, theirs] = await Promise.all([
      worker.do('video:start', { callId }),
      officer.do('video:start', { callId }),
    ]);
    const { videoId } = mine as { videoId: string };
    expect(theirs.videoId).toBe(videoId);
    await t.pass(90);
    expect(worker.heard('video:ended')).toEqual([]);
    await officer.do('call:close', { callId, outcome: 'resolved', solved: true, note: '' });
    await t.pass(6);
    expect(worker.heard('video:ended')).toEqual([{ videoId, why: 'call_over' }]);
    expect(officer.heard('video:ended')).toEqual([{ videoId, why: 'call_over' }]);
  });
});

describe('while hints are lost', () => {
  const lost = () => other.app.get(HintLink).trouble('unanswered');
  const look = async () => {
    await other.app.get(CatchUpService).look();
    await settled();
  };

  test('pages on the other node are told from the rows: whose call changed, and nobody else', async () => {
    const worker = await t.page('li');
    const neighbour = await pageThere('sun', 'community');
    const stranger = await pageThere('he', 'community');
    const officer = await t.page('wang');
    const sameOfficer = await pageThere('wang', 'procuratorate');
    const board = await pageThere('zhou', 'coordination');
    lost();
    await look();
    await officer.do('duty:start');
    const call = await raise(worker);
    await look();
    const states = (page: Page) =>
      page
        .heard<{ calls: CallSummary[] }>('snapshot')
        .at(-1)!
        .calls.filter((c) => c.id === call.id)
        .map((c) => c.state);
    const offers = () => sameOfficer.heard<{ offers: Ring[] }>('snapshot').at(-1)!.offers.length;
    expect([states(neighbour), states(board), offers()]).toEqual([['ringing'], ['ringing'], 1]);
    expect(stranger.heard('snapshot')).toHaveLength(2);

    // A ring that was answered there stops here.
    await officer.do('offer:accept', { offerId: (await ringOf(officer, call.id)).id });
    await look();
    expect([states(neighbour), states(board), states(sameOfficer), offers()]).toEqual([
      ['active'],
      ['active'],
      ['active'],
      0,
    ]);
    const told = neighbour.heard('snapshot').length;
    await look();
    expect(neighbour.heard('snapshot')).toHaveLength(told);
  });

  test('what officers say among themselves reaches their pages there, and gives the community nothing new', async () => {
    const worker = await t.page('li');
    const neighbour = await pageThere('sun', 'community');
    const officer = await t.page('wang');
    await officer.do('duty:start');
    const call = await raise(worker);
    await officer.do('offer:accept', { offerId: (await ringOf(officer, call.id)).id });
    const sameOfficer = await pageThere('wang', 'procuratorate');
    lost();
    await look();
    const told = neighbour.heard('snapshot').length;
    await officer.do('thread:say', { callId: call.id, clientMessageId: 'a', text: '内部的话' });
    await look();
    expect(sameOfficer.heard('snapshot').at(-1)).toMatchObject({ threads: [{ callId: call.id, last: 1 }] });
    expect(neighbour.heard('snapshot')).toHaveLength(told);
  });

  test('who was signed out or changed on one node is shown out on the other', async () => {
    const { token } = await t.hub.app.get(SessionsService).open(t.world.ids.wang, 'bearer', 'second');
    const page = await pageThere('wang', 'procuratorate', token);
    const gone = new Promise((resolve) => page.socket.once('disconnect', resolve));
    lost();
    await fetch(`${t.base}/api/auth/logout`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
    });
    await look();
    expect(await gone).toBe('io server disconnect');
  });

  test('a shared device in other hands: a shift phone’s page is shown out, a community’s is told to look anew', async () => {
    const { wang, zhao, li } = t.world.ids;
    const enrol = async (invited: object) => {
      const { body } = await t.http('zhou', 'POST', '/api/devices', invited);
      const { headers } = await t.http(null, 'POST', '/api/auth/enrol', { code: body.code });
      return { cookie: headers.get('set-cookie')!.split(';')[0]!, origin: ORIGIN };
    };
    const at = async (
      namespace: 'community' | 'procuratorate',
      extraHeaders: Record<string, string>,
    ): Promise<Page> => {
      const page = await openPage(there(), namespace, undefined, { extraHeaders });
      pages.push(page);
      return page;
    };
    const phone = await enrol({ kind: 'shift' });
    const take = async (personId: string) =>
      expect((await t.http(null, 'POST', '/api/device/take', { personId, pin: PIN }, phone)).status).toBe(
        200,
      );
    for (const who of ['wang', 'zhao'] as const)
      expect((await t.http(who, 'PUT', '/api/me/pin', { password: PASSWORD, pin: PIN })).status).toBe(204);
    await take(wang);
    const formers = await at('procuratorate', phone);
    const place = await enrol({ kind: 'community', communityId: t.world.community.caita });
    const desk = await at('community', place);
    const own = await pageThere('wang', 'procuratorate');
    lost();
    await look();
    expect([formers, own].map((page) => page.socket.connected)).toEqual([true, true]);
    expect(desk.heard('device:changed')).toEqual([]);

    const gone = new Promise((resolve) => formers.socket.once('disconnect', resolve));
    await take(zhao);
    await t.http(null, 'POST', '/api/device/person', { personId: li }, place);
    await look();
    expect(await gone).toBe('io server disconnect');
    expect(own.socket.connected).toBe(true);
    expect(desk.heard('device:changed')).toHaveLength(1);
    // Who came anew stands in the right hands.
    const takers = await at('procuratorate', phone);
    await look();
    expect(takers.socket.connected).toBe(true);
  });

  test('it is in the metrics, the readiness and over as soon as a hint has come back for a while', async () => {
    const hints = new HintLink({ redisUrl: 'redis://127.0.0.1:1' }, t.clock, {
      warn: () => {},
      info: () => {},
    });
    hints.trouble('unanswered');
    expect(await hints.figures()).toContain('yihu_redis_well 0');
    await t.clock.push(1000);
    hints.cameBack(3);
    expect(hints.lostSince).toBe(t.clock.now() - 1000);
    await t.clock.push(3000);
    hints.cameBack(3);
    expect(hints.lostSince).toBeUndefined();
    expect(await hints.figures()).toContain('yihu_redis_well 1');
    // One node alone has nothing to lose, and says nothing of it.
    expect((await t.http(null, 'GET', '/metrics')).body).not.toContain('yihu_redis');
    expect((await t.http(null, 'GET', '/api/health/ready')).body).toEqual({ status: 'ready' });
  });
});

describe('a file', () => {
  test('that is sent on one node opens on the other, by parts too', async () => {
    const worker = await t.page('li');
    const officer = await pageThere('wang', 'procuratorate');
    await officer.do('duty:start');
    const call = await raise(worker);
    await t.pass(1);
    await accept(officer, call.id);
    const { body, status } = await sendFile(t, 'li', call.id, pdf(), { name: '证明.pdf' });
    expect(status).toBe(201);
    const read = await fetchFile(t, 'wang', body.id, {}, { base: there() });
    expect([read.status, read.bytes.equals(pdf())]).toEqual([200, true]);
    const part = await fetchFile(t, 'wang', body.id, { range: 'bytes=-6' }, { base: there() });
    expect([part.status, part.bytes.toString()]).toEqual([206, '%%EOF\n']);
  });
  test('that is sent to both at once is one, and both hear of the same', async () => {
    const call = await raise(await t.page('li'));
    const key = '0b9b6b9e-6a52-4d2c-8f0e-2f6d1f1f7f10';
    const both = await Promise.all(
      [t.base, there()].map((base) => sendFile(t, 'li', call.id, pdf(), { key, base })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 201]);
    expect(both[0]!.body).toEqual(both[1]!.body);
    const { items } = (await t.http('li', 'GET', `/api/calls/${call.id}/messages`)).body;
    expect(items).toHaveLength(1);
  });
});

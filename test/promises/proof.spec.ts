import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Progress, Ring, RingProof } from '../../src/protocol/calls/ring.js';
import { DATABASES } from '../databases.js';
import { openTestHub, settled, type TestHub } from '../hub.js';
import { raise, ringOf, type Page } from '../page.js';
import type { Username } from '../world.js';

describe.each(DATABASES)('what each ring reached can be shown, on %s', (kind) => {
  let t: TestHub;
  let worker: Page;
  let wang: Page;

  beforeEach(async () => {
    t = await openTestHub(kind);
    worker = await t.page('li');
    wang = await t.page('wang');
    await wang.do('duty:start');
  });
  afterEach(() => t.close());

  const rings = async (username: Username, callId: string): Promise<RingProof[]> => {
    const { status, body } = await t.http(username, 'GET', `/api/calls/${callId}/rings`);
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body.items;
  };
  const iso = (seconds = 0) => new Date(t.clock.now() + seconds * 1000).toISOString();

  test('offered, sent to a device, received, sounded, answered: each at its time', async () => {
    const call = await raise(worker);
    const offeredAt = iso();
    const { id: offerId } = await ringOf(wang, call.id);
    await wang.do('offer:received', { offerId });
    await t.pass(1);
    await wang.do('offer:shown', { offerId, how: 'sounded' });
    const shownAt = iso();
    await t.pass(1);
    await wang.do('offer:accept', { offerId });
    expect(await rings('zhou', call.id)).toEqual([
      {
        id: offerId,
        officer: { id: t.world.ids.wang, name: 'wang', title: '检察官' },
        step: 1,
        offeredAt,
        expiresAt: expect.any(String),
        receivedAt: offeredAt,
        endedAt: iso(),
        state: 'accepted',
        ways: [
          {
            channel: 'page',
            device: 'test',
            sentAt: offeredAt,
            receivedAt: offeredAt,
            shownAt,
            how: 'sounded',
          },
        ],
      },
    ]);
  });

  test('what was only seen and is heard after all was heard; what nobody hears or sees is no sign of either', async () => {
    const call = await raise(worker);
    const { id: offerId } = await ringOf(wang, call.id);
    const way = async () => (await rings('zhou', call.id))[0]!.ways[0]!;
    await wang.do('offer:received', { offerId });
    await wang.do('offer:shown', { offerId, how: 'silent' });
    expect(await way()).toMatchObject({ how: 'silent' });
    expect(await way()).not.toHaveProperty('shownAt');
    await t.pass(1);
    const shownAt = iso();
    await wang.do('offer:shown', { offerId, how: 'shown' });
    expect(await way()).toMatchObject({ how: 'shown', shownAt });
    await t.pass(1);
    await wang.do('offer:shown', { offerId, how: 'sounded' });
    await wang.do('offer:shown', { offerId, how: 'shown' });
    expect(await way()).toMatchObject({ how: 'sounded', shownAt });
  });

  test('coordinators of the unit see every ring, an officer their own, nobody else any', async () => {
    const zhao = await t.page('zhao');
    await zhao.do('duty:start');
    const call = await raise(worker);
    await wang.do('offer:decline', { offerId: (await ringOf(wang, call.id)).id });
    await ringOf(zhao, call.id);
    const of = async (username: Username) => (await rings(username, call.id)).map((r) => r.officer.name);
    expect(await of('zhou')).toEqual(['wang', 'zhao']);
    expect(await of('xie')).toEqual(['wang', 'zhao']);
    expect(await of('wang')).toEqual(['wang']);
    expect(await of('zhao')).toEqual(['zhao']);
    const status = async (username: Username) =>
      (await t.http(username, 'GET', `/api/calls/${call.id}/rings`)).status;
    expect(await status('chen')).toBe(404);
    expect(await status('gao')).toBe(404);
    expect(await status('li')).toBe(403);
  });

  test('a ring received at once keeps its time; one that comes late rings its whole time from then', async () => {
    const first = await raise(worker);
    const ring = await ringOf(wang, first.id);
    expect(ring.expiresAt).toBe(iso(20));
    await wang.do('offer:received', { offerId: ring.id });
    await settled();
    expect(wang.heard('offer:ring')).toHaveLength(1);
    await wang.do('offer:accept', { offerId: ring.id });

    const second = await raise(worker);
    const { id: offerId } = await ringOf(wang, second.id);
    await t.pass(7);
    await wang.do('offer:received', { offerId });
    const longer = await wang.hear<Ring>('offer:ring', (r) => r.id === offerId && r.expiresAt === iso(20));
    expect(longer.call.id).toBe(second.id);
    await worker.hear<Progress>(
      'call:progress',
      (p) => p.callId === second.id && p.ringing[0]?.expiresAt === iso(20),
    );
    await t.pass(18);
    expect(wang.heard<{ id: string }>('offer:ended').map((e) => e.id)).not.toContain(offerId);
    await t.pass(3);
    expect(wang.heard<{ id: string; state: string }>('offer:ended').at(-1)).toEqual({
      id: offerId,
      state: 'expired',
    });
    const { body } = await t.http('zhou', 'GET', `/api/calls/${second.id}/timeline`);
    expect(body.items.map((i: { deed: string }) => i.deed)).toContain('arrived');
  });

  test('a page that comes back late with the ring in its snapshot has the whole time too', async () => {
    await t.pass(20);
    wang.close();
    await settled();
    const call = await raise(worker);
    await t.pass(10);
    const back = await t.page('wang');
    const [ring] = (await back.hear<{ offers: Ring[] }>('snapshot')).offers;
    expect(ring!.expiresAt).toBe(iso(10));
    await back.do('offer:received', { offerId: ring!.id });
    expect((await back.hear<Ring>('offer:ring')).expiresAt).toBe(iso(20));
    expect((await rings('zhou', call.id))[0]!.ways).toMatchObject([{ channel: 'page', receivedAt: iso() }]);
  });

  test('what is never received lapses as before, and is told again once, also over a restart', async () => {
    const call = await raise(worker);
    await t.pass(19);
    expect(wang.heard('offer:ring')).toHaveLength(2);
    await t.restart();
    const again = await t.page('wang');
    await t.pass(0.5);
    expect(again.heard('offer:ring')).toHaveLength(0);
    await t.pass(2);
    expect((await rings('zhou', call.id))[0]).toMatchObject({
      state: 'expired',
      ways: [expect.objectContaining({ againAt: expect.any(String) })],
    });
  });

  test('somebody else’s ring is neither received nor shown, and neither costs an allowance', async () => {
    const zhao = await t.page('zhao');
    const call = await raise(worker);
    const { id: offerId } = await ringOf(wang, call.id);
    for (const event of ['offer:received', 'offer:shown'] as const)
      expect(
        await zhao.ask(event, { offerId, ...(event === 'offer:shown' && { how: 'shown' }) }),
      ).toMatchObject({
        ok: false,
        error: { code: 'not_found' },
      });
    for (let i = 0; i < 130; i++) await wang.do('offer:shown', { offerId, how: 'shown' });
    expect(await wang.ask('offer:shown', { offerId, how: 'felt' })).toMatchObject({
      error: { code: 'invalid' },
    });
    await wang.do('offer:accept', { offerId });
  });
});

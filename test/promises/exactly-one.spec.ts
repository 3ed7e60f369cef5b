import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { SessionsService } from '../../src/access/sessions.service.js';
import { Directory } from '../../src/directory/directory.js';
import type { Ring, RingEnd } from '../../src/protocol/calls/ring.js';
import { DATABASES } from '../databases.js';
import { openTestHub, settled, type TestHub } from '../hub.js';
import { accept, openPage, raise, ringOf, type Page } from '../page.js';
import { addOfficers } from '../world.js';

describe.each(DATABASES)('exactly one officer gets the call, on %s', (kind) => {
  let t: TestHub;
  beforeEach(async () => {
    t = await openTestHub(kind);
  });
  afterEach(() => t.close());

  test('64 officers accept at the same instant: one ok, 63 conflicts that name the winner, nobody goes on ringing', async () => {
    const { app } = t.hub;
    const ids = await addOfficers(64, t.world, t.foundations.store, t.clock, app.get(Directory));
    const pages: Page[] = [];
    const tokens: string[] = [];
    for (const id of ids) {
      const { token } = await app.get(SessionsService).open(id, 'bearer', 'test');
      tokens.push(token);
      pages.push(await openPage(t.base, 'procuratorate', token));
    }
    await Promise.all(pages.map((p) => p.do('duty:start')));
    const li = await t.page('li');
    for (let round = 0; round < 3; round++) {
      const call = await raise(li, { urgency: 'emergency' });
      const rings = await Promise.all(pages.map((p) => ringOf(p, call.id)));
      const acks = await Promise.all(pages.map((p, i) => p.ask('offer:accept', { offerId: rings[i]!.id })));
      const won = acks.flatMap((ack, i) => (ack.ok ? [i] : []));
      expect(won).toHaveLength(1);
      const winner = { id: ids[won[0]!], name: String(won[0]! + 1).padStart(2, '0'), title: '检察官' };
      for (const ack of acks) {
        if (ack.ok) expect(ack.data).toMatchObject({ state: 'active', holder: winner });
        else
          expect(ack.error).toMatchObject({
            code: 'conflict',
            holder: winner,
            message: `${winner.name}检察官已接听。`,
          });
      }
      await settled();
      for (const [i, page] of pages.entries()) {
        const ends = await page.hear<RingEnd>('offer:ended', (e) => e.id === rings[i]!.id);
        expect(ends.state).toBe(i === won[0] ? 'accepted' : 'withdrawn');
        expect(page.heard<RingEnd>('offer:ended').filter((e) => e.id === rings[i]!.id)).toHaveLength(1);
        expect(page.heard<Ring>('offer:ring').filter((r) => r.call.id === call.id)).toHaveLength(1);
      }
      // The same officer again, from any device, and much later: ok, the call as it is now.
      expect(await pages[won[0]!]!.do('offer:accept', { offerId: rings[won[0]!]!.id })).toMatchObject({
        id: call.id,
        state: 'active',
      });
    }
    for (const token of tokens) {
      const fresh = await openPage(t.base, 'procuratorate', token);
      expect((await fresh.hear('snapshot')).offers).toEqual([]);
      fresh.close();
    }
    for (const page of pages) page.close();
  });

  test('the same officer accepts on two devices at once: both are told ok, and the particulars in clear', async () => {
    const [desk, phone] = [await t.page('wang'), await t.page('wang')];
    const li = await t.page('li');
    await desk.do('duty:start');
    const call = await raise(li, {
      resident: { name: '张秀兰', phone: '13912345678', basis: 'consent' },
      callbackPhone: '024-23456789',
    });
    expect((await ringOf(phone, call.id)).id).toBe((await ringOf(desk, call.id)).id);
    const both = await Promise.all([accept(desk, call.id), accept(phone, call.id)]);
    for (const detail of both) {
      expect(detail).toMatchObject({
        state: 'active',
        resident: { name: '张秀兰', phone: '13912345678', basis: 'consent' },
        callback: { name: 'li', phone: '024-23456789' },
      });
    }
    const items = (await t.http('zhou', 'GET', `/api/calls/${call.id}/timeline`)).body.items as {
      deed: string;
    }[];
    expect(items.filter((f) => f.deed === 'accepted')).toHaveLength(1);
    expect((await phone.hear<RingEnd>('offer:ended')).state).toBe('accepted');
  });
});

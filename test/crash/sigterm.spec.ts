/** SIGTERM: no new work, what is under way is answered, pages are sent elsewhere, and the process ends in time. */
import { randomUUID } from 'node:crypto';
import { DATABASES } from '../databases.js';
import { openPage } from '../page.js';
import { inside, judge } from '../setup/checker.js';
import { Pacemaker } from '../setup/pacemaker.js';
import { serverOn } from '../setup/server.js';
import { prepare } from '../setup/ground.js';

test.each(DATABASES)(
  'on %s what is under way is answered, clients see the transport close, and rings go on at the next start',
  async (kind) => {
    const ground = await prepare(kind, { workers: 20, steps: [{ ring: 'all', seconds: 3 }] });
    const pacemaker = await Pacemaker.start(ground.database);
    let server = await serverOn(ground);
    try {
      const officer = await openPage(server.base, 'procuratorate', ground.tokens.wang);
      await officer.do('duty:start');
      // Some hear the answer in one write with what follows it.
      const pages = await Promise.all(
        ground.workers.map((w, n) =>
          openPage(server.base, 'community', w.token, { auth: { merged: n % 2 === 0 } }),
        ),
      );
      const reasons = [officer, ...pages].map(
        (p) => new Promise<string>((resolve) => p.socket.once('disconnect', resolve)),
      );
      const answered = new Map<string, string>();
      const refused: string[] = [];
      const asked = pages.flatMap((page) =>
        Array.from({ length: 5 }, async () => {
          const clientCallId = randomUUID();
          const ack = await page.ask('call:raise', { clientCallId }).catch(() => undefined);
          if (ack?.ok) answered.set(clientCallId, ack.data.id);
          else if (ack) refused.push(ack.error.code);
        }),
      );
      await officer.hear('offer:ring');
      const from = Date.now();
      const ended = await server.stop();
      const took = Date.now() - from - pacemaker.stood()(from, Date.now());
      await Promise.all(asked);
      expect(ended).toEqual({ code: 0, signal: null });
      expect(took).toBeLessThan(10_000);
      expect(new Set(await Promise.all(reasons))).toEqual(new Set(['transport close']));
      expect(refused.filter((code) => code !== 'unavailable')).toEqual([]);
      const offers = await inside(ground, async (out) => {
        const rows = await out.rows<{ id: string }>('select id from call');
        // Each deed that was done was answered.
        expect(rows.map((r) => r.id).sort()).toEqual([...answered.values()].sort());
        return out.rows<{ id: string; expires_at: number }>(
          'select id, expires_at from offer where ended_at is null order by id',
        );
      });
      expect(offers.length).toBeGreaterThan(0);

      server = await serverOn(ground);
      const back = Date.now();
      const again = await openPage(server.base, 'procuratorate', ground.tokens.wang);
      const shown = again
        .heard<{ offers: { id: string; expiresAt: string }[] }>('snapshot')
        .flatMap((s) => s.offers);
      const before = new Map(offers.map((o) => [o.id, Number(o.expires_at)]));
      for (const o of shown) if (before.has(o.id)) expect(Date.parse(o.expiresAt)).toBe(before.get(o.id));
      await new Promise((next) =>
        setTimeout(next, Math.max(0, Math.max(0, ...before.values()) + 2500 - Date.now())),
      );
      const found = await inside(ground, (out) => judge(out, [{ from, to: back }], 2000, pacemaker.stood()));
      process.stdout.write(
        `${kind} SIGTERM: ended after ${took.toFixed(0)} ms, ${answered.size} answered, ${refused.length} refused, ${found.lapses} lapses, latest ${found.latest} ms beside ${found.stood} ms of the machine's own\n`,
      );
      expect(found.violations).toEqual([]);
      again.close();
    } finally {
      await pacemaker.stop();
      await server.kill();
      await ground.database.drop();
    }
  },
  180_000,
);

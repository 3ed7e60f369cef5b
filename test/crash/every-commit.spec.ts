/** The server dies by SIGKILL at every commit of a call's life; the people go on where they were, and nothing is lost or done twice. */
import { randomUUID } from 'node:crypto';
import { DATABASES } from '../databases.js';
import { inside, judge, type Outside } from '../setup/checker.js';
import { Pacemaker } from '../setup/pacemaker.js';
import { prepare } from '../setup/ground.js';
import type { Username } from '../world.js';
import { Line, pause } from './line.js';

/** In the order of the story; the next one is armed when the server comes back from the one before. */
const DEEDS = [
  'duty-start',
  'raise',
  'received',
  'decline',
  'lapse',
  'accept',
  'amend',
  'message',
  'transfer',
  'close',
  'rate',
  'reopen',
  'assign',
  'cancel',
  'duty-end',
] as const;
const MOMENTS = {
  'before-commit': DEEDS,
  'after-commit': DEEDS,
  // A receipt is told to nobody.
  'after-tell': DEEDS.filter((d) => d !== 'received'),
} as const;

const one = async (from: Outside, sql: string, params: unknown[]) =>
  (await from.rows(sql, params)).length === 1;
const fact = (deed: string) => (call: { id: string; version: number }) => async (from: Outside) =>
  (
    await from.rows('select seq from fact where call_id = ? and deed = ? and seq <= ?', [
      call.id,
      deed,
      call.version,
    ])
  ).length > 0 && one(from, 'select id from call where id = ? and version >= ?', [call.id, call.version]);

/** One call from the click to its rating, reopened and closed again, and another that is taken back. */
async function story(line: Line): Promise<{ a: string; b: string; clientCallId: string }> {
  const { ids } = line.ground.world;
  const deed = (who: Username, event: string, payload: unknown, made: string) =>
    line.do(who, event, payload, `${who} ${event}`, fact(made));
  const duty = (who: Username, event: string, sql: string) =>
    line.do(who, event, {}, `${who} ${event}`, () => (from) => one(from, sql, [ids[who]]));

  for (const who of ['wang', 'zhao'] as const)
    await duty(who, 'duty:start', 'select id from duty_session where officer_id = ?');
  const clientCallId = randomUUID();
  const a = await line.do(
    'li',
    'call:raise',
    { clientCallId, summary: '有人上门推销保健品' },
    'raise',
    (call) => (from) =>
      one(
        from,
        "select c.id from call c join fact f on f.call_id = c.id where c.id = ? and c.client_call_id = ? and f.deed = 'raised'",
        [call.id, clientCallId],
      ),
  );
  const first = await line.ring('wang', a.id);
  await line.do(
    'wang',
    'offer:received',
    { offerId: first.id },
    'received',
    () => (from) => one(from, 'select id from offer where id = ? and received_at is not null', [first.id]),
  );
  await line.do(
    'wang',
    'offer:decline',
    { offerId: first.id, reason: '在开庭' },
    'decline',
    () => (from) => one(from, "select id from offer where id = ? and ending = 'declined'", [first.id]),
  );
  // The best-placed one does not hear it; everybody is rung, and now it is heard.
  const last = await line.ring('zhao', a.id, (r) => r.step === 3);
  await deed('zhao', 'offer:accept', { offerId: last.id }, 'accepted');
  await deed(
    'li',
    'call:amend',
    { callId: a.id, category: 'elder_fraud', callbackPhone: '13900001234' },
    'amended',
  );
  for (const who of ['li', 'zhao'] as const) {
    const clientMessageId = randomUUID();
    await line.do(
      who,
      'call:message',
      { callId: a.id, clientMessageId, text: '老人还没有付款' },
      'message',
      (m) => (from) =>
        one(from, 'select id from message where id = ? and client_message_id = ?', [m.id, clientMessageId]),
    );
  }
  await deed(
    'zhao',
    'call:transfer',
    { callId: a.id, officerId: ids.wang, note: '转给派驻的同志' },
    'transferring',
  );
  await deed('wang', 'offer:accept', { offerId: (await line.ring('wang', a.id)).id }, 'transferred');
  await deed(
    'wang',
    'call:close',
    { callId: a.id, outcome: 'advised', solved: true, note: '已劝止' },
    'closed',
  );
  await deed('li', 'call:rate', { callId: a.id, rating: 5 }, 'rated');
  await deed('li', 'call:reopen', { callId: a.id, reason: '又来了' }, 'reopened');
  await deed('wang', 'offer:accept', { offerId: (await line.ring('wang', a.id)).id }, 'accepted');
  await deed(
    'wang',
    'call:close',
    { callId: a.id, outcome: 'resolved', solved: true, note: '已劝离' },
    'closed',
  );

  const other = randomUUID();
  const b = await line.do(
    'li',
    'call:raise',
    { clientCallId: other },
    'raise',
    (call) => (from) =>
      one(from, 'select id from call where id = ? and client_call_id = ?', [call.id, other]),
  );
  await deed('zhou', 'call:assign', { callId: b.id, officerId: ids.zhao }, 'assigned');
  await line.ring('zhao', b.id);
  await deed('li', 'call:cancel', { callId: b.id }, 'cancelled');
  for (const who of ['wang', 'zhao'] as const)
    await duty(who, 'duty:end', 'select id from duty_session where officer_id = ? and ended_at is not null');
  return { a: a.id, b: b.id, clientCallId };
}

describe.each(DATABASES)('on %s', (kind) => {
  test.each(Object.keys(MOMENTS) as (keyof typeof MOMENTS)[])(
    'the server dies %s of every deed',
    async (moment) => {
      const ground = await prepare(kind, {
        steps: [
          // Declined and accepted in time, however slowly the server comes back; between them one is left to lapse.
          { ring: 'liaison', seconds: 120 },
          { ring: 'best', seconds: 2 },
          { ring: 'all', seconds: 120 },
        ],
      });
      const wanted = MOMENTS[moment].map((deed) => `${moment}:${deed}`);
      const pacemaker = await Pacemaker.start(ground.database);
      const line = new Line(ground, [...wanted]);
      try {
        const { a, b, clientCallId } = await story(line);
        await pause(100);
        const server = await line.server();
        const again = await fetch(`${server.base}/api/calls`, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${ground.tokens.li}`,
            'idempotency-key': clientCallId,
            'content-type': 'application/json',
          },
          body: '{}',
        });
        expect([again.status, ((await again.json()) as { id: string }).id]).toEqual([200, a]);
        await inside(ground, async (from) => {
          const found = await judge(from, line.standstills, 2000, pacemaker.stood());
          process.stdout.write(
            `${kind} ${moment}: died ${line.hits.length} times, ${line.acknowledged} acknowledged, ${found.facts} facts, ${found.lapses} lapses, latest ${found.latest} ms beside ${found.stood} ms of the machine's own\n`,
          );
          expect(found.violations).toEqual([]);
          expect(found.calls).toBe(2);
          expect(found.lapses).toBeGreaterThan(0);
          const states = await from.rows<{
            id: string;
            state: string;
            outcome: string;
            rating: number | null;
          }>('select id, state, outcome from call order by raised_at');
          expect(states).toEqual([
            { id: a, state: 'closed', outcome: 'resolved' },
            { id: b, state: 'cancelled', outcome: null },
          ]);
          const deeds = await from.rows<{ deed: string; n: number }>(
            'select deed, count(*) as n from fact where call_id = ? group by deed',
            [a],
          );
          const counts = Object.fromEntries(deeds.map((d) => [d.deed, Number(d.n)]));
          expect(counts).toMatchObject({
            raised: 1,
            declined: 1,
            accepted: 2,
            amended: 1,
            messaged: 2,
            transferring: 1,
            transferred: 1,
            closed: 2,
            rated: 1,
            reopened: 1,
          });
          expect(await from.rows('select id from duty_session')).toHaveLength(2);
          expect(await from.rows('select id from duty_session where ended_at is null')).toHaveLength(0);
        });
        // A run in which the server did not really die proves nothing.
        expect(line.hits).toEqual(wanted);
        expect(line.lost).toEqual([]);
        expect(line.moved).toEqual([]);
      } finally {
        await pacemaker.stop();
        await line.close();
        await ground.database.drop();
      }
    },
    600_000,
  );
});

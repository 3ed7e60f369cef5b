/** The node dies at every commit of a call's life: before it, after it and before anybody is answered, after it was told. */
import { NotStarted } from '../../setup/server.js';
import { answersHold, raisesHold } from '../checker/answers.js';
import { Deadlines } from '../checker/deadlines.js';
import type { Fault } from '../core/fault.js';
import type { Lab } from '../core/lab.js';

/** In the order of the story; the next one is armed when the node comes back from the one before. */
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
];
const MOMENTS = ['before-commit', 'after-commit', 'after-tell'];
/** A receipt is told to nobody. */
const points = (moment: string) =>
  DEEDS.filter((deed) => moment !== 'after-tell' || deed !== 'received').map((deed) => `${moment}:${deed}`);
const ALL_POINTS = MOMENTS.flatMap(points);
/** About so many in a sample, others each time; PostgreSQL commits by the same code, and each death is a start. */
const SAMPLED = { sqlite: 4, postgres: 1 };

/** Each story left one call closed and one taken back, and every deed was done once. */
const DONE = {
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
};

/** @param wanted the points at which it dies, in their order */
async function play(lab: Lab, wanted: readonly string[], name: string): Promise<void> {
  const left = [...wanted];
  const start = async () => {
    for (;;) {
      try {
        return await lab.node.start(left[0] ? { YIHU_FAILPOINT: left[0], YIHU_CRASH_TESTS: '1' } : {});
      } catch (error) {
        if (!(error instanceof NotStarted) || error.ended.signal !== 'SIGKILL') throw error;
        await died();
      }
    }
  };
  const died = async () => {
    lab.hit(left.shift()!);
    const lost = await lab.look(async (from) => {
      await deadlines.look(from);
      const lines = lab.lines();
      return [...(await raisesHold(from, lines)).lost, ...(await answersHold(from, lines)).lost];
    });
    if (lost.length)
      throw new Error(`lost at ${wanted[wanted.length - left.length - 1]}: ${lost.join(', ')}`);
  };
  const deadlines = new Deadlines();
  await start();
  const { tokens, world } = lab.ground;
  const person = (who: 'li' | 'wang' | 'zhao' | 'zhou', role: string) => ({
    id: world.ids[who],
    name: who,
    token: tokens[who],
    role,
  });
  const client = await lab.client(name, 'story.ts', {
    bases: [lab.node.base],
    patience: 5000,
    people: [
      person('li', 'worker'),
      person('wang', 'officer'),
      person('zhao', 'officer'),
      person('zhou', 'coordinator'),
    ],
  });
  let over = false;
  const done = client.hears('done', 600_000).then(() => (over = true));
  while (!over) {
    await Promise.race([done, lab.node.ended]);
    if (over) break;
    const { signal } = await lab.node.ended;
    if (signal !== 'SIGKILL') throw new Error(`the node ended by itself: ${lab.node.output()}`);
    await died();
    await start();
  }
  // What is told comes after the answer: the last death may still be on its way.
  if (left.length) await Promise.race([lab.node.ended, lab.pause(2000)]);
  if (left.length && !lab.node.up) await died();
  if (left.length) throw new Error(`it did not die at ${left.join(', ')}`);
  if (deadlines.moved.length) throw new Error(`deadlines moved: ${deadlines.moved.join(', ')}`);
  if (lab.node.up) await lab.node.kill();
}

export const failpoints: Fault = {
  id: 'F-01',
  name: 'fail-points of a call',
  does: 'The node kills itself before a commit, after it and before any answer, after it was told, at each deed of a call.',
  holds:
    'The people ask again with the same ids: everything is done once, no deadline moves, what was acknowledged is there.',
  databases: ['sqlite', 'postgres'],
  setup: {
    clients: 'none',
    starts: false,
    late: 2000,
    ground: {
      steps: [
        // Declined and accepted in time, however slowly the node comes back; between them one is left to lapse.
        { ring: 'liaison', seconds: 120 },
        { ring: 'best', seconds: 2 },
        { ring: 'all', seconds: 120 },
      ],
    },
  },
  rounds: { sample: 1, whole: 1 },
  async inject(lab) {
    const share = lab.sample ? SAMPLED[lab.kind] / ALL_POINTS.length : 1;
    const among = ALL_POINTS.filter(() => lab.chance() < share);
    const wanted = among.length ? among : ['after-commit:raise'];
    for (const moment of MOMENTS) {
      const own = wanted.filter((point) => point.startsWith(`${moment}:`));
      if (own.length) await play(lab, own, `story-${moment}`);
    }
  },
  heal: (lab) => lab.node.start(),
  async also(lab) {
    const wrong: string[] = [];
    const stories = lab.clients.map((client) =>
      client.lines().filter((l) => l.event === 'call:raise' && l.t === 'answered'),
    );
    for (const [a, b] of stories) {
      const again = await fetch(`${lab.node.base}/api/calls`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${lab.ground.tokens.li}`,
          'idempotency-key': a!.key,
          'content-type': 'application/json',
        },
        body: '{}',
      });
      const { id } = (await again.json()) as { id: string };
      if (again.status !== 200 || id !== a!.id) wrong.push(`raise ${a!.key} again: ${again.status} ${id}`);
      await lab.look(async (from) => {
        const states = await from.rows<{ id: string; state: string; outcome: string | null }>(
          'select id, state, outcome from call where id in (?, ?) order by raised_at',
          [a!.id, b!.id],
        );
        const told = states.map((s) => `${s.state} ${s.outcome}`).join(', ');
        if (told !== 'closed resolved, cancelled null') wrong.push(`the story ended with ${told}`);
        const deeds = await from.rows<{ deed: string; n: number }>(
          'select deed, count(*) as n from fact where call_id = ? group by deed',
          [a!.id],
        );
        const counts = new Map(deeds.map((d) => [d.deed, Number(d.n)]));
        for (const [deed, n] of Object.entries(DONE))
          if (counts.get(deed) !== n)
            wrong.push(`${deed} was done ${counts.get(deed) ?? 0} times and not ${n}`);
        if (!counts.get('lapsed')) wrong.push('nothing lapsed');
      });
    }
    await lab.look(async (from) => {
      const sessions = await from.rows<{ ended_at: number | null }>('select ended_at from duty_session');
      if (sessions.length !== 2 * stories.length || sessions.some((s) => s.ended_at === null))
        wrong.push(`${sessions.length} turns of duty of ${stories.length} stories`);
      const calls = await from.rows('select id from call');
      if (calls.length !== 2 * stories.length)
        wrong.push(`${calls.length} calls of ${stories.length} stories`);
    });
    return wrong;
  },
};

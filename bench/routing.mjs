/**
 * The routing decision alone: ten thousand on duty, one step of a policy, whom to ring and why each other is passed
 * over. The floor is the least that choosing one can cost: a plain scan of the same array for who holds fewest.
 */
import { route } from '../dist/routing/route.js';
import { NO_GROUPS } from '../dist/routing/step-groups.js';
import { byTurns } from './servers.mjs';

const OFFICERS = 10_000;
const ROUNDS = 300;
const KINDS = ['liaison', 'skilled', 'department', 'best', 'all'];

function world() {
  const now = 1_800_000_000_000;
  // A small generator of its own: the same world in every run.
  let seed = 42;
  const upTo = (most) => (seed = (seed * 48271) % 2147483647) % most;
  const candidates = Array.from({ length: OFFICERS }, (_, i) => ({
    id: `019ac0de-7000-7abc-8def-${String(i).padStart(12, '0')}`,
    departmentId: `d${upTo(40)}`,
    skills: upTo(4) ? ['labour', 'property'] : ['family', 'minors'],
    paused: upTo(20) === 0,
    live: upTo(10) !== 0,
    held: upTo(6),
    lastRungAt: now - upTo(100_000_000),
    busy: 0,
  }));
  const some = (n) => new Set(Array.from({ length: n }, () => candidates[upTo(OFFICERS)].id));
  return {
    category: 'family',
    now,
    candidates,
    liaisonId: candidates[upTo(OFFICERS)].id,
    groups: NO_GROUPS,
    recused: some(3),
    declinedNow: some(20),
    declinedBefore: some(50),
    rung: some(500),
    ringing: new Set(),
    heldLimit: 5,
    waited: false,
    gateway: false,
  };
}

const deciders = {
  yihu: (question, i) => route({ ring: KINDS[i % KINDS.length], departmentId: 'd7', seconds: 20 }, question),
  floor: ({ candidates }) => {
    let first = candidates[0];
    for (const c of candidates) if (!c.paused && c.live && c.held < first.held) first = c;
    return first;
  },
};

/** @returns milliseconds a decision */
function deciding(who) {
  const question = world();
  const decide = deciders[who];
  const taken = [];
  for (let i = 0; i < ROUNDS; i++) {
    const begun = performance.now();
    decide(question, i);
    taken.push(performance.now() - begun);
  }
  taken.sort((a, b) => a - b);
  return { p50: taken[Math.floor(ROUNDS * 0.5)], p99: taken[Math.floor(ROUNDS * 0.99)] };
}

/** No server: the pure decision. */
export async function routing({ rounds, add }) {
  const figures = await byTurns(rounds, deciding);
  for (const [part, figure] of Object.entries(figures))
    add({ name: `route-10000 ${part}`, unit: 'ms', ...figure });
}

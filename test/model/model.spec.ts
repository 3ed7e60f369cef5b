/**
 * The model of one call between two nodes: everything that can happen within small bounds is looked at, planted faults
 * are found, and walks through it go the same way through the hub's own decisions. More of it: npm run model.
 */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Divergence, replay } from './replay.js';
import { missing, search, walk, type Bounds, type Options } from './spin.js';
import { FAULTS, IN_LINE, IN_TURN_OR_NOT } from './variants.js';

const gone = missing();
const suite = gone === undefined ? describe : describe.skip;
if (gone !== undefined)
  process.stdout.write(`skipped: the model of a call, since ${gone} is not installed\n`);

const BOUNDS: Bounds = { depth: 100_000, megabytes: 1500, seconds: 100, optimise: '-O0' };
const STATEMENTS = 30_000;

suite('the model of a call', () => {
  test.each([
    ['writers in one line, rings without end, and what must come about', IN_LINE],
    ['no line: the versions alone', IN_TURN_OR_NOT],
  ])('every state, %s', async (_name, options) => {
    const { broken, whole, states, steps } = await search(options, BOUNDS);
    expect({ broken, steps: steps.map(({ text }) => text), whole }).toEqual({ steps: [], whole: true });
    expect(states).toBeGreaterThan(100_000);
  });
  test.each(FAULTS.filter(({ quick }) => quick))('it finds a planted fault: $name', async (fault) => {
    const { broken, steps } = await search({ ...fault.in, PLANTED: fault.number }, BOUNDS);
    expect(broken).toMatch(fault.found);
    expect(steps.length).toBeGreaterThan(1);
  });
});

suite('what the model does is what the code does', () => {
  test('along walks that are kept, with all kinds of steps in them', async () => {
    const seen = new Set<string>();
    for (const [seed, options] of KEPT_WALKS)
      for (const step of await replay(await walk(seed, STATEMENTS, options), 2)) seen.add(step);
    expect(MUST_BE_SEEN.filter((step) => !seen.has(step))).toEqual([]);
  });
  test('along walks that are drawn', async () => {
    const drawn = fc.record({
      seed: fc.integer({ min: 1, max: 1_000_000 }),
      OFFICERS: fc.constantFrom(2, 3),
      RINGS: fc.integer({ min: 2, max: 6 }),
      LINE: fc.boolean(),
      ENDLESS: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(drawn, async ({ seed, ...options }) => {
        await replay(await walk(seed, STATEMENTS, options), options.OFFICERS);
      }),
      { numRuns: 8, endOnFailure: true },
    );
  });
  test('a model that goes another way is noticed, and the step is named', async () => {
    const wrong = FAULTS.find(({ name }) => name === 'the ladder stands')!;
    const walks = [3, 4, 5, 6].map(async (seed) =>
      replay(await walk(seed, STATEMENTS, { ...WIDE, PLANTED: wrong.number }), 2),
    );
    for (const result of await Promise.allSettled(walks)) {
      expect(result).toMatchObject({ status: 'rejected', reason: expect.any(Divergence) });
      expect(String((result as PromiseRejectedResult).reason)).toMatch(
        /step \d+: step is \d in the model and \d in the code/,
      );
    }
  });
});

const WIDE: Options = { RINGS: 6, ENDLESS: true };
const KEPT_WALKS: [number, Options][] = [
  ...[3, 4, 5, 6].map((seed): [number, Options] => [seed, WIDE]),
  ...[8, 9].map((seed): [number, Options] => [seed, { RINGS: 6 }]),
  [1, { RINGS: 6, LINE: true }],
];
const MUST_BE_SEEN = [
  'do_raise ok',
  'do_accept ok',
  'do_accept taken',
  'do_accept offer_ended',
  'do_decline ok',
  'do_transfer ok',
  'do_transfer nobody_to_take',
  'do_cancel ok',
  'do_close ok',
  'do_start ok',
  'do_end ok',
  'ringing ladder',
  'ringing again',
  'held transfer',
  'waiting silent',
  'write',
  'lost',
];

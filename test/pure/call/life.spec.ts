/** Whatever people do, however long they are silent: nobody is missed, and one officer at most holds a call. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DEEDS } from '../../../src/protocol/codes.js';
import { seen, step, Unit } from './life.js';

/** Each round looks elsewhere, and all of them are those of the run's seed. */
const seedOf = (round: number) => (fc.readConfigureGlobal().seed ?? 1) + round;

test('any sixty things that people and the clock do', async () => {
  const property = fc.asyncProperty(fc.array(step, { maxLength: 60, size: 'max' }), async (steps) => {
    const unit = new Unit();
    for (const next of steps) {
      await next(unit);
      unit.check();
    }
    // Silence never leaves a call lying: at its end each is still rung or told about.
    for (let i = 0; i < 5; i++) {
      await unit.silence(120);
      unit.check();
    }
  });
  const unseen = () => DEEDS.filter((deed) => !seen.has(deed));
  // On until the chance taken was wide enough to mean something: so many rounds that it is.
  for (let round = 0; round < 60 && (round === 0 || unseen().length); round++)
    await fc.assert(property, { numRuns: 300, seed: seedOf(round) });
  expect(unseen()).toEqual([]);
}, 600_000);

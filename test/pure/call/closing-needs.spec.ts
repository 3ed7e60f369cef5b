/** What a close form shows as met is what the hub takes as met, however the call's clocks stand. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CallRow } from '../../../src/call/call.entity.js';
import { isUncontacted } from '../../../src/call/clocks/call-clocks.js';
import type { CallClock } from '../../../src/call/clock-book.js';
import { needsMet } from '../../../client/src/pages/desk/close/needs-met.js';
import { clockViews } from '../../../src/desk/views/call-summary.parts.js';

const AT = Date.UTC(2026, 10, 24, 1);
/** Held: the time to contact runs, stands still with what is left of it, or was met. */
const contact = (is: 'running' | 'still' | 'met'): CallClock => ({
  kind: 'contact',
  limit: { unit: 'minutes', amount: 30 } as unknown as CallClock['limit'],
  from: AT,
  due: is === 'still' ? null : AT + 1800_000,
  left: is === 'still' ? 900_000 : null,
  warnAt: null,
  warned: null,
  doneAt: is === 'met' ? AT + 60_000 : null,
});
const pause = { reason: 'body', since: AT + 900_000, until: null } as const;

test('a logged contact is met on the form exactly where the hub asks for none, paused or not', () => {
  const stands = fc.record({
    is: fc.constantFrom('running' as const, 'still' as const, 'met' as const, 'none' as const),
    paused: fc.boolean(),
  });
  fc.assert(
    fc.property(stands, ({ is, paused }) => {
      // Of a call of before its clocks were kept nothing stands still; what runs is not paused, what stands still is.
      fc.pre((is !== 'none' || !paused) && (is !== 'running' || !paused) && (is !== 'still' || paused));
      const clocks =
        is === 'none'
          ? null
          : { clocks: [contact(is)], pauses: [], pause: paused ? pause : null, contact: null };
      const line = {
        state: 'active',
        category: 'neighbour',
        raisedAt: AT,
        answerBy: AT,
        closeBy: AT,
        ringing: { countedFrom: AT },
        clocks,
      } as unknown as CallRow;
      const [shown] = needsMet(
        { neighbour: ['contact'] },
        { category: 'neighbour', ...clockViews(line) },
        { outcome: null, followUpBy: '', contact: '', report: null },
        { resident: undefined, reportSaid: false },
      );
      expect(shown).toEqual({ need: 'contact', met: !isUncontacted(line) });
    }),
  );
});

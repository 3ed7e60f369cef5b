/** Which of one's own messages says how far the other side has come. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { furtherMarks, markLabels } from '../../../client/src/parts/conversation/marks/mark-labels.js';

const from = (id: string) => ({ id, name: id, role: 'worker' as const });
const said = (speakers: readonly string[]) => speakers.map((who, n) => ({ id: `m${n}`, from: from(who) }));
const talk = fc.array(fc.constantFrom('me', 'they'), { minLength: 1, maxLength: 15 });
const place = (all: number) => fc.option(fc.nat(all - 1), { nil: undefined });
const marks = talk.chain((speakers) =>
  fc.record({
    messages: fc.constant(said(speakers)),
    read: place(speakers.length),
    delivered: place(speakers.length),
  }),
);
const idOf = (n: number | undefined) => (n === undefined ? undefined : `m${n}`);
const shown = (read: string | undefined, delivered: string | undefined) => ({
  ...(read !== undefined && { read }),
  ...(delivered !== undefined && { delivered }),
});

describe('labels of marks', () => {
  test('stand at one’s own, each once, and never say more than the marks do', () => {
    fc.assert(
      fc.property(marks, ({ messages, read, delivered }) => {
        const labels = markLabels(messages, 'me', shown(idOf(read), idOf(delivered)));
        const values = [...labels.values()];
        expect(new Set(values).size).toBe(values.length);
        for (const [id, label] of labels) {
          const at = messages.findIndex((one) => one.id === id);
          expect(messages[at]!.from.id).toBe('me');
          if (label === 'read') expect(at).toBeLessThanOrEqual(read ?? -1);
          if (label === 'delivered') expect(at).toBeLessThanOrEqual(delivered ?? -1);
        }
        // The last of one's own always says where it is.
        const last = messages.findLast((one) => one.from.id === 'me');
        expect(last === undefined || labels.has(last.id)).toBe(true);
      }),
    );
  });

  test('news in any order come to the furthest of them', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { minLength: 1, maxLength: 8 }), (places) => {
        const messages = said(Array.from({ length: 10 }, () => 'me'));
        const known = places.reduce<{ read?: string; delivered?: string }>(
          (before, n) => furtherMarks(messages, before, shown(idOf(n), idOf(n))),
          {},
        );
        const furthest = idOf(Math.max(...places));
        expect(known).toEqual({ read: furthest, delivered: furthest });
      }),
    );
  });
});

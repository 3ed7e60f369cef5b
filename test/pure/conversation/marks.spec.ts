/** What the marks of a reader come to, whatever order they came in. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isMarked, marksView } from '../../../src/conversation/mark-rules.js';
import { MARK_KINDS, type MarkKind } from '../../../src/conversation/message-marks.entity.js';

interface Mark {
  kind: MarkKind;
  messageId: string;
  seq: number;
}
const mark = fc
  .record({ kind: fc.constantFrom(...MARK_KINDS), seq: fc.integer({ min: 1, max: 30 }) })
  .map(({ kind, seq }): Mark => ({ kind, seq, messageId: `m${seq}` }));
const said = fc.array(mark, { maxLength: 20 });
/** As the guarded row keeps it: one of a kind, forward only, nothing written where nothing is new. */
const kept = (marks: readonly Mark[]): Mark[] =>
  marks.reduce<Mark[]>(
    (rows, one) =>
      isMarked(rows, one.kind, one.seq) ? rows : [...rows.filter(({ kind }) => kind !== one.kind), one],
    [],
  );
const placeOf = (id: string | undefined) => (id === undefined ? 0 : Number(id.slice(1)));

describe('marks', () => {
  test('never go back, and what was read was delivered', () => {
    fc.assert(
      fc.property(said, mark, (before, next) => {
        const [was, is] = [kept(before), kept([...before, next])].map((rows) => marksView('c', rows));
        expect(placeOf(is!.read)).toBeGreaterThanOrEqual(placeOf(was!.read));
        expect(placeOf(is!.delivered)).toBeGreaterThanOrEqual(placeOf(was!.delivered));
        expect(placeOf(is!.delivered)).toBeGreaterThanOrEqual(placeOf(is!.read));
        expect(placeOf(is!.delivered)).toBeGreaterThanOrEqual(next.seq);
      }),
    );
  });

  test('come to the same in any order', () => {
    fc.assert(
      fc.property(
        said.chain((marks) =>
          fc.tuple(fc.constant(marks), fc.shuffledSubarray(marks, { minLength: marks.length })),
        ),
        ([marks, shuffled]) => {
          expect(marksView('c', kept(shuffled))).toEqual(marksView('c', kept(marks)));
          expect(marksView('c', kept([...marks, ...shuffled]))).toEqual(marksView('c', kept(marks)));
        },
      ),
    );
  });

  test('say nothing where nobody has come anywhere', () => {
    expect(marksView('c', [])).toEqual({ callId: 'c' });
  });
});

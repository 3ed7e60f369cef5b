/** In which order files go out, and what becomes of one that did not. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  filePhaseAfter,
  nextFile,
  nextLook,
  waitAfter,
  type Queued,
} from '../../../client/src/parts/attachments/next-file.js';
import { REFUSAL_CODES } from '../../../src/protocol/codes.js';

const queued = (id: string, over: Partial<Queued> = {}): Queued => ({
  id,
  callId: 'c1',
  phase: 'waiting',
  notBefore: 0,
  ...over,
});
const files = fc.array(
  fc.record({
    id: fc.uuid(),
    callId: fc.option(fc.constantFrom('c1', 'c2'), { nil: undefined }),
    phase: fc.constantFrom<Queued['phase']>('waiting', 'offline', 'held', 'refused', 'sent'),
    asks: fc.option(fc.constant<true>(true), { nil: undefined }),
    notBefore: fc.constantFrom(0, 1_000, 9_000),
  }),
  { maxLength: 8 },
);
const mayGo = ({ callId, asks, phase }: Queued) =>
  callId !== undefined && !asks && phase !== 'refused' && phase !== 'sent';

describe('files of a call', () => {
  test('go out as they were added, whatever holds one of them up', () =>
    fc.assert(
      fc.property(files, fc.nat(10_000), (all, now) => {
        const next = nextFile(all, now);
        if (!next) return;
        expect(mayGo(next)).toBe(true);
        expect(next.notBefore).toBeLessThanOrEqual(now);
        expect(all.filter(mayGo).find(({ callId }) => callId === next.callId)).toBe(next);
      }),
    ));
  test('are looked at again when the first of them may go, and never when none is on its way', () =>
    fc.assert(
      fc.property(files, fc.nat(10_000), (all, now) => {
        const look = nextLook(all, now);
        expect(look === undefined).toBe(!all.some(mayGo));
        if (look === undefined) return;
        expect(nextFile(all, now + look)).toBeDefined();
        if (look > 0) expect(nextFile(all, now)).toBeUndefined();
      }),
    ));
  test('of another call do not wait for one that waits', () =>
    expect(nextFile([queued('a', { notBefore: 5_000 }), queued('b', { callId: 'c2' })], 0)?.id).toBe('b'));
  test('that were refused, or ask first, hold up none behind them', () => {
    const behind = queued('b');
    expect(nextFile([queued('a', { phase: 'refused' }), behind], 0)).toBe(behind);
    expect(nextFile([queued('a', { asks: true }), behind], 0)).toBe(behind);
  });
  test('wait for their call', () =>
    expect(nextFile([queued('a', { callId: undefined })], 0)).toBeUndefined());
});

describe('a file that did not go out', () => {
  test('is tried again later and later, and never given up', () => {
    const waits = Array.from({ length: 12 }, (_, tries) => waitAfter(tries + 1));
    expect(waits[0]).toBe(2_000);
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits.at(-1)).toBe(60_000);
  });
  test.each(REFUSAL_CODES)('refused as %s', (code) => {
    const again = ['unavailable', 'too_many_requests', 'internal', 'unauthenticated'].includes(code);
    expect(filePhaseAfter(code, true) === 'refused').toBe(!again);
  });
  test('without an answer waits for the line', () => {
    expect(filePhaseAfter('unavailable', true)).toBe('offline');
    expect(filePhaseAfter('too_many_requests', true)).toBe('held');
    expect(filePhaseAfter('too_many_requests', false)).toBe('offline');
  });
});

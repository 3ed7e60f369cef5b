import { describe, expect, test } from '@jest/globals';
import type { CallRow } from '../../../src/call/call.entity.js';
import { mayWriteAs, threadHearers, threadSideOf } from '../../../src/internal-thread/thread-readers.js';
import { callThatIs, chief, colleague, foreignChief, li, person, wang, worker } from '../call/given.js';

const line = (more: Partial<CallRow['ringing']> = {}, row: Partial<CallRow> = {}): CallRow => {
  const active = callThatIs('active').call.line;
  return { ...active, ...row, ringing: { ...active.ringing, ...more } };
};

describe('the internal thread of a call', () => {
  test('is its holder’s and its coordinators’, and nobody’s of the community nor of another unit', () => {
    expect(threadSideOf(line(), wang)).toBe('holder');
    expect(threadSideOf(line(), chief)).toBe('coordinator');
    for (const other of [worker, colleague, li, foreignChief])
      expect(threadSideOf(line(), other)).toBeUndefined();
    expect(threadSideOf(line(), person('both', ['worker', 'coordinator'], ['c1']))).toBeUndefined();
  });
  test('is no longer read by who declared an interest, whatever else they are to the call', () => {
    for (const one of [chief, wang]) {
      const recused = line({ recused: [one.id] });
      expect(threadSideOf(recused, one)).toBeUndefined();
    }
    expect(threadHearers(line({ recused: [wang.id] })).officers).toEqual([]);
  });
  test('is written by a coordinator while it is entrusted to them, and by nobody once it is closed', () => {
    expect(mayWriteAs('coordinator', line(), chief)).toBe(false);
    const waiting = line({ entrusted: [chief.id] }, { state: 'waiting', holderId: null });
    expect(mayWriteAs('coordinator', waiting, chief)).toBe(true);
    expect(mayWriteAs('coordinator', waiting, person('other', ['coordinator']))).toBe(false);
    expect(mayWriteAs('holder', line(), wang)).toBe(true);
    expect(mayWriteAs('holder', line({}, { state: 'closed' }), wang)).toBe(false);
  });
});

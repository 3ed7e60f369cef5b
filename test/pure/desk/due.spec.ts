/** What an officer has to do next stands first, whichever of the call's clocks says so. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CallSummary } from '../../../src/protocol/calls/call-summary.js';
import { byDay, byDue, dueAt, dueNext } from '../../../src/protocol/calls/due-next.js';

const now = Date.parse('2026-11-24T02:00:00Z');
const minute = 60_000;
const day = 1440 * minute;
const at = (ms: number) => new Date(now + ms).toISOString();
const call = (id: string, more: Partial<CallSummary>) =>
  ({ id, closeBy: at(6 * day), ...more }) as CallSummary;
const held = { reason: 'resident', since: at(0) } as const;

describe('what is due next', () => {
  test('is the first contact in ten minutes and not the closing in six days', () => {
    expect(dueNext(call('a', { contactBy: at(10 * minute) }))).toEqual({
      clock: 'contact',
      at: at(10 * minute),
    });
    expect(dueNext(call('a', {}))).toEqual({ clock: 'close', at: at(6 * day) });
    expect(dueNext(call('a', { contactBy: at(7 * day) }))).toEqual({ clock: 'close', at: at(6 * day) });
  });
  test('is nothing while the clocks stand still', () => {
    expect(dueNext(call('a', { contactBy: at(minute), paused: held }))).toBeNull();
  });
});

describe('my calls', () => {
  const calls = [
    call('later', {}),
    call('held', { paused: held, contactBy: at(minute) }),
    call('closing', { closeBy: at(120 * minute) }),
    call('contact', { contactBy: at(10 * minute) }),
    call('overdue', { contactBy: at(-minute) }),
  ];
  test('stand in the order of what is due next, what stands still last', () => {
    expect(byDue(calls).map((c) => c.id)).toEqual(['overdue', 'contact', 'closing', 'later', 'held']);
  });
  test('are for today where anything of theirs is due today', () => {
    const { today, later } = byDay(byDue(calls), now);
    expect(today.map((c) => c.id)).toEqual(['overdue', 'contact', 'closing']);
    expect(later.map((c) => c.id)).toEqual(['later', 'held']);
  });
  test('never have an earlier one below a later one', () => {
    const any = fc.record({
      id: fc.uuid(),
      closeBy: fc.integer({ min: -day, max: day }).map(at),
      contactBy: fc.option(fc.integer({ min: -day, max: day }).map(at), { nil: undefined }),
      paused: fc.option(fc.constant(held), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(any), (some) => {
        const times = byDue(some as unknown as CallSummary[]).map(dueAt);
        expect(times.every((time, i) => i === 0 || times[i - 1]! <= time)).toBe(true);
      }),
    );
  });
});

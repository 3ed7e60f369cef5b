/** Who is offered first to take over at the end of a shift. */
import { expect, test } from '@jest/globals';
import { nextOnDuty, nextShift } from '../../../src/duty/next-on-duty.js';
import type { OfficerOnDuty } from '../../../src/protocol/people/duty-state.js';
import type { Rostered } from '../../../src/shift/rostered.js';

const HOUR = 3600_000;
/** A quarter to six in the morning, in Shenyang. */
const NOW = Date.parse('2026-11-24T21:45:00Z');
const place = (personId: string, from: number, hours: number): Rostered => ({
  personId,
  departmentId: null,
  role: 'first',
  name: '班',
  from,
  to: from + hours * HOUR,
});
const rostered = (places: readonly Rostered[]) => (at: number) =>
  places.filter((r) => r.from <= at && at < r.to);
const onDuty = (id: string, hours: number): OfficerOnDuty => ({
  officer: { id, name: id },
  department: null,
  onDuty: true,
  since: new Date(NOW - hours * HOUR).toISOString(),
  live: true,
  held: 0,
  ringing: 0,
});
const leaving = { id: 'gone', departmentId: null };
const order = (board: readonly OfficerOnDuty[], places: readonly Rostered[]) =>
  nextOnDuty(board, nextShift(rostered(places), NOW, leaving.id), leaving, NOW).map((n) => [
    n.officer.id,
    n.why,
  ]);

test('a shift that begins twelve hours ahead takes over nothing now', () => {
  const board = [onDuty('early', 1), onDuty('evening', 1)];
  expect(order(board, [place('evening', NOW + 12 * HOUR, 12)])).toEqual([
    ['early', 'best_placed'],
    ['evening', 'best_placed'],
  ]);
  expect(order(board, [place('evening', NOW + 2 * HOUR, 12)])[0]).toEqual(['evening', 'next_shift']);
});

test('who comes off a night of fifteen hours is offered last, also for their own next shift', () => {
  const board = [onDuty('night', 15), onDuty('rested', 1), onDuty('next', 1)];
  const places = [place('night', NOW + HOUR, 8), place('next', NOW + HOUR, 8)];
  expect(order(board, places)).toEqual([
    ['next', 'next_shift'],
    ['rested', 'best_placed'],
    ['night', 'next_shift'],
  ]);
});

test('who is on the shift that ends within the hour takes over nothing for the next one', () => {
  const board = [onDuty('mate', 7), onDuty('early', 1)];
  const places = [place('mate', NOW - 7.5 * HOUR, 8), place('early', NOW + 0.5 * HOUR, 8)];
  expect(order(board, places)[0]).toEqual(['early', 'next_shift']);
  // In the middle of a shift it is those who go on with it.
  expect(order(board, [place('mate', NOW - 4 * HOUR, 8)])[0]).toEqual(['mate', 'next_shift']);
});

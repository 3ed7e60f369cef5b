import { describe, expect, test } from '@jest/globals';
import { byFitness, cannotTake } from '../../../client/src/pages/board/assign/fitness.js';
import type { TimelineItem } from '../../../src/protocol/calls/timeline.js';
import { declinedIn } from '../../../client/src/pages/calls/declined.js';

const person = (id: string, held: number, more: { paused?: { reason: string }; live?: boolean } = {}) => ({
  officer: { id, name: id },
  live: true,
  held,
  ringing: 0,
  ...more,
});
const LIMIT = 3;

describe('who is offered for a call', () => {
  test('whoever holds all they may comes after everybody who could be rung, before who is away', () => {
    const people = [
      person('full', 3),
      person('away', 0, { paused: { reason: 'court' } }),
      person('asleep', 0, { live: false }),
      person('two', 2),
      person('full and asleep', 5, { live: false }),
      person('one', 1),
    ];
    expect(byFitness(people, LIMIT).map((p) => p.officer.id)).toEqual([
      'one',
      'two',
      'asleep',
      'full',
      'full and asleep',
      'away',
    ]);
    expect(people.filter((p) => cannotTake(p, people, LIMIT)).map((p) => p.officer.id)).toEqual([
      'full',
      'away',
      'full and asleep',
    ]);
  });
  test('where everybody holds all they may, a call still finds somebody', () => {
    const people = [person('full', 3), person('away', 0, { paused: { reason: 'court' } })];
    expect(people.map((p) => cannotTake(p, people, LIMIT))).toEqual([false, true]);
  });
});

test('who declined is read from the journal, until they take it back', () => {
  const at = '2026-11-24T01:00:00.000Z';
  const ring = { kind: 'ladder', step: 1, expiresAt: at, waited: false } as const;
  const journal: TimelineItem[] = [
    { seq: 1, at, deed: 'declined', data: { ring: 'r1', officer: 'wang' } },
    { seq: 2, at, deed: 'declined', data: { ring: 'r2', officer: 'zhao' } },
    { seq: 3, at, deed: 'retaken', data: { ...ring, ring: 'r3', officer: 'zhao', declined: 'r2' } },
    { seq: 4, at, deed: 'lapsed', data: { rings: [{ id: 'r3', officer: 'zhao' }] } },
    { seq: 5, at, deed: 'declined', data: {}, broken: true },
  ];
  expect([...declinedIn(journal)]).toEqual(['wang']);
});

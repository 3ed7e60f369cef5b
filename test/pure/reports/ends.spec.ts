/** How closed calls ended, counted as the hub does and shown as the reports do. */
import { expect, test } from '@jest/globals';
import { endsOf } from '../../../client/src/pages/reports/cards/ends.js';
import type { CallRow } from '../../../src/call/call.entity.js';
import {
  addCounts,
  callMeasures,
  MEASURES,
  ZERO_COUNTS,
  type Counts,
} from '../../../src/figures/call-measures.js';
import type { Outcome } from '../../../src/protocol/calls/outcomes.js';
import { figuresView } from '../../../src/reports/figures.view.js';

const closed = (outcome: Outcome, solved: boolean) =>
  ({
    communityId: 'c',
    category: 'family',
    urgency: 'normal',
    holderId: 'h',
    state: 'closed',
    raisedAt: 0,
    answerBy: 1,
    answeredAt: 1,
    closeBy: 2,
    closedAt: 2,
    outcome,
    solved,
    rating: null,
    residentSolved: null,
    desk: false,
  }) satisfies Partial<CallRow>;
function shown(...ended: (readonly [Outcome, boolean])[]) {
  const counts = ended
    .map(([outcome, solved]) => callMeasures(closed(outcome, solved)))
    .map((counted) => Object.fromEntries(MEASURES.map((m, n) => [m, counted[n] ? 1 : 0])) as Counts)
    .reduce(addCounts, ZERO_COUNTS);
  return endsOf(figuresView(counts, true).calls).map((end) => [end.name, end.calls, end.drawn]);
}

test('a call advised and solved counts as both and is drawn once; duplicates and mistakes count by themselves', () => {
  expect(
    shown(
      ['resolved', true],
      ['resolved', true],
      ['advised', true],
      ['advised', true],
      ['advised', false],
      ['referred', false],
      ['unresolved', false],
      ['duplicate', false],
      ['invalid', false],
      ['invalid', false],
    ),
  ).toEqual([
    ['solved', 4, 4],
    ['referred', 1, 1],
    ['advised', 3, 1],
    ['unresolved', 1, 1],
    ['noMatter', 3, 3],
  ]);
});

test('what another program says is solved takes nothing from duplicates and mistakes', () => {
  expect(shown(['referred', true], ['duplicate', false], ['invalid', true], ['advised', true])).toEqual([
    ['solved', 3, 3],
    ['referred', 1, 1],
    ['advised', 1, 0],
    ['unresolved', 0, 0],
    ['noMatter', 2, 2],
  ]);
});

test('where there was none, duplicates and mistakes are not shown', () => {
  expect(shown(['advised', true])).toEqual([
    ['solved', 1, 1],
    ['referred', 0, 0],
    ['advised', 1, 0],
    ['unresolved', 0, 0],
  ]);
});

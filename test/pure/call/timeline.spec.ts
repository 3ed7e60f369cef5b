/** The journal as it travels: what each reader is told of a fact. Of every fact there is, life.ts looks at its instants. */
import { expect, test } from '@jest/globals';
import { factView } from '../../../src/calls/queries/fact.view.js';
import { isFactOf, isReadable, type TimelineItem } from '../../../src/protocol/calls/timeline.js';

const ISO = '2026-11-24T01:00:00.000Z';
const AT = Date.parse(ISO);

test('why others were not rung is for coordinators; what routing was asked, and the device, for nobody', () => {
  const said = { kind: 'ladder' as const, step: 2, rings: [{ id: 'r', officer: 'wang' }], waited: false };
  const passing = { passed: { paused: ['li'] }, skipped: [{ step: 1, passed: { off_duty: ['zhao'] } }] };
  const data = { ...said, ...passing, expiresAt: AT, asked: { of: 'a' }, device: 'd' };
  const told = { ...said, expiresAt: ISO };
  for (const relation of ['holder', 'community', 'helper'] as const)
    expect(factView({ deed: 'rung', data }, relation)).toEqual({ deed: 'rung', data: told });
  expect(factView({ deed: 'rung', data }, 'coordination').data).toEqual({ ...told, ...passing });
});

test('what follows a closing is for the unit', () => {
  const said = { outcome: 'resolved' as const, solved: true, referral: null };
  const followUps = [{ kind: 'visit' as const, dueAt: AT, wakeAt: AT }];
  const told = (relation: 'community' | 'holder') =>
    factView({ deed: 'closed', data: { ...said, followUps } }, relation).data;
  expect(told('community')).toEqual(said);
  expect(told('holder')).toEqual({ ...said, followUps: [{ kind: 'visit', dueAt: ISO }] });
});

test('of clocks, those that have begun; one that stands still has no instant', () => {
  const limit = { amount: 1, unit: 'hours' as const };
  const clock = { kind: 'close' as const, limit, from: AT, due: AT, left: null, warnAt: null, warned: null };
  const clocks = [
    clock,
    { ...clock, kind: 'contact' as const, from: null, due: null },
    { ...clock, kind: 'answer' as const, due: null, left: 5 },
  ];
  expect(factView({ deed: 'moved', data: { clocks } }, 'holder').data).toEqual({
    clocks: [{ clock: 'close', due: ISO }, { clock: 'answer' }],
  });
});

test('what cannot be read is told apart from what only lost its words', () => {
  const line = { seq: 1, at: ISO };
  const items: TimelineItem[] = [
    { ...line, deed: 'left', data: {}, broken: true },
    { ...line, deed: 'left', data: { officer: 'wang' }, broken: true },
    { ...line, deed: 'declined', data: { officer: 'li', ring: 'r' } },
  ];
  expect(items.map(isReadable)).toEqual([false, true, true]);
  expect(items.filter(isFactOf('left')).map((i) => i.data.officer)).toEqual(['wang']);
});

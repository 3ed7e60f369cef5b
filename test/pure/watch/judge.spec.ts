/** What the auditor calls wrong, and what it lets be. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  AUDIT_GRACE,
  judgeCall,
  judgeDelivery,
  judgeHolidays,
  judgeOffer,
  type AuditedCall,
} from '../../../src/watch/audit-rules.js';
import { communityReadiness } from '../../../src/watch/readiness/community-readiness.js';
import { drillReport } from '../../../src/watch/drills/drill-report.js';

const NOW = 1_000_000_000;
const call = (more: Partial<AuditedCall> = {}): AuditedCall => ({
  id: 'c',
  unitId: 'u',
  state: 'ringing',
  holderId: null,
  raisedAt: NOW - AUDIT_GRACE,
  dueAt: NOW + 1,
  rings: 1,
  attended: false,
  ...more,
});

describe('an open call is minded', () => {
  test.each([
    ['rings somebody', {}, true],
    ['rings nobody', { rings: 0 }, false],
    ['rings for ever', { dueAt: null }, false],
    ['is held', { state: 'active', holderId: 'wang', rings: 0, dueAt: null }, true],
    ['is held by nobody', { state: 'active', rings: 0 }, false],
    ['waits with an alert', { state: 'waiting', rings: 0, attended: true }, true],
    ['waits and nobody was told', { state: 'waiting', rings: 0 }, false],
    ['waits for no instant', { state: 'waiting', rings: 0, attended: true, dueAt: null }, false],
    ['is newer than the grace', { raisedAt: NOW - AUDIT_GRACE + 1, rings: 0, dueAt: null }, true],
    ['is in a state that there is not', { state: 'lost' }, false],
  ] as const)('%s', (_, more, fine) => {
    expect(judgeCall(call(more), NOW) === undefined).toBe(fine);
  });
});

test('a ring ends with its call, and with its time', () => {
  const offer = { id: 'o', callId: 'c', expiresAt: NOW, state: 'ringing', unitId: 'u' };
  expect(judgeOffer(offer, NOW + AUDIT_GRACE)).toBeUndefined();
  expect(judgeOffer(offer, NOW + AUDIT_GRACE + 1)?.kind).toBe('overdue');
  for (const state of ['closed', 'cancelled', null])
    expect(judgeOffer({ ...offer, state }, NOW)?.kind).toBe('dead_offer');
});

test('notices fail where half of at least three do', () => {
  const kinds = (delivered: number, failed: number, stuck = 0) =>
    judgeDelivery({ unitId: 'u', delivered, failed, stuck }).map((f) => f.kind);
  expect(kinds(0, 2)).toEqual([]);
  expect(kinds(0, 3)).toEqual(['notices_failing']);
  expect(kinds(3, 3)).toEqual(['notices_failing']);
  expect(kinds(4, 3)).toEqual([]);
  expect(kinds(9, 0, 1)).toEqual(['notices_stuck']);
});

test('a light is green exactly where somebody would be rung and hears; amber by notice only; busy where all are full', () => {
  const person = fc.record({
    id: fc.stringMatching(/^[a-d]$/),
    paused: fc.boolean(),
    live: fc.boolean(),
    full: fc.boolean(),
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(person, { selector: (p) => p.id }),
      fc.subarray(['a', 'b', 'c', 'd']),
      fc.option(fc.stringMatching(/^[a-e]$/), { nil: undefined }),
      fc.boolean(),
      (duty, meant, liaison, reaches) => {
        const able = duty.filter((d) => !d.paused);
        // Routing rings nobody who is away or full.
        const rung = new Set(meant.filter((id) => able.some((d) => d.id === id && !d.full)));
        const hears = able.some((d) => d.live && rung.has(d.id));
        const byNotice = reaches && able.some((d) => !d.live && !d.full);
        const r = communityReadiness(duty, rung, liaison, reaches);
        const light = hears ? 'green' : byNotice ? 'amber' : able.some((d) => d.full) ? 'busy' : 'red';
        expect(r.light).toBe(light);
        expect(r.onDuty).toBe(able.length);
        expect(r.hearing + r.byNotice + r.busy + r.asleep).toBeLessThanOrEqual(r.onDuty);
        expect(r.busy).toBe(able.filter((d) => d.full).length);
      },
    ),
  );
});

test('the coming year’s holidays are asked for from December on, this year’s at once', () => {
  const units = [{ id: 'u', published: new Set([2026]) }];
  const years = (today: string) => judgeHolidays(units, today).map((f) => f.count);
  expect(years('2026-11-30')).toEqual([]);
  expect(years('2026-12-01')).toEqual([2027]);
  expect(years('2027-01-05')).toEqual([2027]);
  expect(judgeHolidays([{ id: 'u', published: new Set([2026, 2027]) }], '2026-12-31')).toEqual([]);
  // Another year is another finding: who was told of the one is told of the next.
  const subject = (today: string) => judgeHolidays(units, today).map((f) => f.subject);
  expect(subject('2026-12-01')).toEqual(subject('2027-11-30'));
  expect(subject('2027-12-01')).not.toEqual(subject('2027-11-30'));
});

describe('a drill passed', () => {
  const line = { raisedAt: NOW, answeredAt: NOW + 5000, closedAt: NOW + 9000, state: 'closed' } as Parameters<
    typeof drillReport
  >[0];
  const offer = (officerId: string, more = {}) => ({
    officerId,
    rungAt: NOW,
    receivedAt: NOW + 300,
    ending: 'accepted' as const,
    ...more,
  });
  test('nobody was rung: nobody there, or all of them busy', () => {
    const nobody = { ...line, answeredAt: null, closedAt: null, state: 'cancelled' as const };
    expect(drillReport(nobody, [], null)).toMatchObject({ passed: false, stage: 'nobody' });
    expect(drillReport(nobody, [], null, true)).toMatchObject({ passed: false, stage: 'busy' });
  });
  test('where it rang at once, was answered and was closed', () => {
    expect(drillReport(line, [offer('wang')], null)).toMatchObject({
      passed: true,
      stage: null,
      times: { ringSeconds: 0, receivedSeconds: 0.3, acceptSeconds: 5, closeSeconds: 9 },
    });
  });
  test.each([
    ['nobody', { ...line, answeredAt: null, state: 'cancelled' }, [], null],
    ['unanswered', { ...line, answeredAt: null, state: 'cancelled' }, [offer('wang')], null],
    [
      'not_received',
      { ...line, answeredAt: null, state: 'cancelled' },
      [offer('wang', { receivedAt: null })],
      null,
    ],
    ['ended', { ...line, answeredAt: null, state: 'cancelled' }, [offer('wang')], 'ended'],
    ['slow', line, [offer('wang', { rungAt: NOW + 2001 })], null],
    ['not_closed', line, [offer('wang')], 'not_closed'],
  ] as const)('not where %s', (stage, l, offers, cut) => {
    expect(drillReport(l as typeof line, offers, cut)).toMatchObject({ passed: false, stage });
  });
  test('who was rung twice and heard once has heard', () => {
    const { times } = drillReport(
      line,
      [offer('wang'), offer('wang', { rungAt: NOW + 9, receivedAt: null })],
      null,
    );
    expect(times.rung).toEqual([
      { officerId: 'wang', rungAt: NOW + 9, receivedAt: NOW + 300, ending: 'accepted' },
    ]);
  });
});

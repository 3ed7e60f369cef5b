/** Whatever is tried in whatever order: no step is skipped, none is there twice, an end stays the end. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { calendarOf } from '../../../src/calendar/calendar.cache.js';
import { DEFAULT_SETTINGS } from '../../../src/directory/unit-settings.js';
import {
  GATE_CASES,
  LEAD_STEPS,
  LEAD_WAY,
  type LeadStep,
  type LeadStepPayload,
} from '../../../src/protocol/relief/leads.js';
import { addDays, dayBegins, localDay } from '../../../src/protocol/time/local-day.js';
import {
  deadlinesAfter,
  deadlinesOfGrant,
  deadlinesOfLead,
  visitMonthsOf,
} from '../../../src/relief/leads/way/lead-deadlines.js';
import { whyOf } from '../../../src/relief/leads/way/lead-why.js';
import {
  faultsOf,
  isEnd,
  mayFollow,
  nextSteps,
  standingAfter,
  type LeadStanding,
} from '../../../src/relief/leads/way/lead-way.js';

const payload = fc.record(
  {
    step: fc.constantFrom(...LEAD_STEPS),
    case: fc.constantFrom(...GATE_CASES),
    agency: fc.constant('民政局'),
    answerBy: fc.constant('2026-12-11'),
    receipt: fc.constant('SJ-1'),
    granted: fc.boolean(),
    amountFen: fc.integer({ min: 1, max: 10_000 }),
  },
  { requiredKeys: ['step'] },
) as fc.Arbitrary<LeadStepPayload>;
/** Without fields that the step does not know, so that many go through. */
const fitting = payload.map((given): LeadStepPayload => {
  const strange = Object.entries(faultsOf(given) ?? {}).filter(([, why]) => why === 'field_not_of_step');
  return Object.fromEntries(
    Object.entries(given).filter(([key]) => !strange.some(([name]) => name === key)),
  ) as never;
});
const START: LeadStanding = { step: 'lead', gateCase: null, granted: null };

/** As the service does it. */
function walk(tried: readonly LeadStepPayload[]): LeadStanding[] {
  const stood = [START];
  for (const one of tried) {
    const standing = stood.at(-1)!;
    if (mayFollow(standing, one.step) && !faultsOf(one)) stood.push(standingAfter(standing, one));
  }
  return stood;
}
const place = (step: LeadStep) => (LEAD_WAY as readonly LeadStep[]).indexOf(step);

describe('the way of a lead', () => {
  test('no step is skipped and none is there twice', () =>
    fc.assert(
      fc.property(fc.array(fitting, { maxLength: 60 }), (tried) => {
        const stood = walk(tried);
        const names = stood.map(({ step }) => step);
        expect(new Set(names).size).toBe(names.length);
        for (const [n, { step }] of stood.entries()) {
          if (n === 0) continue;
          const before = stood[n - 1]!;
          if (step === 'referred') expect([before.step, before.gateCase === 'here']).toEqual(['gate', false]);
          else if (step === 'withdrawn') expect(place(before.step)).toBeLessThan(place('decided'));
          else if (step === 'closed' && before.step === 'decided') expect(before.granted).toBe(false);
          else expect(place(step)).toBe(place(before.step) + 1);
        }
      }),
    ));
  test('what has ended stays as it ended', () =>
    fc.assert(
      fc.property(fc.array(fitting, { maxLength: 60 }), payload, (tried, one) => {
        const last = walk(tried).at(-1)!;
        expect(nextSteps(last).length === 0).toBe(isEnd(last.step));
        if (isEnd(last.step)) expect(mayFollow(last, one.step)).toBe(false);
      }),
    ));
  test('a step that is not at the gate any more is here, or nothing was decided of it', () =>
    fc.assert(
      fc.property(fc.array(fitting, { maxLength: 60 }), (tried) => {
        const { step, gateCase, granted } = walk(tried).at(-1)!;
        if (place(step) >= place('told')) expect(gateCase).toBe('here');
        expect(granted !== null).toBe(place(step) >= place('decided'));
      }),
    ));
});

describe('the deadlines of a lead', () => {
  // With the published holidays.
  const calendar = calendarOf({ week: undefined, years: [], days: [] });
  const settings = DEFAULT_SETTINGS.leads;
  const at = fc.integer({ min: dayBegins('2026-01-01'), max: dayBegins('2027-12-31') });
  const all = (given: LeadStepPayload, from: number) => [
    ...deadlinesOfLead({ calendar, settings }, from),
    ...deadlinesAfter({ calendar, settings }, given, from),
  ];
  test('none ends before it begins, and it is soon due in between', () =>
    fc.assert(
      fc.property(fitting, at, fc.integer({ min: 0, max: 300 }), (given, from, ahead) => {
        const answerBy = addDays(localDay(from), ahead);
        const named = { ...given, ...(given.answerBy !== undefined && { answerBy }) };
        for (const { fromAt, nearAt, dueAt, name } of all(named, from)) {
          expect(fromAt).toBe(from);
          expect(nearAt).toBeGreaterThanOrEqual(fromAt);
          expect(dueAt).toBeGreaterThanOrEqual(nearAt);
          if (name !== 'answer') expect(dueAt).toBeGreaterThan(from);
        }
      }),
    ));
  test('why says the same day as the deadline, and counts as many days as it names', () =>
    fc.assert(
      fc.property(at, (from) => {
        const counted = [
          ...all({ step: 'told' }, from),
          ...deadlinesOfGrant({ calendar, settings }, from, localDay(from)),
        ];
        for (const one of counted) {
          const why = whyOf(calendar, one, 'zh');
          expect(Date.parse(why.due)).toBe(one.dueAt);
          expect(why).not.toHaveProperty('note');
          expect(why.rule).toContain(String(one.amount));
          const days = why.days.filter(({ kind }) => kind === 'counted');
          expect(days).toHaveLength(visitMonthsOf(one.name) === null ? one.amount : 1);
          expect(why.days.at(-1)!.day).toBe(localDay(one.dueAt));
        }
      }),
    ));
});

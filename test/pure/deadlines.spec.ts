/** Which limit holds, and how it is said. */
import { describe, expect, test } from '@jest/globals';
import type { DeadlineRule } from '../../src/protocol/administration.js';
import { DEADLINE_STEP_REASONS } from '../../src/calendar/deadline-arithmetic.js';
import { DEFAULT_CALENDAR } from '../../src/calendar/working-calendar.js';
import { deadlineRuleText, deadlineStepText } from '../../src/call/clocks/deadline-text.js';
import { limitFor, limitOfSeconds, ruleErrors } from '../../src/deadline/deadline-limits.js';
import { DEFAULT_SETTINGS } from '../../src/directory/unit-settings.js';
import { CLOCK_KINDS, LIMIT_UNITS } from '../../src/protocol/codes.js';

const rule = (more: Partial<DeadlineRule> = {}): DeadlineRule => ({
  clock: 'close',
  urgency: 'normal',
  category: null,
  amount: 5,
  unit: 'working_days',
  ...more,
});
const asked = { clock: 'close', urgency: 'normal', category: 'labour' } as const;

describe('which limit holds', () => {
  test('without a rule the contract’s own', () => {
    const of = (clock: 'answer' | 'contact' | 'close', urgency: 'emergency' | 'urgent' | 'normal') =>
      limitFor([], DEFAULT_SETTINGS, { clock, urgency, category: 'other' });
    expect(of('answer', 'normal')).toEqual({ amount: 3, unit: 'minutes' });
    expect(of('contact', 'urgent')).toEqual({ amount: 10, unit: 'minutes' });
    expect(of('close', 'emergency')).toEqual({ amount: 2, unit: 'hours' });
    expect(of('close', 'urgent')).toEqual({ amount: 1, unit: 'days' });
    expect(of('close', 'normal')).toEqual({ amount: 7, unit: 'days' });
  });
  test('the category’s before the urgency’s', () => {
    const rules = [rule(), rule({ category: 'labour', amount: 2 }), rule({ urgency: 'urgent', amount: 1 })];
    expect(limitFor(rules, DEFAULT_SETTINGS, asked)).toEqual({ amount: 2, unit: 'working_days' });
    expect(limitFor(rules, DEFAULT_SETTINGS, { ...asked, category: 'family' })).toEqual({
      amount: 5,
      unit: 'working_days',
    });
  });
  test.each([
    [45, 45, 'seconds'],
    [180, 3, 'minutes'],
    [5400, 90, 'minutes'],
    [7200, 2, 'hours'],
    [604_800, 7, 'days'],
  ])('%i s is %i %s', (seconds, amount, unit) => {
    expect(limitOfSeconds(seconds)).toEqual({ amount, unit });
  });
});

test('what cannot be a rule is said at its field', () => {
  const isCategory = (code: string) => code === 'labour';
  const near = () => false;
  expect(ruleErrors([rule(), rule({ category: 'labour' })], isCategory, near)).toBeUndefined();
  expect(ruleErrors([rule({ amount: 0 })], isCategory, near)).toHaveProperty(['rules.0.amount']);
  expect(ruleErrors([rule({ amount: 1.5 })], isCategory, near)).toHaveProperty(['rules.0.amount']);
  expect(ruleErrors([rule({ category: 'nothing' })], isCategory, near)).toHaveProperty(['rules.0.category']);
  expect(ruleErrors([rule(), rule({ amount: 1 })], isCategory, near)).toHaveProperty(['rules.1.category']);
  expect(ruleErrors([rule()], isCategory, () => true)).toEqual({
    'rules.0.amount': 'field_limit_beyond_year',
  });
});

test('every step and every rule has its sentence in both languages, with no gap in it', () => {
  for (const lang of ['zh', 'en'] as const) {
    for (const why of DEADLINE_STEP_REASONS)
      for (const name of ['', '国庆节']) {
        const said = deadlineStepText({ from: 0, to: 1, counted: 0, why, name, unpublished: true }, lang);
        expect(said).toMatch(/\S{4,}/);
        expect(said).not.toMatch(/[{}]|undefined/);
        expect(said).toContain('1970');
      }
    for (const kind of CLOCK_KINDS)
      for (const unit of LIMIT_UNITS)
        for (const onSite of [false, true]) {
          const of = { kind, limit: { amount: 2, unit }, onSite };
          expect(deadlineRuleText(of, DEFAULT_CALENDAR, lang)).not.toMatch(/[{}]|undefined/);
        }
  }
  const close = { kind: 'close', limit: { amount: 2, unit: 'working_days' }, onSite: false } as const;
  expect(deadlineRuleText(close, DEFAULT_CALENDAR, 'zh')).toBe(
    '发起后 2 个工作日内办结，只计工作时间，1 个工作日按 7 小时计',
  );
});

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { PLAIN_STEP_KINDS, type PolicyStep } from '../../../src/protocol/calls/policy.js';
import { policyErrors } from '../../../src/units/policies/policy-rules.js';
import { DEFAULT_SETTINGS, settingErrors } from '../../../src/directory/unit-settings.js';
import { DEFAULT_STEPS, EMERGENCY_STEPS } from '../../../src/routing/escalation-policy.js';

const step = fc.record<PolicyStep>({
  ring: fc.constantFrom(...PLAIN_STEP_KINDS),
  seconds: fc.integer({ min: 5, max: 300 }),
});
const all: PolicyStep = { ring: 'all', seconds: 60 };

describe('an escalation policy', () => {
  test('those that ship are policies', () => {
    expect(policyErrors(DEFAULT_STEPS)).toBeUndefined();
    expect(policyErrors(EMERGENCY_STEPS)).toBeUndefined();
  });
  test('one to ten steps that end with everybody', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 9 }), (steps) =>
        expect(policyErrors([...steps, all])).toBeUndefined(),
      ),
    );
    fc.assert(
      fc.property(fc.array(step, { minLength: 10, maxLength: 20 }), (steps) =>
        expect(policyErrors([...steps, all])).toHaveProperty('steps'),
      ),
    );
    expect(policyErrors([])).toHaveProperty('steps');
  });
  test('nobody is forgotten: another last step is refused', () => {
    expect(policyErrors([all, { ring: 'best', seconds: 25 }])).toEqual({ steps: 'field_last_step' });
  });
  test('5 to 300 s each, and the step is named', () => {
    for (const seconds of [4, 301, 7.5, Number.NaN]) {
      expect(Object.keys(policyErrors([{ ring: 'best', seconds }, all])!)).toEqual(['steps.0.seconds']);
    }
    expect(policyErrors([{ ring: 'nobody' as 'all', seconds: 5 }, all])).toEqual({
      'steps.0.ring': 'field_choice',
    });
  });
});

describe('settings', () => {
  test('the defaults hold together', () => expect(settingErrors(DEFAULT_SETTINGS)).toBeUndefined());
  test('each out of its range is named', () => {
    for (const wrong of [
      { answerSeconds: 0 },
      { heldLimit: 0 },
      { retrySeconds: 9 },
      { forgottenHours: 25 },
      { gatewayUrl: 'ftp://x' },
      { gatewayUrl: 'http://u:p@x/' },
    ]) {
      expect(Object.keys(settingErrors({ ...DEFAULT_SETTINGS, ...wrong })!)).toEqual(Object.keys(wrong));
    }
    const closeSeconds = { emergency: 7200, urgent: 3600, normal: 86400 };
    expect(settingErrors({ ...DEFAULT_SETTINGS, closeSeconds })).toEqual({ closeSeconds: 'field_order' });
  });
});

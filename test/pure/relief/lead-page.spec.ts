import { describe, expect, test } from '@jest/globals';
import { beneficiaryOf, blankBeneficiary, wantsBasis } from '../../../client/src/pages/leads/beneficiary.js';
import { standsAt, wayOf } from '../../../client/src/pages/leads/lead-way.js';
import type { DoneLeadStep, LeadStep } from '../../../src/protocol/relief/leads.js';

const done = (...steps: LeadStep[]): DoneLeadStep[] =>
  steps.map((step) => ({ step, at: '2026-11-24T01:00:00.000Z', by: { id: 'o', name: '王' } }));
const marks = (lead: Parameters<typeof wayOf>[0]) => wayOf(lead).map(({ step, mark }) => `${step} ${mark}`);

describe('the way of a lead as its page draws it', () => {
  test('what was written is done, the next one stands at its time, the rest lies ahead', () => {
    const way = wayOf({ step: 'told', case: 'here', steps: done('lead', 'gate', 'told'), due: '2026-12-01' });
    expect(way.map(({ mark }) => mark)).toEqual([
      'done',
      'done',
      'done',
      'now',
      'ahead',
      'ahead',
      'ahead',
      'ahead',
    ]);
    expect(way[3]).toEqual({ step: 'handed_over', mark: 'now', due: '2026-12-01' });
    expect(standsAt(way)).toEqual({ n: 4, step: 'handed_over' });
  });
  test('measures go on after they were begun', () => {
    const steps = done('lead', 'gate', 'told', 'handed_over', 'decided', 'measures');
    const way = wayOf({ step: 'measures', case: 'here', steps, due: '2026-12-18' });
    expect(standsAt(way)).toEqual({ n: 6, step: 'measures' });
    // What is due then is a visit, not the measures.
    expect(way[5]!.due).toBeUndefined();
  });
  test('where the case is not here, the way ends with the handing on', () => {
    expect(marks({ step: 'gate', case: 'sister', steps: done('lead', 'gate') })).toEqual([
      'lead done',
      'gate done',
      'referred now',
    ]);
  });
  test('of a lead that has ended only what was done stands there', () => {
    const way = wayOf({ step: 'withdrawn', case: 'here', steps: done('lead', 'gate', 'withdrawn') });
    expect(way.map(({ step }) => step)).toEqual(['lead', 'gate', 'withdrawn']);
    expect(standsAt(way)).toBeNull();
  });
});

describe('whom a lead is about', () => {
  test('nothing typed is nobody; something typed wants its ground first', () => {
    const typed = { ...blankBeneficiary(), name: ' 李桂芬 ', phone: '13900139000' };
    expect(beneficiaryOf(blankBeneficiary())).toBeUndefined();
    expect(wantsBasis(blankBeneficiary())).toBe(false);
    expect(wantsBasis(typed)).toBe(true);
    expect(beneficiaryOf(typed)).toBeUndefined();
    expect(beneficiaryOf({ ...typed, basis: 'consent' })).toEqual({
      name: '李桂芬',
      phone: '13900139000',
      basis: 'consent',
    });
  });
});

/**
 * The way of a lead for judicial relief: which step may follow which, and which fields a step needs. A step is written
 * once and none is skipped; the applicant may withdraw until it is decided. Pure.
 */
import type { RefusalDetails, Sentence } from '../../../kernel/refusal/refusal.js';
import {
  LEAD_ENDS,
  type GateCase,
  type LeadStep,
  type LeadStepPayload,
} from '../../../protocol/relief/leads.js';

/** How far a lead is: its last step, and what that step said. */
export interface LeadStanding {
  step: LeadStep;
  gateCase: GateCase | null;
  granted: boolean | null;
}
export const isEnd = (step: LeadStep): boolean => (LEAD_ENDS as readonly string[]).includes(step);

/** In the order in which they are offered; nothing after an end. */
export function nextSteps({ step, gateCase, granted }: LeadStanding): LeadStep[] {
  switch (step) {
    case 'lead':
      return ['gate', 'withdrawn'];
    case 'gate':
      return [gateCase === 'here' ? 'told' : 'referred', 'withdrawn'];
    case 'told':
      return ['handed_over', 'withdrawn'];
    case 'handed_over':
      return ['decided', 'withdrawn'];
    case 'decided':
      return granted ? ['measures'] : ['measures', 'closed'];
    case 'measures':
      return ['visits'];
    case 'visits':
      return ['closed'];
    default:
      return [];
  }
}
export const mayFollow = (standing: LeadStanding, step: LeadStep): boolean =>
  nextSteps(standing).includes(step);

export const standingAfter = (before: LeadStanding, payload: LeadStepPayload): LeadStanding => ({
  step: payload.step,
  gateCase: payload.step === 'gate' ? (payload.case ?? null) : before.gateCase,
  granted: payload.step === 'decided' ? (payload.granted ?? null) : before.granted,
});

/** Says which step stands and which comes next, for whoever tried another one. */
export function standsSentence({ step, gateCase, granted }: LeadStanding): Sentence {
  if (step === 'gate') return gateCase === 'here' ? 'lead_at_gate' : 'lead_at_gate_elsewhere';
  if (step === 'decided') return granted ? 'lead_at_decided' : 'lead_at_not_granted';
  return `lead_at_${step}`;
}

type Field = Exclude<keyof LeadStepPayload, 'step' | 'version' | 'note'>;
interface Fields {
  needs?: readonly Field[];
  may?: readonly Field[];
}
/** What a step is told with; a note goes with each. */
function fieldsOf({ step, case: found, granted }: LeadStepPayload): Fields {
  switch (step) {
    case 'gate':
      if (found === undefined) return { needs: ['case'], may: ['agency', 'answerBy', 'caseNumber'] };
      if (found === 'here') return { needs: ['case'], may: ['caseNumber'] };
      return { needs: ['case', 'agency', 'answerBy'] };
    case 'handed_over':
      return { needs: ['receipt'] };
    case 'referred':
      return { may: ['receipt'] };
    case 'decided':
      return granted === false
        ? { needs: ['granted'], may: ['reason', 'elsewhere'] }
        : { needs: ['granted'], may: ['amountFen', 'approved', 'paidOn', 'parts', 'elsewhere'] };
    case 'closed':
    case 'withdrawn':
      return { may: ['reason'] };
    default:
      return {};
  }
}

/** What is missing, and what does not belong to the step; nothing where it can be written. */
export function faultsOf(payload: LeadStepPayload): RefusalDetails['fields'] | undefined {
  const { needs = [], may = [] } = fieldsOf(payload);
  const { step: _step, version: _version, note: _note, ...given } = payload;
  const faults: NonNullable<RefusalDetails['fields']> = {};
  for (const field of needs)
    if (payload[field] === undefined || payload[field] === '') faults[field] = 'field_required';
  for (const [field, value] of Object.entries(given))
    if (value !== undefined && ![...needs, ...may].includes(field as Field))
      faults[field] = 'field_not_of_step';
  const { parts, amountFen } = payload;
  if (parts && !faults['parts']) {
    if (amountFen === undefined) faults['amountFen'] = 'field_required';
    else if (parts.reduce((sum, part) => sum + part.amountFen, 0) !== amountFen)
      faults['parts'] = 'field_parts_sum';
  }
  return Object.keys(faults).length ? faults : undefined;
}

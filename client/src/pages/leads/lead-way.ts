/** The way of a lead as its page draws it. Pure. */
import {
  LEAD_ENDS,
  LEAD_WAY,
  type DoneLeadStep,
  type LeadDetail,
  type LeadStep,
} from '@protocol/relief/leads.js';

export const isEnded = (step: LeadStep): boolean => LEAD_ENDS.some((end) => end === step);

export interface WayStep {
  step: LeadStep;
  mark: 'done' | 'now' | 'ahead';
  done?: DoneLeadStep;
  /** Of what comes now, where it has a time. */
  due?: string;
}
type Walked = Pick<LeadDetail, 'step' | 'case' | 'steps' | 'due'>;

/** Done, under way and still to come; of a lead that has ended, only what was done. */
export function wayOf(lead: Walked): WayStep[] {
  const done = new Map(lead.steps.map((one) => [one.step, one]));
  if (isEnded(lead.step)) return lead.steps.map((one) => ({ step: one.step, mark: 'done', done: one }));
  const isElsewhere = lead.case !== undefined && lead.case !== 'here';
  const way: readonly LeadStep[] = isElsewhere ? ['lead', 'gate', 'referred'] : LEAD_WAY;
  // Measures go on for months once they were begun.
  const now = way.indexOf(lead.step) + (lead.step === 'measures' ? 0 : 1);
  return way.map((step, at) => {
    const one = done.get(step);
    const mark = at === now ? 'now' : at < now ? 'done' : 'ahead';
    return {
      step,
      mark,
      ...(one && { done: one }),
      ...(mark === 'now' && !one && lead.due && { due: lead.due }),
    };
  });
}
/** What the next card writes; withdrawing stands aside. */
export type NextStep = Exclude<LeadStep, 'lead' | 'withdrawn'>;
/** Those that a touch writes, with a receipt or a reason at most. */
export type PlainStep = Exclude<NextStep, 'gate' | 'decided'>;
/** Those that end the way, or a part of it, before its time: they say why. */
export type EarlyStep = 'withdrawn' | 'closed' | 'visits';
export const isNext = (step: LeadStep): step is NextStep => step !== 'lead' && step !== 'withdrawn';

/** Which of them it stands at, from 1; null where it has ended. */
export const standsAt = (way: readonly WayStep[]): { n: number; step: LeadStep } | null => {
  const at = way.findIndex(({ mark }) => mark === 'now');
  return at < 0 ? null : { n: at + 1, step: way[at]!.step };
};

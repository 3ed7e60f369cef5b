import type { Progress } from '@protocol/shapes.js';

/** The shipped calling order ends with everybody on duty at its fifth step. */
const everybody = 5;
/** The spans of the shipped order: what a ring's circle may be whole at. */
const spans = [20, 25, 60] as const;

export interface Next {
  kind: 'one' | 'all' | 'coordinator';
  seconds: number;
}
/** Who is called next and when; seconds never fall below nothing. */
export const nextStep = (progress: Progress, now: number, emergency: boolean): Next | null => {
  const ends = progress.ringing.map((ring) => Date.parse(ring.expiresAt));
  const at = progress.next ? Date.parse(progress.next.at) : Math.max(...ends);
  if (!Number.isFinite(at)) return null;
  const seconds = Math.max(0, Math.ceil((at - now) / 1000));
  // A last holder or a hand-picked officer is rung outside the order; the order follows.
  if (!progress.next) {
    return { kind: emergency || progress.step >= everybody ? 'coordinator' : 'one', seconds };
  }
  return { kind: progress.next.step >= everybody ? 'all' : 'one', seconds };
};

/** A ring tells when it ends, not when it began: the whole is the shortest span that fits. */
export const wholeOf = (secondsLeft: number): number =>
  spans.find((whole) => secondsLeft <= whole + 1) ?? Math.ceil(secondsLeft);

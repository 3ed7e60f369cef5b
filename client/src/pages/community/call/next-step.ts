import type { Progress } from '@protocol/calls/ring.js';

/** The spans of the shipped order: what a ring's circle may be whole at. */
const spans = [20, 25, 60] as const;

export interface Next {
  kind: 'one' | 'all' | 'coordinator';
  seconds: number;
}
/** Who is called next and when; seconds never fall below nothing. Without a next step the coordinators are told. */
export const nextStep = (progress: Progress, now: number): Next | null => {
  const ends = progress.ringing.map((ring) => Date.parse(ring.expiresAt));
  const at = progress.next ? Date.parse(progress.next.at) : Math.max(...ends);
  if (!Number.isFinite(at)) return null;
  const seconds = Math.max(0, Math.ceil((at - now) / 1000));
  if (!progress.next) return { kind: 'coordinator', seconds };
  return { kind: progress.next.all ? 'all' : 'one', seconds };
};

/** A ring tells when it ends, not when it began: the whole is the shortest span that fits. */
export const wholeOf = (secondsLeft: number): number =>
  spans.find((whole) => secondsLeft <= whole + 1) ?? Math.ceil(secondsLeft);

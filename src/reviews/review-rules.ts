/** Who is called back, and whose lot is drawn. Pure but for the hash. */
import { createHash } from 'node:crypto';
import type { CallRow } from '../call/call.entity.js';
import { DISSATISFIED, type CallBackReason } from '../protocol/residents/reviews.js';
import type { CallBackRow } from './reviews.entity.js';

interface Judged {
  rating: number | null;
  residentSolved: boolean | null;
  residentSatisfied: number | null;
}
/** The resident's own word goes before the community's; undefined: nobody is dissatisfied. */
export function callBackReason({
  rating,
  residentSolved,
  residentSatisfied,
}: Judged): CallBackReason | undefined {
  if (residentSolved === false) return 'unsolved';
  if (residentSatisfied !== null && residentSatisfied <= DISSATISFIED) return 'resident';
  if (rating !== null && rating <= DISSATISFIED) return 'rating';
  return undefined;
}

/** The call back that is made with it: on the call's own page somebody noted that they asked back as the resident wanted. */
export function madeOnCall({
  closedAt,
  ringing,
}: Pick<CallRow, 'closedAt' | 'ringing'>): Pick<CallBackRow, 'state' | 'doneBy' | 'doneAt'> | undefined {
  const asked = ringing.followUps?.findLast(
    (one) => one.ofResident && one.state === 'done' && closedAt !== null && one.setAt >= closedAt,
  );
  return asked && { state: 'done', doneBy: asked.doneBy, doneAt: asked.endedAt };
}

/**
 * So many of them by lot: the same for the same unit and month whenever it is drawn, whoever handled them.
 * @param seed unit and month
 */
export function drawn(ids: readonly string[], seed: string, most: number): string[] {
  const lot = (id: string) => createHash('sha256').update(`${seed}:${id}`).digest('hex');
  return [...ids]
    .map((id) => ({ id, lot: lot(id) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
    .slice(0, most)
    .map(({ id }) => id);
}

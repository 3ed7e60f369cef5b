/**
 * Whether an amount of relief stays within so many months of the average monthly wage. Exactly that much does; one fen
 * more needs its approval. Several bodies that give together count with their sum, and whoever was granted relief for
 * the case elsewhere gets no second. Whole fen throughout. Pure.
 */
import { refuse } from '../../kernel/refusal/refusal.js';
import { CAP_LIMITS, type CapAnswer, type CapPart, type CapQuestion } from '../../protocol/relief/cap.js';
import { yuanText } from '../../protocol/relief/money.js';

export type CapVerdict = Pick<CapAnswer, 'capFen' | 'within' | 'needsApproval' | 'amountFen'>;
export type CapRequest = Pick<CapQuestion, 'amountFen' | 'approved' | 'parts' | 'elsewhere'>;
export interface CapBase {
  monthlyFen: number;
  months: number;
}

export const capFenOf = ({ monthlyFen, months }: CapBase): number => monthlyFen * months;

/** @throws Refusal `invalid` naming the field that is no whole number of fen within its limit */
function requireFen(field: string, fen: number, max: number = CAP_LIMITS.amountFen): void {
  if (!Number.isSafeInteger(fen) || fen < 0 || fen > max)
    refuse('invalid', { fields: { [field]: { sentence: 'field_fen', params: { max } } } });
}

export function sumOfParts(parts: readonly CapPart[]): number {
  for (const [i, { fen }] of parts.entries()) requireFen(`parts.${i}.fen`, fen);
  const sum = parts.reduce((all, { fen }) => all + fen, 0);
  requireFen('parts', sum);
  return sum;
}

/** @throws Refusal `invalid` where there is neither amount nor part, or the two do not agree */
function amountOf({ amountFen, parts }: CapRequest): number {
  if (!parts?.length) {
    if (amountFen === undefined) return refuse('invalid', { fields: { amountFen: 'field_required' } });
    requireFen('amountFen', amountFen);
    return amountFen;
  }
  const sum = sumOfParts(parts);
  if (amountFen !== undefined && amountFen !== sum)
    refuse('invalid', { fields: { amountFen: 'field_sum_of_parts' } });
  return sum;
}

/** @throws Refusal `invalid`; `relief_second_grant` where relief was granted elsewhere */
export function judgeCap(base: CapBase, request: CapRequest): CapVerdict {
  requireFen('monthlyFen', base.monthlyFen, CAP_LIMITS.monthlyFen);
  const amountFen = amountOf(request);
  for (const [i, { fen }] of (request.elsewhere ?? []).entries()) requireFen(`elsewhere.${i}.fen`, fen);
  const [earlier] = request.elsewhere ?? [];
  if (earlier) refuse('relief_second_grant', { params: { body: earlier.body, on: earlier.on } });
  const capFen = capFenOf(base);
  const needsApproval = amountFen > capFen;
  return { capFen, amountFen, needsApproval, within: !needsApproval || request.approved === true };
}

/** As `judgeCap`. @throws Refusal also `relief_above_cap` where it is above the cap without its approval */
export function requireWithinCap(base: CapBase, request: CapRequest): CapVerdict {
  const verdict = judgeCap(base, request);
  const { capFen, within } = verdict;
  if (!within) refuse('relief_above_cap', { params: { months: base.months, yuan: yuanText(capFen) } });
  return verdict;
}

/** Nobody has entered what the cap is reckoned from. */
export const refuseUnknownWage = (province: string, year: number): never =>
  refuse('relief_wage_unknown', { params: { province, year } });

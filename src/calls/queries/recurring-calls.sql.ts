/**
 * Which calls speak of a matter that may come again: real ones that stand. Guarded categories are in none: what is
 * known of a child or of violence at home is nobody's reason to ring at the door.
 */
import type { ProposalKind } from '../../protocol/reports.js';
import { NO_MATTER } from '../../protocol/calls/outcomes.js';
import { GUARDED_CATEGORIES } from '../../protocol/codes.js';
import type { Param } from '../../store/store.js';

const quoted = (codes: readonly string[]) => codes.map((code) => `'${code}'`).join(', ');
const guarded = quoted(GUARDED_CATEGORIES);
const noMatter = quoted(NO_MATTER);

/** Of the columns of `call`, under this name. */
export const isRecurringMatterSql = (call: string): string =>
  `${call}.drill is null and ${call}.state <> 'cancelled' and ${call}.category not in (${guarded})
   and (${call}.outcome is null or ${call}.outcome not in (${noMatter}))`;

/** What a proposal says of the calls it was made of; instants in milliseconds. */
export interface RecurringPattern {
  communityId: string;
  kind: ProposalKind;
  /** The category, or the keyed index of the resident's telephone. */
  matter: string;
  fromAt: number;
  toAt: number;
}
/** A condition on rows of `call`, and its parameters. */
export const callsOfPattern = (p: RecurringPattern): [string, ...Param[]] => [
  `community_id = ? and raised_at >= ? and raised_at <= ? and ${isRecurringMatterSql('call')} and ${
    p.kind === 'repeated_matter'
      ? 'category = ?'
      : 'id in (select call_id from call_particulars where resident_key = ?)'
  }`,
  p.communityId,
  p.fromAt,
  p.toAt,
  p.matter,
];

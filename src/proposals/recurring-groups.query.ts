/** Which calls of a community speak of one matter, or of one resident, and were not decided on yet. */
import {
  callsOfPattern,
  isRecurringMatterSql,
  type RecurringPattern,
} from '../calls/queries/recurring-calls.sql.js';
import type { ProposalKind } from '../protocol/reports.js';
import type { Queries } from '../store/store.js';
import type { RecurringGroup } from '../proposal/proposal-rules.js';

const MATTER: Record<ProposalKind, string> = {
  repeated_matter: 'c.category',
  repeat_caller: 'k.resident_key',
};
/** What was decided on before is over: only later calls count. Who chose 其他 named no matter. */
const groupsOf = (kind: ProposalKind) => `select ${MATTER[kind]} as matter, count(*) as calls,
    min(c.raised_at) as from_at, max(c.raised_at) as to_at
  from call c ${kind === 'repeat_caller' ? 'join call_particulars k on k.call_id = c.id' : ''}
  left join (select matter, max(decided_at) as decided_at from proposal
    where community_id = ? and kind = '${kind}' and state in ('done', 'dismissed') group by matter) d
    on d.matter = ${MATTER[kind]}
  where c.community_id = ? and c.raised_at >= ? and c.raised_at <= ? and ${isRecurringMatterSql('c')}
    and (d.decided_at is null or c.raised_at > d.decided_at)
    and ${kind === 'repeat_caller' ? 'k.resident_key is not null' : "c.category <> 'other'"}
  group by ${MATTER[kind]} having count(*) >= ?`;

/** @param least calls that are enough. @param span both ends are of it */
export async function findRecurringGroups(
  from: Queries,
  communityId: string,
  kind: ProposalKind,
  span: { from: number; to: number },
  least: number,
): Promise<RecurringGroup[]> {
  const rows = await from.rows<Record<string, string | number>>(groupsOf(kind), [
    communityId,
    communityId,
    span.from,
    span.to,
    least,
  ]);
  return rows.map((row) => ({
    communityId,
    kind,
    matter: String(row['matter']),
    calls: Number(row['calls']),
    fromAt: Number(row['from_at']),
    toAt: Number(row['to_at']),
  }));
}

/** As GET /calls counts them. */
export async function countCallsOfPattern(from: Queries, pattern: RecurringPattern): Promise<number> {
  const [where, ...params] = callsOfPattern(pattern);
  const [found] = await from.rows<{ n: number }>(`select count(*) as n from call where ${where}`, params);
  return Number(found!.n);
}

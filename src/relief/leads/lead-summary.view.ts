/** Leads as they are listed: no particulars of anybody. */
import type { Actor } from '../../kernel/actor.js';
import type { CallRow } from '../../call/call.entity.js';
import { readCallsById, rowForDisplay } from '../../desk/views/readable-call.query.js';
import type { Directory } from '../../directory/directory.js';
import { holderOf } from '../../directory/holder.js';
import { findActivities } from '../../outreach/activities/activities.repository.js';
import { lightOf } from '../../outreach/orders/order-deadline.js';
import type { LeadSummary } from '../../protocol/relief/leads.js';
import { iso } from '../../protocol/time/instant.js';
import type { Queries } from '../../store/store.js';
import { readsLead } from './lead-readers.js';
import type { LeadRow } from './rows/leads.entity.js';

interface Known {
  read: Queries;
  directory: Directory;
}
interface Sources {
  calls: ReadonlyMap<string, CallRow>;
  names: ReadonlyMap<string, string>;
}

/** In their order. */
export async function leadSummaries(
  { read, directory }: Known,
  actor: Actor,
  rows: readonly LeadRow[],
  now: number,
): Promise<LeadSummary[]> {
  const sources = await sourcesOf({ read, directory }, rows);
  return rows.map((row) => summaryOf(directory, actor, row, sources, now));
}

function summaryOf(
  directory: Directory,
  actor: Actor,
  row: LeadRow,
  { calls, names }: Sources,
  now: number,
): LeadSummary {
  const community = row.communityId === null ? undefined : directory.community(row.communityId);
  const reads = readsLead(actor, row, calls.get(row.sourceId));
  return {
    id: row.id,
    number: row.number,
    step: row.step,
    ...(row.gateCase !== null && { case: row.gateCase }),
    kind: row.kind,
    ...(community && { community: { id: community.id, name: community.name } }),
    source: { kind: row.sourceKind, id: row.sourceId, name: names.get(row.sourceId) ?? '' },
    madeAt: iso(row.madeAt),
    madeBy: holderOf(directory, row.madeBy),
    inCharge: holderOf(directory, row.inCharge),
    ...(row.dueAt !== null &&
      row.nearAt !== null && {
        due: iso(row.dueAt),
        light: lightOf({ nearAt: row.nearAt, dueAt: row.dueAt }, null, now),
      }),
    ...(row.answeredAt !== null && { answered: true as const }),
    ...(!reads && { shows: 'row' as const }),
    version: row.version,
  };
}

async function sourcesOf({ read, directory }: Known, rows: readonly LeadRow[]): Promise<Sources> {
  const ids = (...kinds: LeadRow['sourceKind'][]) => [
    ...new Set(rows.filter((row) => kinds.includes(row.sourceKind)).map((row) => row.sourceId)),
  ];
  const callIds = ids('call', 'look_back');
  const [found, activities] = await Promise.all([
    callIds.length ? readCallsById(read, callIds) : [],
    findActivities(read, ids('activity')),
  ]);
  const calls = new Map(found.map((one) => [one.line.id, rowForDisplay(one)]));
  const names = new Map([
    ...[...calls.values()].map(({ id, number }) => [id, number] as const),
    ...activities.map(({ id, title }) => [id, title] as const),
    ...ids('department').map((id) => [id, directory.department(id)?.name ?? ''] as const),
  ]);
  return { calls, names };
}

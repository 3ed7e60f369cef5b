/** The leads of a department, by whose they were when they were made, and those of them that were handed over. */
import type { Interval } from '../../kernel/time/intervals.js';
import type { LeadStep } from '../../protocol/relief/leads.js';
import type { Param, Queries } from '../../store/store.js';

/** made: in the span · handed_over: with its receipt, in the span, whenever it was made. */
export type LeadsMeant = 'made' | 'handed_over';
export interface DepartmentLead {
  id: string;
  number: string;
  step: LeadStep;
  communityId: string | null;
  /** When it was made, or handed over. */
  at: number;
}

const MEANT: Record<LeadsMeant, string> = {
  made: 'from (select lead.*, made_at as counted_at from lead) as lead',
  handed_over: `from (select lead.*, lead_step.at as counted_at from lead join lead_step
    on lead_step.lead_id = lead.id and lead_step.step = 'handed_over') as lead`,
};
const WHOSE = 'where department_id = ? and unit_id = ? and counted_at >= ? and counted_at < ?';
const params = (department: { id: string; unitId: string }, { from, to }: Interval): Param[] => [
  department.id,
  department.unitId,
  from,
  to,
];

export async function countLeads(
  read: Queries,
  department: { id: string; unitId: string },
  span: Interval,
): Promise<{ leads: number; byLookBack: number; handedOver: number }> {
  const [made] = await read.rows<{ n: number; looked: number | null }>(
    `select count(*) as n, sum(case when source_kind = 'look_back' then 1 else 0 end) as looked
      ${MEANT.made} ${WHOSE}`,
    params(department, span),
  );
  const [handed] = await read.rows<{ n: number }>(
    `select count(*) as n ${MEANT.handed_over} ${WHOSE}`,
    params(department, span),
  );
  return {
    leads: Number(made?.n ?? 0),
    byLookBack: Number(made?.looked ?? 0),
    handedOver: Number(handed?.n ?? 0),
  };
}

/** The newest first. @param after where the page before ended */
export async function findLeadsCounted(
  read: Queries,
  meant: LeadsMeant,
  department: { id: string; unitId: string },
  span: Interval,
  { after, most }: { after: readonly [number, string] | undefined; most: number },
): Promise<DepartmentLead[]> {
  const rows = await read.rows<Record<string, string | number | null>>(
    `select id, number, step, community_id, counted_at ${MEANT[meant]} ${WHOSE}
      ${after ? 'and (counted_at, id) < (?, ?)' : ''} order by counted_at desc, id desc limit ?`,
    [...params(department, span), ...(after ?? []), most],
  );
  return rows.map((row) => ({
    id: String(row['id']),
    number: String(row['number']),
    step: String(row['step']) as LeadStep,
    communityId: row['community_id'] as string | null,
    at: Number(row['counted_at']),
  }));
}

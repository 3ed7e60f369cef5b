/** The rows of leads, their steps and visits. */
import type { LeadStep } from '../../../protocol/relief/leads.js';
import { placeholders, type Param, type Queries, type Tx } from '../../../store/store.js';
import { nextNumberOfDay } from '../../../store/counter.repository.js';
import { Table } from '../../../store/table.js';
import { LeadRow, LeadStepRow, LeadVisitRow } from './leads.entity.js';

const leads = new Table(LeadRow);
const steps = new Table(LeadStepRow);
const visits = new Table(LeadVisitRow);

export const findLead = (from: Queries, id: string): Promise<LeadRow | undefined> =>
  leads.one(from, 'where id = ?', [id]);
export const findSameLead = (from: Queries, unitId: string, sameAs: string): Promise<LeadRow | undefined> =>
  leads.one(from, 'where unit_id = ? and same_as = ?', [unitId, sameAs]);
/** What is due first comes first, then what waits without a time, then what has ended, the newest first. */
const GROUP = 'case when due_at is not null then 0 when ended_at is null then 1 else 2 end';
const PLACE =
  'case when due_at is not null then due_at when ended_at is null then -made_at else -ended_at end';
/** The values of the same, for a cursor. */
export const placeInList = ({
  dueAt,
  endedAt,
  madeAt,
  id,
}: Pick<LeadRow, 'dueAt' | 'endedAt' | 'madeAt' | 'id'>): readonly [number, number, string] => {
  if (dueAt !== null) return [0, dueAt, id];
  return endedAt === null ? [1, -madeAt, id] : [2, -endedAt, id];
};

export interface LeadsMeant {
  steps?: readonly LeadStep[] | undefined;
  /** true: under way, or a referral that waits for its answer; false: the others. */
  open?: boolean | undefined;
  inCharge?: string | undefined;
  /** Soon due or late at that instant; late only. */
  due?: { at: number; late: boolean } | undefined;
  sourceId?: string | undefined;
}
const IS_OPEN = '(ended_at is null or due_at is not null)';
function conditionsOf(unitId: string, meant: LeadsMeant): { where: string; params: Param[] } {
  const parts = ['unit_id = ?'];
  const params: Param[] = [unitId];
  const add = (part: string, ...values: Param[]) => {
    parts.push(part);
    params.push(...values);
  };
  if (meant.steps) add(`step in (${placeholders(meant.steps)})`, ...meant.steps);
  if (meant.open !== undefined) add(meant.open ? IS_OPEN : `not ${IS_OPEN}`);
  if (meant.inCharge !== undefined) add('in_charge = ?', meant.inCharge);
  if (meant.due) add(meant.due.late ? 'due_at <= ?' : 'near_at <= ?', meant.due.at);
  if (meant.sourceId !== undefined) add('source_id = ?', meant.sourceId);
  return { where: parts.join(' and '), params };
}

export function listLeads(
  from: Queries,
  unitId: string,
  meant: LeadsMeant,
  { after, most }: { after?: readonly Param[] | undefined; most: number },
): Promise<LeadRow[]> {
  const { where, params } = conditionsOf(unitId, meant);
  return leads.find(
    from,
    `where ${where} ${after ? `and (${GROUP}, ${PLACE}, id) > (?, ?, ?)` : ''}
      order by ${GROUP}, ${PLACE}, id limit ?`,
    [...params, ...(after ?? []), most],
  );
}
export async function countLeads(from: Queries, unitId: string, meant: LeadsMeant): Promise<number> {
  const { where, params } = conditionsOf(unitId, meant);
  const [found] = await from.rows<{ n: number }>(`select count(*) as n from lead where ${where}`, params);
  return Number(found!.n);
}

export const insertLead = (tx: Tx, row: LeadRow): Promise<void> => leads.insert(tx, row);
/** @returns false where somebody has changed it since, or written another step */
export const updateLead = async (
  tx: Tx,
  { id, version, step }: Pick<LeadRow, 'id' | 'version' | 'step'>,
  changes: Partial<LeadRow>,
): Promise<boolean> =>
  (await leads.update(tx, { ...changes, version: version + 1 }, 'id = ? and version = ? and step = ?', [
    id,
    version,
    step,
  ])) === 1;

/** In the order in which they were done. */
export const findStepsOf = (from: Queries, leadId: string): Promise<LeadStepRow[]> =>
  steps.find(from, 'where lead_id = ? order by place', [leadId]);
export const insertStep = (tx: Tx, row: LeadStepRow): Promise<void> => steps.insert(tx, row);

export const findVisitsOf = (from: Queries, leadId: string): Promise<LeadVisitRow[]> =>
  visits.find(from, 'where lead_id = ? order by months', [leadId]);
export const insertVisit = (tx: Tx, row: LeadVisitRow): Promise<void> => visits.insert(tx, row);

/** 20261124-J003: J for 救助. */
export const nextLeadNumber = (tx: Tx, unitId: string, at: number): Promise<string> =>
  nextNumberOfDay(tx, { unitId, series: 'lead', letter: 'J', at });

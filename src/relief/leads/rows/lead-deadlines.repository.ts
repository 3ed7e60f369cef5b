/** The rows of the deadlines of leads, and whom they were granted for. */
import type { Queries, Tx } from '../../../store/store.js';
import { Table } from '../../../store/table.js';
import type { LeadDeadline, LeadDeadlineName } from '../way/lead-deadlines.js';
import { LeadDeadlineRow, LeadGrantRow } from './leads.entity.js';

const deadlines = new Table(LeadDeadlineRow);
const grants = new Table(LeadGrantRow);

/** What is due first comes first; those that are done or dropped too. */
export const findDeadlinesOf = (from: Queries, leadId: string): Promise<LeadDeadlineRow[]> =>
  deadlines.find(from, 'where lead_id = ? order by due_at, name', [leadId]);

export const insertDeadlines = (tx: Tx, leadId: string, added: readonly LeadDeadline[]): Promise<void> =>
  deadlines.insert(
    tx,
    ...added.map((one) => ({ ...one, leadId, remindAt: one.nearAt, doneAt: null, droppedAt: null })),
  );
/** @returns how many were open: one, or none where it is none of the lead's, done or dropped */
export const endDeadline = (
  tx: Tx,
  leadId: string,
  name: LeadDeadlineName,
  doneAt: number,
): Promise<number> =>
  deadlines.update(
    tx,
    { doneAt, remindAt: null },
    'lead_id = ? and name = ? and done_at is null and dropped_at is null',
    [leadId, name],
  );
/** All that are open. */
export const dropDeadlines = (tx: Tx, leadId: string, droppedAt: number): Promise<number> =>
  deadlines.update(
    tx,
    { droppedAt, remindAt: null },
    'lead_id = ? and done_at is null and dropped_at is null',
    [leadId],
  );
/** Of one that is open, or begins now: counted from another day. */
export async function recountDeadline(
  tx: Tx,
  leadId: string,
  { name, ...counted }: LeadDeadline,
): Promise<void> {
  const changes = { ...counted, remindAt: counted.nearAt };
  const open = 'lead_id = ? and name = ? and done_at is null and dropped_at is null';
  if (await deadlines.update(tx, changes, open, [leadId, name])) return;
  const there = await deadlines.one(tx, 'where lead_id = ? and name = ?', [leadId, name]);
  if (!there) await insertDeadlines(tx, leadId, [{ name, ...counted }]);
}

/** Which are to be spoken of, the longest due first. */
export const deadlinesToRemind = (from: Queries, now: number, most: number): Promise<LeadDeadlineRow[]> =>
  deadlines.find(from, 'where remind_at <= ? order by remind_at limit ?', [now, most]);
/** @returns false where another has told of it, or it has ended */
export const moveLeadReminder = async (
  tx: Tx,
  { leadId, name, remindAt }: Pick<LeadDeadlineRow, 'leadId' | 'name' | 'remindAt'>,
  next: number | null,
): Promise<boolean> =>
  (await deadlines.update(
    tx,
    { remindAt: next },
    'lead_id = ? and name = ? and remind_at = ? and done_at is null and dropped_at is null',
    [leadId, name, remindAt],
  )) === 1;

/** @returns the lead that has the key; undefined where it is kept now, or was that lead's already */
export async function keepGrant(tx: Tx, row: LeadGrantRow): Promise<string | undefined> {
  const [kept] = await tx.rows<{ lead_id: string }>(
    `insert into lead_grant (id, lead_id) values (?, ?)
      on conflict (id) do update set lead_id = lead_grant.lead_id returning lead_id`,
    [row.id, row.leadId],
  );
  return kept!.lead_id === row.leadId ? undefined : kept!.lead_id;
}
export const findGrants = async (from: Queries, ids: readonly string[]): Promise<LeadGrantRow[]> =>
  ids.length ? grants.find(from, `where id in (${ids.map(() => '?').join(', ')})`, [...ids]) : [];

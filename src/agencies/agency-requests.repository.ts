/** The rows of what other agencies are asked for. */
import type {
  AgencyRequestKind,
  AgencyRequestState,
  AgencyRequestSubject,
} from '../protocol/relief/agency-requests.js';
import { placeholders, type Param, type Queries, type Tx } from '../store/store.js';
import { Table } from '../store/table.js';
import { AgencyRequestRow } from './agency-requests.entity.js';

const requests = new Table(AgencyRequestRow);

/** What waits comes first, what is due first before it; the others the newest first. */
const GROUP = "case when state = 'waiting' then 0 else 1 end";
const PLACE = "case when state = 'waiting' then due_at else -asked_at end";
/** The values of the same, for a cursor. */
export const placeInList = ({
  state,
  dueAt,
  askedAt,
  id,
}: AgencyRequestRow): readonly [number, number, string] =>
  state === 'waiting' ? [0, dueAt, id] : [1, -askedAt, id];

/** Of whatever unit. */
export const findRequest = (from: Queries, id: string): Promise<AgencyRequestRow | undefined> =>
  requests.one(from, 'where id = ?', [id]);

/** In the order in which they were asked. */
export const findRequestsOf = (
  from: Queries,
  kind: AgencyRequestSubject,
  subjectId: string,
): Promise<AgencyRequestRow[]> =>
  requests.find(from, 'where subject_kind = ? and subject_id = ? order by asked_at, id', [kind, subjectId]);

/** Which of a unit's requests are meant. */
export interface AgencyRequestsMeant {
  states: readonly AgencyRequestState[];
  kind?: AgencyRequestKind | undefined;
  agency?: string | undefined;
  /** Asked by them, or theirs to see to: of a call whoever holds it. */
  personId?: string | undefined;
  /** Local days between which it was asked, as instants. */
  asked?: { from: number; to: number } | undefined;
  /** Waiting, and past its day at that instant. */
  lateAt?: number | undefined;
}
/** As `inCharge` of the views has it. */
const IN_CHARGE = `case when subject_kind = 'call'
  then coalesce((select holder_id from call where call.id = agency_request.call_id), in_charge) else in_charge end`;
function whereMeant(
  unitId: string,
  { states, kind, agency, personId, asked, lateAt }: AgencyRequestsMeant,
): { where: string; params: Param[] } {
  const wanted: [string, readonly Param[]][] = [
    ['unit_id = ?', [unitId]],
    [`state in (${placeholders(states)})`, states],
  ];
  if (kind !== undefined) wanted.push(['kind = ?', [kind]]);
  if (agency !== undefined) wanted.push(['agency = ?', [agency]]);
  if (personId !== undefined) wanted.push([`(asked_by = ? or ${IN_CHARGE} = ?)`, [personId, personId]]);
  if (asked) wanted.push(['asked_at >= ? and asked_at < ?', [asked.from, asked.to]]);
  if (lateAt !== undefined) wanted.push(["state = 'waiting' and due_at <= ?", [lateAt]]);
  return {
    where: wanted.map(([condition]) => condition).join(' and '),
    params: wanted.flatMap(([, params]) => params),
  };
}
/** @param after the last one of the page before, as `placeInList` has it */
export function listRequests(
  from: Queries,
  unitId: string,
  meant: AgencyRequestsMeant,
  { after, most }: { after?: readonly Param[] | undefined; most: number },
): Promise<AgencyRequestRow[]> {
  const { where, params } = whereMeant(unitId, meant);
  return requests.find(
    from,
    `where ${where} ${after ? `and (${GROUP}, ${PLACE}, id) > (?, ?, ?)` : ''}
      order by ${GROUP}, ${PLACE}, id limit ?`,
    [...params, ...(after ?? []), most],
  );
}
export async function countRequests(
  from: Queries,
  unitId: string,
  meant: AgencyRequestsMeant,
): Promise<number> {
  const { where, params } = whereMeant(unitId, meant);
  const [found] = await from.rows<{ n: number }>(
    `select count(*) as n from agency_request where ${where}`,
    params,
  );
  return Number(found!.n);
}

export const insertRequest = (tx: Tx, row: AgencyRequestRow): Promise<void> => requests.insert(tx, row);
/** @returns false where somebody has changed or ended it since it was read */
export const updateWaitingRequest = async (
  tx: Tx,
  { id, version }: Pick<AgencyRequestRow, 'id' | 'version'>,
  changes: Partial<AgencyRequestRow>,
): Promise<boolean> =>
  (await requests.update(
    tx,
    { ...changes, version: version + 1 },
    "id = ? and version = ? and state = 'waiting'",
    [id, version],
  )) === 1;

/** Whose deadline is to be spoken of, the longest due first. */
export const findRequestsToRemind = (from: Queries, now: number, most: number): Promise<AgencyRequestRow[]> =>
  requests.find(from, "where remind_at <= ? and state = 'waiting' order by remind_at limit ?", [now, most]);
/** @returns false where another has told of it, or it is over */
export const moveReminder = async (
  tx: Tx,
  { id, remindAt }: Pick<AgencyRequestRow, 'id' | 'remindAt'>,
  next: number | null,
): Promise<boolean> =>
  (await requests.update(tx, { remindAt: next }, "id = ? and state = 'waiting' and remind_at = ?", [
    id,
    remindAt,
  ])) === 1;
/** Of all beside a subject, those that are over too: somebody else has it, and reads what came of them. */
export const handOverRequests = (
  tx: Tx,
  kind: AgencyRequestSubject,
  subjectId: string,
  inCharge: string,
): Promise<number> =>
  requests.update(tx, { inCharge }, 'subject_kind = ? and subject_id = ?', [kind, subjectId]);

/** The rows of petitions that were handed on, of what was done of them, and the calls they are made of. */
import type { Petition, PetitionState } from '../protocol/relief/petitions.js';
import { placeholders, type Param, type Queries, type Tx } from '../store/store.js';
import { Table } from '../store/table.js';
import { PetitionRow, PetitionStepRow } from './petitions.entity.js';

const petitions = new Table(PetitionRow);
const steps = new Table(PetitionStepRow);

export const findPetition = (from: Queries, id: string): Promise<PetitionRow | undefined> =>
  petitions.one(from, 'where id = ?', [id]);
export const findPetitionOfCall = (from: Queries, callId: string): Promise<PetitionRow | undefined> =>
  petitions.one(from, 'where call_id = ?', [callId]);
export const insertPetition = (tx: Tx, row: PetitionRow): Promise<void> => petitions.insert(tx, row);
/** @returns false where somebody has changed it since it was read */
export const updatePetition = async (
  tx: Tx,
  { id, version }: Pick<PetitionRow, 'id' | 'version'>,
  changes: Partial<PetitionRow>,
): Promise<boolean> =>
  (await petitions.update(tx, { ...changes, version: version + 1 }, 'id = ? and version = ?', [
    id,
    version,
  ])) === 1;

/** In their order, those of earlier rounds first. */
export async function findStepsOf(
  from: Queries,
  petitionIds: readonly string[],
): Promise<Map<string, PetitionStepRow[]>> {
  if (!petitionIds.length) return new Map();
  const rows = await steps.find(
    from,
    `where petition_id in (${placeholders(petitionIds)}) order by petition_id, round, place`,
    petitionIds,
  );
  return Map.groupBy(rows, ({ petitionId }) => petitionId);
}
export const insertStep = (tx: Tx, row: PetitionStepRow): Promise<void> => steps.insert(tx, row);

/** What waits comes first, what is due first before it; the others the newest first. */
const GROUP = "case when state = 'open' then 0 else 1 end";
const PLACE = "case when state = 'open' then due_at else -handed_on_at end";
/** The values of the same, for a cursor. */
export const placeInList = ({
  state,
  dueAt,
  handedOnAt,
  id,
}: PetitionRow): readonly [number, number, string] =>
  state === 'open' ? [0, dueAt ?? 0, id] : [1, -handedOnAt, id];

/** Which of a unit's petitions are meant. */
export interface PetitionsMeant {
  states: readonly PetitionState[];
  light?: Petition['light'];
  /** Whose they are to see to. */
  inChargeId?: string;
  callId?: string;
  now: number;
}
const LIGHTS = {
  late: 'and due_at <= ?',
  soon: 'and near_at <= ? and due_at > ?',
  on_time: 'and near_at > ?',
} as const;
const whereMeant = (
  unitId: string,
  { states, light, inChargeId, callId, now }: PetitionsMeant,
): { where: string; params: Param[] } => ({
  where: `unit_id = ? and state in (${placeholders(states)}) ${light ? LIGHTS[light] : ''}
      ${inChargeId === undefined ? '' : 'and in_charge_id = ?'}
      ${callId === undefined ? '' : 'and call_id = ?'}`,
  params: [
    unitId,
    ...states,
    ...(light ? Array<number>(light === 'soon' ? 2 : 1).fill(now) : []),
    ...(inChargeId === undefined ? [] : [inChargeId]),
    ...(callId === undefined ? [] : [callId]),
  ],
});
/** @param after the last one of the page before, as `placeInList` has it */
export function listPetitions(
  from: Queries,
  unitId: string,
  meant: PetitionsMeant,
  { after, most }: { after?: readonly Param[] | undefined; most: number },
): Promise<PetitionRow[]> {
  const { where, params } = whereMeant(unitId, meant);
  return petitions.find(
    from,
    `where ${where} ${after ? `and (${GROUP}, ${PLACE}, id) > (?, ?, ?)` : ''}
      order by ${GROUP}, ${PLACE}, id limit ?`,
    [...params, ...(after ?? []), most],
  );
}
export async function countPetitions(from: Queries, unitId: string, meant: PetitionsMeant): Promise<number> {
  const { where, params } = whereMeant(unitId, meant);
  const [found] = await from.rows<{ n: number }>(`select count(*) as n from petition where ${where}`, params);
  return Number(found!.n);
}

/** Whose deadline is to be spoken of, the longest due first. */
export const findPetitionsToRemind = (from: Queries, now: number, most: number): Promise<PetitionRow[]> =>
  petitions.find(from, "where remind_at <= ? and state = 'open' order by remind_at limit ?", [now, most]);
/** @returns false where another has told of it, or what was due was done */
export const moveReminder = async (
  tx: Tx,
  { id, remindAt }: Pick<PetitionRow, 'id' | 'remindAt'>,
  next: number | null,
): Promise<boolean> =>
  (await petitions.update(tx, { remindAt: next }, "id = ? and state = 'open' and remind_at = ?", [
    id,
    remindAt,
  ])) === 1;

/** As `isHandedOn` has it. */
const HANDED_ON =
  "c.category = 'petition' and c.outcome = 'referred' and c.state = 'closed' and c.drill is null";
/**
 * Calls that were handed on since then and have no petition, or one of an earlier closing. Which are there is asked of
 * the calls themselves, so that a restart, another node or a repaired database loses none.
 */
export const callsWithoutPetition = (
  from: Queries,
  since: number,
  most: number,
): Promise<{ callId: string; unitId: string }[]> =>
  from.rows(
    `select c.id as "callId", c.unit_id as "unitId" from call c left join petition p on p.call_id = c.id
      where ${HANDED_ON} and c.closed_at > ? and (p.id is null or p.handed_on_at <> c.closed_at)
      order by c.closed_at limit ?`,
    [since, most],
  );
/** Petitions whose call goes on, or was closed in another way since. */
export const petitionsOfCallsThatGoOn = (
  from: Queries,
  most: number,
): Promise<{ callId: string; unitId: string }[]> =>
  from.rows(
    `select p.call_id as "callId", p.unit_id as "unitId" from petition p join call c on c.id = p.call_id
      where p.state <> 'withdrawn' and not (${HANDED_ON}) limit ?`,
    [most],
  );

/** The rows of leads for supervision. */
import type { SupervisionKind, SupervisionState } from '../protocol/relief/supervision.js';
import { nextNumberOfDay } from '../store/counter.repository.js';
import { placeholders, type Param, type Queries, type Tx } from '../store/store.js';
import { Table } from '../store/table.js';
import { SupervisionLeadRow } from './supervision.entity.js';

const leads = new Table(SupervisionLeadRow);

export const findLead = (from: Queries, id: string): Promise<SupervisionLeadRow | undefined> =>
  leads.one(from, 'where id = ?', [id]);

/** The same kind at a place or in a community, from an instant on. */
export interface LeadGroup {
  kind: SupervisionKind;
  placeKey: string | null;
  communityId: string | null;
  /** When it was put before the coordinators. */
  madeAt: number;
}
/** What was said of a place until then is said of no community once more. */
const SAID_OF_PLACE = `exists (select 1 from supervision_suggestion said
  where said.unit_id = supervision_lead.unit_id and said.kind = supervision_lead.kind
    and said.place_key = supervision_lead.place_key and said.made_at <= ?
    and handed_in_at >= said.from_at and handed_in_at <= said.to_at)`;
const groupSql = ({ kind, placeKey, communityId, madeAt }: LeadGroup): [string, readonly Param[]] =>
  placeKey !== null
    ? ['kind = ? and place_key = ?', [kind, placeKey]]
    : [`kind = ? and community_id = ? and not ${SAID_OF_PLACE}`, [kind, communityId, madeAt]];

export async function spanOfGroup(
  from: Queries,
  unitId: string,
  group: LeadGroup,
  span: { from: number; to: number },
): Promise<{ leads: number; fromAt: number; toAt: number }> {
  const [condition, params] = groupSql(group);
  const [row] = await from.rows<{ leads: number; from_at: number | null; to_at: number | null }>(
    `select count(*) as leads, min(handed_in_at) as from_at, max(handed_in_at) as to_at from supervision_lead
      where unit_id = ? and ${condition} and handed_in_at >= ? and handed_in_at <= ?`,
    [unitId, ...params, span.from, span.to],
  );
  return {
    leads: Number(row?.leads ?? 0),
    fromAt: Number(row?.from_at ?? span.from),
    toAt: Number(row?.to_at ?? span.to),
  };
}

/** Which of a unit's leads are meant. */
export interface SupervisionMeant {
  states: readonly SupervisionState[];
  kind?: SupervisionKind | undefined;
  handedInBy?: string | undefined;
  /** Those that a suggestion is made of. */
  group?: (LeadGroup & { fromAt: number; toAt: number }) | undefined;
}
function whereMeant(
  unitId: string,
  { states, kind, handedInBy, group }: SupervisionMeant,
): { where: string; params: Param[] } {
  const wanted: [string, readonly Param[]][] = [
    ['unit_id = ?', [unitId]],
    [`state in (${placeholders(states)})`, states],
  ];
  if (kind !== undefined) wanted.push(['kind = ?', [kind]]);
  if (handedInBy !== undefined) wanted.push(['handed_in_by = ?', [handedInBy]]);
  if (group)
    wanted.push(groupSql(group), ['handed_in_at >= ? and handed_in_at <= ?', [group.fromAt, group.toAt]]);
  return {
    where: wanted.map(([condition]) => condition).join(' and '),
    params: wanted.flatMap(([, params]) => params),
  };
}
/** The values that the list is ordered by, for a cursor. */
export const placeInList = ({ handedInAt, id }: SupervisionLeadRow): readonly [number, string] => [
  handedInAt,
  id,
];
/** The newest first. @param after the last one of the page before, as `placeInList` has it */
export function listLeads(
  from: Queries,
  unitId: string,
  meant: SupervisionMeant,
  { after, most }: { after?: readonly Param[] | undefined; most: number },
): Promise<SupervisionLeadRow[]> {
  const { where, params } = whereMeant(unitId, meant);
  return leads.find(
    from,
    `where ${where} ${after ? 'and (handed_in_at, id) < (?, ?)' : ''}
      order by handed_in_at desc, id desc limit ?`,
    [...params, ...(after ?? []), most],
  );
}
export async function countLeads(from: Queries, unitId: string, meant: SupervisionMeant): Promise<number> {
  const { where, params } = whereMeant(unitId, meant);
  const [found] = await from.rows<{ n: number }>(
    `select count(*) as n from supervision_lead where ${where}`,
    params,
  );
  return Number(found!.n);
}

export const findLeadsHandedInSince = (
  from: Queries,
  handedInBy: string,
  since: number,
): Promise<SupervisionLeadRow[]> =>
  leads.find(from, 'where handed_in_by = ? and handed_in_at >= ?', [handedInBy, since]);

export const insertLead = (tx: Tx, row: SupervisionLeadRow): Promise<void> => leads.insert(tx, row);
/** @returns false where somebody has changed it since it was read */
export const updateLead = async (
  tx: Tx,
  { id, version, state }: Pick<SupervisionLeadRow, 'id' | 'version' | 'state'>,
  changes: Partial<SupervisionLeadRow>,
): Promise<boolean> =>
  (await leads.update(tx, { ...changes, version: version + 1 }, 'id = ? and version = ? and state = ?', [
    id,
    version,
    state,
  ])) === 1;

/** 20261124-S003: S for supervision. */
export const nextSupervisionNumber = (tx: Tx, unitId: string, at: number): Promise<string> =>
  nextNumberOfDay(tx, { unitId, series: 'supervision', letter: 'S', at });

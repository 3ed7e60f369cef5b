/** The rows of what is suggested where leads of one kind come again. */
import type { SuggestionState } from '../../protocol/relief/supervision.js';
import { placeholders, type Param, type Queries, type Tx } from '../../store/store.js';
import { Table } from '../../store/table.js';
import type { LeadGroup } from '../supervision-leads.repository.js';
import { SupervisionSuggestionRow } from '../supervision.entity.js';

const suggestions = new Table(SupervisionSuggestionRow);

export const findSuggestionOfUnit = (
  from: Queries,
  id: string,
  unitId: string,
): Promise<SupervisionSuggestionRow | undefined> =>
  suggestions.one(from, 'where id = ? and unit_id = ?', [id, unitId]);

/** Of the same place or community, the newest. */
export const newestSuggestionOf = (
  from: Queries,
  unitId: string,
  { kind, placeKey, communityId }: Omit<LeadGroup, 'madeAt'>,
): Promise<SupervisionSuggestionRow | undefined> =>
  suggestions.one(
    from,
    `where unit_id = ? and kind = ? and coalesce(place_key, '') = ? and coalesce(community_id, '') = ?
      order by made_at desc limit 1`,
    [unitId, kind, placeKey ?? '', communityId ?? ''],
  );

/** The newest first. */
export const listSuggestions = (
  from: Queries,
  unitId: string,
  {
    states,
    after,
    most,
  }: { states: readonly SuggestionState[]; after: readonly Param[] | undefined; most: number },
): Promise<SupervisionSuggestionRow[]> =>
  suggestions.find(
    from,
    `where unit_id = ? and state in (${placeholders(states)}) ${after ? 'and (made_at, id) < (?, ?)' : ''}
      order by made_at desc, id desc limit ?`,
    [unitId, ...states, ...(after ?? []), most],
  );

export const insertSuggestion = (tx: Tx, row: SupervisionSuggestionRow): Promise<void> =>
  suggestions.insert(tx, row);
/** @returns false where it is decided */
export const updateOpenSuggestion = async (
  tx: Tx,
  id: string,
  changes: Partial<SupervisionSuggestionRow>,
): Promise<boolean> => (await suggestions.update(tx, changes, "id = ? and state = 'open'", [id])) === 1;

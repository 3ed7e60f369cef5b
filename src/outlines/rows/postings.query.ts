/** Who of a unit was posted where at some time of a span. */
import { LiaisonRow } from '../../directory/places.entity.js';
import type { Queries } from '../../store/store.js';
import { Table } from '../../store/table.js';

const liaisons = new Table(LiaisonRow);

/** In the order in which they began. */
export const findPostingsIn = (
  read: Queries,
  unitId: string,
  from: number,
  to: number,
): Promise<LiaisonRow[]> =>
  liaisons.find(
    read,
    `where community_id in (select id from community where unit_id = ?)
      and starts_at < ? and (ends_at is null or ends_at > ?) order by starts_at, id`,
    [unitId, to, from],
  );

/** The rows of campaigns and of what was put to them. */
import type { CampaignMark, CampaignMarkKind } from '../../protocol/trends/campaigns.js';
import { placeholders, type Queries, type Tx } from '../../store/store.js';
import { Table } from '../../store/table.js';
import { CampaignMarkRow, CampaignRow } from './campaigns.entity.js';

const campaigns = new Table(CampaignRow);
const marks = new Table(CampaignMarkRow);

/** The one that began last first. */
export const findCampaignsOf = (from: Queries, unitIds: readonly string[]): Promise<CampaignRow[]> =>
  campaigns.find(from, `where unit_id in (${placeholders(unitIds)}) order by from_day desc, name, id`, [
    ...unitIds,
  ]);
export const findCampaign = (from: Queries, id: string): Promise<CampaignRow | undefined> =>
  campaigns.one(from, 'where id = ?', [id]);
export async function countCampaignsOf(from: Queries, unitId: string): Promise<number> {
  const [row] = await from.rows<{ n: number }>('select count(*) as n from campaign where unit_id = ?', [
    unitId,
  ]);
  return Number(row!.n);
}
export const insertCampaign = (tx: Tx, row: CampaignRow): Promise<void> => campaigns.insert(tx, row);
/** @returns false where somebody has changed it since */
export const updateCampaign = async (
  tx: Tx,
  { id, version }: Pick<CampaignRow, 'id' | 'version'>,
  changes: Partial<CampaignRow>,
): Promise<boolean> =>
  (await campaigns.update(tx, { ...changes, version: version + 1 }, 'id = ? and version = ?', [
    id,
    version,
  ])) === 1;

export const findMarksOfItem = (
  from: Queries,
  kind: CampaignMarkKind,
  itemId: string,
): Promise<CampaignMarkRow[]> => marks.find(from, 'where kind = ? and item_id = ?', [kind, itemId]);
export const insertMark = (tx: Tx, row: CampaignMarkRow): Promise<void> => marks.insert(tx, row);
/** @returns false where it was not put to it */
export const deleteMark = async (
  tx: Tx,
  { campaignId, kind, itemId }: Pick<CampaignMarkRow, 'campaignId' | 'kind' | 'itemId'>,
): Promise<boolean> =>
  (await tx.run('delete from campaign_mark where campaign_id = ? and kind = ? and item_id = ?', [
    campaignId,
    kind,
    itemId,
  ])) === 1;

const TABLES: Record<CampaignMarkKind, string> = { lead: 'lead', activity: 'activity' };
/** Whose the lead or activity is. */
export async function unitOfItem(
  from: Queries,
  kind: CampaignMarkKind,
  id: string,
): Promise<string | undefined> {
  const rows = await from.rows<{ unit_id: string }>(`select unit_id from ${TABLES[kind]} where id = ?`, [id]);
  return rows[0]?.unit_id;
}
/** What a unit put to it, the last first, by number: what it says stands on its own page. */
export async function marksOfUnit(
  from: Queries,
  campaignId: string,
  unitId: string,
  most: number,
): Promise<CampaignMark[]> {
  const rows = await from.rows<{ kind: CampaignMarkKind; item_id: string; number: string }>(
    `select kind, item_id, coalesce((select number from lead where lead.id = item_id),
        (select number from activity where activity.id = item_id)) as number
      from campaign_mark where campaign_id = ? and unit_id = ? order by marked_at desc, item_id limit ${most}`,
    [campaignId, unitId],
  );
  return rows.map(({ kind, item_id: id, number }) => ({ kind, id, number }));
}

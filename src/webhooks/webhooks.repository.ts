/** The rows of addresses that are told how calls go. */
import { WebhookRow } from '../notice/webhooks/webhooks.entity.js';
import type { Queries, Tx } from '../store/store.js';
import { Table } from '../store/table.js';

const webhooks = new Table(WebhookRow);

export const findWebhook = (from: Queries, id: string): Promise<WebhookRow | undefined> =>
  webhooks.one(from, 'where id = ?', [id]);
export const findWebhooksOf = (from: Queries, unitId: string): Promise<WebhookRow[]> =>
  webhooks.find(from, 'where unit_id = ? order by made_at, id', [unitId]);
export const insertWebhook = (tx: Tx, row: WebhookRow): Promise<void> => webhooks.insert(tx, row);
export const updateWebhook = (tx: Tx, id: string, changes: Partial<WebhookRow>): Promise<number> =>
  webhooks.update(tx, changes, 'id = ?', [id]);
/** @param seen how often it had failed when it was asked: one trouble counts once, however many events met it */
export const noteHealth = (
  tx: Tx,
  { id, failures: seen }: Pick<WebhookRow, 'id' | 'failures'>,
  changes: Pick<WebhookRow, 'failures' | 'failingSince' | 'restUntil'>,
): Promise<number> => webhooks.update(tx, changes, 'id = ? and failures = ?', [id, seen]);

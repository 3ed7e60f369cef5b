/** The rows of what is to be told. Whose one is to send is settled by its `dueAt`: a claim moves it on by a lease. */
import { WebhookEventRow } from '../notice/webhooks/webhooks.entity.js';
import { placeholders, type Queries, type Tx } from '../store/store.js';
import { Table } from '../store/table.js';

const events = new Table(WebhookEventRow);

export const insertEvents = (tx: Tx, rows: readonly WebhookEventRow[]): Promise<void> =>
  events.insert(tx, ...rows);
/**
 * Of each call and address the first that is not over, and none for an address that is off or left alone.
 * @param but addresses that are being sent to as much as may be: what waits for them keeps no other waiting
 */
export const findEventsDue = (
  from: Queries,
  now: number,
  { most, but }: { most: number; but: readonly string[] },
): Promise<WebhookEventRow[]> =>
  events.find(
    from,
    `where due_at is not null and due_at <= ?
        and webhook_id in (select id from webhook where off_at is null and (rest_until is null or rest_until <= ?))
        ${but.length ? `and webhook_id not in (${placeholders(but)})` : ''}
        and not exists (select 1 from webhook_event b where b.webhook_id = webhook_event.webhook_id
          and b.call_id = webhook_event.call_id and b.due_at is not null and b.seq < webhook_event.seq)
        order by due_at, id limit ?`,
    [now, now, ...but, most],
  );
/** @param row as it was read or claimed. @returns false where another node has taken it over, or it was given up */
export const updateEvent = async (
  tx: Tx,
  { id, dueAt }: Pick<WebhookEventRow, 'id' | 'dueAt'>,
  changes: Partial<WebhookEventRow>,
): Promise<boolean> => (await events.update(tx, changes, 'id = ? and due_at = ?', [id, dueAt])) > 0;
export const findLastEvents = (from: Queries, webhookId: string, most: number): Promise<WebhookEventRow[]> =>
  events.find(from, 'where webhook_id = ? order by at desc, call_id desc, seq desc limit ?', [
    webhookId,
    most,
  ]);

export const giveUpEvents = (tx: Tx, now: number): Promise<number> =>
  events.update(tx, { dueAt: null, state: 'given_up' }, 'due_at is not null and until <= ?', [now]);
export const forgetEvents = (tx: Tx, before: number): Promise<number> =>
  tx.run('delete from webhook_event where at < ? and due_at is null', [before]);
/** What was given up is tried again, for as long as at first. @returns how many are */
export const sendEventsAgain = (tx: Tx, webhookId: string, now: number, until: number): Promise<number> =>
  events.update(
    tx,
    { dueAt: now, until, attempts: 0, state: 'waiting' },
    "webhook_id = ? and state = 'given_up'",
    [webhookId],
  );
/** By address. */
export async function countEvents(
  from: Queries,
  unitId: string,
): Promise<ReadonlyMap<string, { waiting: number; givenUp: number }>> {
  const rows = await from.rows<{ webhook_id: string; waiting: number; given_up: number }>(
    `select webhook_id, sum(case state when 'waiting' then 1 else 0 end) as waiting,
        sum(case state when 'given_up' then 1 else 0 end) as given_up
      from webhook_event where state <> 'sent' and webhook_id in (select id from webhook where unit_id = ?)
      group by webhook_id`,
    [unitId],
  );
  return new Map(
    rows.map((row) => [row.webhook_id, { waiting: Number(row.waiting), givenUp: Number(row.given_up) }]),
  );
}
/** Given up and not sent again, by unit. */
export async function countGivenUp(from: Queries): Promise<{ unitId: string; n: number }[]> {
  const rows = await from.rows<{ unit_id: string; n: number }>(
    `select w.unit_id, count(*) as n from webhook_event e join webhook w on w.id = e.webhook_id
      where e.state = 'given_up' and w.off_at is null group by w.unit_id`,
  );
  return rows.map((row) => ({ unitId: row.unit_id, n: Number(row.n) }));
}

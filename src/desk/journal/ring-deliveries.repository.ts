/** The rows of what each ring reached, device by device. */
import { placeholders, type Queries, type Tx } from '../../store/store.js';
import { Table } from '../../store/table.js';
import { RingDeliveryRow } from './ring-delivery.entity.js';

const deliveries = new Table(RingDeliveryRow);

/** What is known already stands: the first time counts. */
const MERGE = ['sent_at', 'again_at', 'received_at', 'shown_at']
  .map((column) => `${column} = coalesce(ring_delivery.${column}, excluded.${column})`)
  .join(', ');
const rank = (of: string) =>
  `case ${of} when 'sounded' then 3 when 'shown' then 2 when 'silent' then 1 else 0 end`;
/** What was only seen, and is heard after all, was heard. */
const HOW = `shown_how = case when ${rank('excluded.shown_how')} > ${rank('ring_delivery.shown_how')}
  then excluded.shown_how else ring_delivery.shown_how end`;

/** New rows, and what they add to those that are there. */
export async function mergeDeliveries(tx: Tx, rows: readonly RingDeliveryRow[]): Promise<void> {
  const one = `(${placeholders(deliveries.list.split(', '))})`;
  await tx.run(
    `insert into ring_delivery (${deliveries.list}) values ${rows.map(() => one).join(', ')}
       on conflict (offer_id, channel, device) do update set ${MERGE}, ${HOW},
         failure = case when excluded.sent_at is not null then null else coalesce(excluded.failure, ring_delivery.failure) end`,
    rows.flatMap((r) => [
      r.offerId,
      r.channel,
      r.device,
      r.deviceName,
      r.sentAt,
      r.againAt,
      r.receivedAt,
      r.shownAt,
      r.shownHow,
      r.failure,
    ]),
  );
}

/** In the order they were sent. @param offerIds at least one */
export const deliveriesOf = (from: Queries, offerIds: readonly string[]): Promise<RingDeliveryRow[]> =>
  deliveries.find(from, `where offer_id in (${placeholders(offerIds)}) order by sent_at`, offerIds);
/** The pages that these rings were told to a second time. */
export const pagesToldAgain = (
  from: Queries,
  offerIds: readonly string[],
): Promise<{ offer_id: string; device: string }[]> =>
  from.rows(
    `select offer_id, device from ring_delivery
      where channel = 'page' and again_at is not null and offer_id in (${placeholders(offerIds)})`,
    offerIds,
  );
/** What the sessions' devices are called; a session that is gone is left out. */
export const devicesOfSessions = (
  from: Queries,
  sessionIds: readonly string[],
): Promise<{ id: string; device: string }[]> =>
  from.rows(`select id, device from session where id in (${placeholders(sessionIds)})`, sessionIds);

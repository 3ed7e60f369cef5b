/** What the database says of a ring that its officer cannot have heard; `o` is the offer. */
export const NOT_RECEIVED_SQL = 'o.received_at is null';

/**
 * It came to no device, or each that said anything of it makes no sound. Of a program that says nothing beyond having
 * received it, hearing is its own business.
 */
export const UNHEARD_SQL = `(${NOT_RECEIVED_SQL} or (
  exists (select 1 from ring_delivery d where d.offer_id = o.id and d.shown_how in ('shown', 'silent'))
  and not exists (select 1 from ring_delivery d where d.offer_id = o.id and d.shown_how = 'sounded')))`;

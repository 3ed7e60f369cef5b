/**
 * As a condition on rows of `call`: closed without any contact that was logged, as its closing says in the journal. Asked
 * of one call after another, of those of a stretch or a month: no column of its own is kept for what few ask.
 */
export const closedUncontacted = `outcome is not null and exists (select 1 from fact
  where fact.call_id = call.id and fact.deed = 'closed' and fact.at = call.closed_at
    and fact.data like '%"uncontacted":true%')`;

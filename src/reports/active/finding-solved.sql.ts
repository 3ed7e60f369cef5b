/** When a problem that a check-up found is solved: noted so, or by the call it became. */

/** With `checkup_finding f` joined by `FINDING_CALL`. */
export const IS_SOLVED = "(f.solved_at is not null or (k.state = 'closed' and k.solved = 1))";
export const FINDING_CALL = 'left join call k on k.id = f.call_id';

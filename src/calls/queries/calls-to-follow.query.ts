/** The closed calls that something is to be done about: whoever handled one knows nothing of what its resident asked for. */
import { hasHandled } from '../../call/call-relation.js';
import { asHandled, nextFollowUp } from '../../call/care/care-book.js';
import { followUpLateBefore, followUpSoonBefore } from '../../call/care/follow-up-rules.js';
import { readCalls, rowForDisplay } from '../../desk/views/readable-call.query.js';
import type { Actor } from '../../kernel/actor.js';
import type { FollowUpFilter } from '../../protocol/codes.js';
import { placeholders, type Param, type Queries } from '../../store/store.js';

/** Spelled out, so that the index of those serves. */
const SOME = 'follow_up_at is not null';

/** As a condition on rows of `call`. */
export async function callsToFollow(
  read: Queries,
  actor: Actor,
  which: FollowUpFilter,
  now: number,
): Promise<[string, ...Param[]]> {
  const before =
    which === 'open' ? Infinity : which === 'late' ? followUpLateBefore(now) : followUpSoonBefore(now);
  const [all, ...params]: [string, ...Param[]] =
    which === 'open' ? [SOME] : [`${SOME} and follow_up_at < ?`, before];
  const unsolved = await readCalls(read, `where unit_id = ? and ${SOME} and resident_solved = 0`, [
    actor.unitId,
  ]);
  const handled = unsolved.map(rowForDisplay).filter((line) => hasHandled(line, actor.id));
  if (!handled.length) return [all, ...params];
  const own = handled.filter(({ ringing }) => (nextFollowUp(asHandled(ringing))?.dueAt ?? Infinity) < before);
  const ids = (lines: typeof handled) => lines.map(({ id }) => id);
  return [
    `(${all} and id not in (${placeholders(ids(handled))}))${own.length ? ` or id in (${placeholders(ids(own))})` : ''}`,
    ...params,
    ...ids(handled),
    ...ids(own),
  ];
}

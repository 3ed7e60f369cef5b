/** What ends with a session: its pushes; and with all of a person's, what they hold among the shared devices. */
import { placeholders, type Tx } from '../store/store.js';
import { Table } from '../store/table.js';
import { SessionRow } from '../directory/people/people.entity.js';

const sessions = new Table(SessionRow);

/** @param pushed its browser is pushed to on: the session ended by itself, and an alert must find who went home */
export async function endSessionsById(
  tx: Tx,
  ids: readonly string[],
  now: number,
  pushed: boolean,
): Promise<void> {
  const these = `(${placeholders(ids)})`;
  await tx.run(`update session set ended_at = ? where ended_at is null and id in ${these}`, [now, ...ids]);
  if (!pushed) await tx.run(`delete from push_subscription where session_id in ${these}`, ids);
}

/** Every session of the person but one; answers which those were, shared devices in their hand among them. */
export async function endOtherSessions(
  tx: Tx,
  accountId: string,
  but: string,
  now: number,
): Promise<string[]> {
  const theirs = [accountId, but];
  const open = await sessions.find(tx, 'where account_id = ? and ended_at is null and id <> ?', theirs);
  await tx.run('update session set ended_at = ? where account_id = ? and ended_at is null and id <> ?', [
    now,
    ...theirs,
  ]);
  await tx.run(
    'delete from push_subscription where person_id = ? and (session_id is null or session_id <> ?)',
    theirs,
  );
  // What they hold among the shared devices is nobody's again.
  const held = await tx.rows<{ id: string }>('select id from device where acting_id = ?', [accountId]);
  if (held.length)
    await tx.run('update device set acting_id = null, unlocked_until = null where acting_id = ?', [
      accountId,
    ]);
  return [...open, ...held].map(({ id }) => id);
}

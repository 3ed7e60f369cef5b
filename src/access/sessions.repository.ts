/** The rows of sessions, and what ends with one: its pushes; with all of a person's, what they hold among the shared devices. */
import { SessionRow } from '../directory/people/people.entity.js';
import { releaseDevicesOf } from '../directory/people/devices.repository.js';
import { deletePushesOfPersonBut, deletePushesOfSessions } from '../notice/push-subscriptions.repository.js';
import { placeholders, type Queries, type Tx } from '../store/store.js';
import { Table } from '../store/table.js';

const sessions = new Table(SessionRow);
const ON_DUTY = 'exists (select 1 from duty d where d.id = session.account_id and d.since is not null)';

export const insertSession = (tx: Tx, row: SessionRow): Promise<void> => sessions.insert(tx, row);
export const findSessionByToken = (from: Queries, tokenHash: string): Promise<SessionRow | undefined> =>
  sessions.one(from, 'where token_hash = ? and ended_at is null', [tokenHash]);
export const findOpenSession = (from: Queries, id: string): Promise<SessionRow | undefined> =>
  sessions.one(from, 'where id = ? and ended_at is null', [id]);
/** Newest first. */
export const findOpenSessions = (from: Queries, accountId: string): Promise<SessionRow[]> =>
  sessions.find(from, 'where account_id = ? and ended_at is null order by created_at desc', [accountId]);
/** @param unused what was seen at that instant or before has been unused for too long, unless its officer is on duty */
export async function findSessionsOver(
  from: Queries,
  now: number,
  unused: Record<SessionRow['kind'], number>,
): Promise<string[]> {
  const over = await from.rows<{ id: string }>(
    `select id from session where ended_at is null and (expires_at <= ?
         or (kind = 'cookie' and seen_at <= ? and not ${ON_DUTY}) or (kind = 'bearer' and seen_at <= ? and not ${ON_DUTY})) limit 500`,
    [now, unused.cookie, unused.bearer],
  );
  return over.map(({ id }) => id);
}

export async function markSessionSeen(tx: Tx, id: string, now: number): Promise<void> {
  await tx.run('update session set seen_at = ? where id = ? and ended_at is null', [now, id]);
}
/** Those that were seen before `since` last. */
export async function markSessionsSeen(
  tx: Tx,
  ids: readonly string[],
  now: number,
  since: number,
): Promise<void> {
  await tx.run(
    `update session set seen_at = ? where ended_at is null and seen_at < ? and id in (${placeholders(ids)})`,
    [now, since, ...ids],
  );
}

/** @param pushed its browser is pushed to on: the session ended by itself, and an alert must find who went home */
export async function endSessionsById(
  tx: Tx,
  ids: readonly string[],
  now: number,
  pushed: boolean,
): Promise<void> {
  await tx.run(`update session set ended_at = ? where ended_at is null and id in (${placeholders(ids)})`, [
    now,
    ...ids,
  ]);
  if (!pushed) await deletePushesOfSessions(tx, ids);
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
  await deletePushesOfPersonBut(tx, accountId, but);
  return [...open.map(({ id }) => id), ...(await releaseDevicesOf(tx, accountId))];
}

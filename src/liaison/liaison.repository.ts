/** The rows of promises, of visits that are waited for, and of visits. */
import type { CommitmentState } from '../protocol/communities/liaison.js';
import { placeholders, type Queries, type Tx } from '../store/store.js';
import { Table } from '../store/table.js';
import { PromiseRow, VisitRow, WantedVisitRow } from './liaison.entity.js';

const promises = new Table(PromiseRow);
const wanted = new Table(WantedVisitRow);
const visits = new Table(VisitRow);
/** So many are spoken of at once. */
const MOST_DUE = 200;

/** How something open ended. */
export interface Ended {
  state: Exclude<CommitmentState, 'open'>;
  endedBy: string;
  endedAt: number;
  /** Sealed. */
  reason: string | null;
}

export const findPromise = (from: Queries, id: string): Promise<PromiseRow | undefined> =>
  promises.one(from, 'where id = ?', [id]);
export const findPromises = async (from: Queries, ids: readonly string[]): Promise<PromiseRow[]> =>
  ids.length ? promises.find(from, `where id in (${placeholders(ids)})`, ids) : [];
export const openPromisesIn = async (from: Queries, communityIds: readonly string[]): Promise<PromiseRow[]> =>
  communityIds.length
    ? promises.find(
        from,
        `where community_id in (${placeholders(communityIds)}) and state = 'open'`,
        communityIds,
      )
    : [];
/** Open ones that are about the call. */
export const openPromisesOf = (
  from: Queries,
  { id, communityId }: { id: string; communityId: string },
): Promise<PromiseRow[]> =>
  promises.find(from, "where community_id = ? and state = 'open' and call_id = ? order by due_at, id", [
    communityId,
    id,
  ]);
/** Open ones of somebody, wherever. */
export const openPromisesBy = (from: Queries, unitId: string, personId: string): Promise<PromiseRow[]> =>
  promises.find(from, "where unit_id = ? and promised_by = ? and state = 'open'", [unitId, personId]);
/** Open at some time of the span. */
export const promisesOpenIn = (
  from: Queries,
  communityId: string,
  span: { from: number; to: number },
): Promise<PromiseRow[]> =>
  promises.find(from, 'where community_id = ? and promised_at < ? and (ended_at is null or ended_at >= ?)', [
    communityId,
    span.to,
    span.from,
  ]);
/** Those that are to be spoken of by now, the longest due first. */
export const promisesToSpeakOf = (from: Queries, now: number): Promise<PromiseRow[]> =>
  promises.find(from, 'where wake_at <= ? order by wake_at limit ?', [now, MOST_DUE]);

export const insertPromise = (tx: Tx, row: PromiseRow): Promise<void> => promises.insert(tx, row);
/** @param seen as it was read. @returns false where it ended or was changed meanwhile */
export const changePromise = async (
  tx: Tx,
  seen: Pick<PromiseRow, 'id' | 'text' | 'dueAt'>,
  changes: Partial<PromiseRow>,
): Promise<boolean> =>
  (await promises.update(tx, changes, "id = ? and state = 'open' and text = ? and due_at = ?", [
    seen.id,
    seen.text,
    seen.dueAt,
  ])) === 1;
/** @returns false where another has spoken of it, or it ended */
export const markSpokenOf = async (
  tx: Tx,
  id: string,
  wokeAt: number,
  next: Pick<PromiseRow, 'stage' | 'wakeAt'>,
): Promise<boolean> =>
  (await promises.update(tx, next, "id = ? and state = 'open' and wake_at = ?", [id, wokeAt])) === 1;
/** @returns false where it had ended before */
export const endPromise = async (tx: Tx, id: string, ended: Ended): Promise<boolean> =>
  (await promises.update(tx, { ...ended, wakeAt: null }, "id = ? and state = 'open'", [id])) === 1;

export const findWantedVisit = (from: Queries, id: string): Promise<WantedVisitRow | undefined> =>
  wanted.one(from, 'where id = ?', [id]);
export const findWantedVisits = async (from: Queries, ids: readonly string[]): Promise<WantedVisitRow[]> =>
  ids.length ? wanted.find(from, `where id in (${placeholders(ids)})`, ids) : [];
/** The earliest day first. */
export const openWantedVisitsIn = async (
  from: Queries,
  communityIds: readonly string[],
): Promise<WantedVisitRow[]> =>
  communityIds.length
    ? wanted.find(
        from,
        `where community_id in (${placeholders(communityIds)}) and state = 'open' order by by_day, id`,
        communityIds,
      )
    : [];
/** Open ones by their day; then those that ended since, the newest first. */
export const wantedVisitsOf = async (
  from: Queries,
  communityId: string,
  since: number,
): Promise<WantedVisitRow[]> => [
  ...(await openWantedVisitsIn(from, [communityId])),
  ...(await wanted.find(from, 'where community_id = ? and ended_at >= ? order by ended_at desc, id', [
    communityId,
    since,
  ])),
];
/** Open at some time of the span. */
export const wantedVisitsOpenIn = (
  from: Queries,
  communityId: string,
  span: { from: number; to: number },
): Promise<WantedVisitRow[]> =>
  wanted.find(from, 'where community_id = ? and asked_at < ? and (ended_at is null or ended_at >= ?)', [
    communityId,
    span.to,
    span.from,
  ]);
export const insertWantedVisit = (tx: Tx, row: WantedVisitRow): Promise<void> => wanted.insert(tx, row);
/** @returns false where it had ended before */
export const endWantedVisit = async (tx: Tx, id: string, ended: Ended): Promise<boolean> =>
  (await wanted.update(tx, { ...ended }, "id = ? and state = 'open'", [id])) === 1;

export const findVisit = (from: Queries, id: string): Promise<VisitRow | undefined> =>
  visits.one(from, 'where id = ?', [id]);
/** Of each community the one whose end was said last. */
export const lastVisitsTo = async (from: Queries, communityIds: readonly string[]): Promise<VisitRow[]> =>
  communityIds.length
    ? visits.find(
        from,
        `where community_id in (${placeholders(communityIds)}) and told_at =
          (select max(told_at) from visit w where w.community_id = visit.community_id)`,
        communityIds,
      )
    : [];
export const insertVisit = (tx: Tx, row: VisitRow): Promise<void> => visits.insert(tx, row);
/** @returns false where its end was said before */
export const tellVisit = async (
  tx: Tx,
  id: string,
  told: Pick<VisitRow, 'words' | 'toldAt'>,
): Promise<boolean> =>
  (await visits.update(tx, { ...told, wakeAt: null }, 'id = ? and told_at is null', [id])) === 1;
/** The person's last one whose check-in has ended since, and whose end nobody has said. */
export const findUntoldVisit = async (
  from: Queries,
  personId: string,
  since: number,
): Promise<VisitRow | undefined> =>
  visits.one(
    from,
    `where id = (select v.id from visit v join service_session s on s.id = v.id
      where v.person_id = ? and v.told_at is null and s.ended_at >= ? order by s.ended_at desc limit 1)`,
    [personId, since],
  );
/** Those that are to be looked at by now, the longest due first. */
export const visitsToLookAt = (from: Queries, now: number): Promise<VisitRow[]> =>
  visits.find(from, 'where wake_at <= ? order by wake_at limit ?', [now, MOST_DUE]);
/** @returns false where another has spoken of it, or its end was said */
export const markLookedAt = async (tx: Tx, id: string, wokeAt: number): Promise<boolean> =>
  (await visits.update(tx, { wakeAt: null }, 'id = ? and wake_at = ?', [id, wokeAt])) === 1;

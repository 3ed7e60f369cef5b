/** The rows of guests' sessions. */
import type { Queries, Tx } from '../../store/store.js';
import { Table } from '../../store/table.js';
import { GuestSessionRow } from './guest-session.entity.js';

const guests = new Table(GuestSessionRow);
const HOLDS = 'ended_at is null and expires_at > ?';

export const insertGuestSession = (tx: Tx, row: GuestSessionRow): Promise<void> => guests.insert(tx, row);
export const findGuestByToken = (
  from: Queries,
  tokenHash: string,
  now: number,
): Promise<GuestSessionRow | undefined> =>
  guests.one(from, `where token_hash = ? and ${HOLDS}`, [tokenHash, now]);
export const findGuest = (from: Queries, id: string, now: number): Promise<GuestSessionRow | undefined> =>
  guests.one(from, `where id = ? and ${HOLDS}`, [id, now]);
/** Of a video call all that ever were, to be called by their names. */
export const guestsOfVideo = (from: Queries, videoId: string): Promise<GuestSessionRow[]> =>
  guests.find(from, 'where video_id = ?', [videoId]);
export const endGuestSession = (tx: Tx, id: string, now: number): Promise<number> =>
  guests.update(tx, { endedAt: now }, 'id = ? and ended_at is null', [id]);
/** With it goes what they called themselves. */
export const forgetGuestsOfVideo = (tx: Tx, videoId: string): Promise<number> =>
  tx.run('delete from guest_session where video_id = ?', [videoId]);

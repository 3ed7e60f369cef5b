/** The rows of invitations to video calls. */
import type { Queries, Tx } from '../../store/store.js';
import { Table } from '../../store/table.js';
import { VideoInvitationRow } from './video.entity.js';

const invitations = new Table(VideoInvitationRow);

export const insertInvitation = (tx: Tx, row: VideoInvitationRow): Promise<void> =>
  invitations.insert(tx, row);
export const findInvitationOfLink = (
  from: Queries,
  linkHash: string,
): Promise<VideoInvitationRow | undefined> => invitations.one(from, 'where link_hash = ?', [linkHash]);
/** Whether they were asked to come to it and were not put out since. A guest's session is their invitation's. */
export const isInvited = async (from: Queries, videoId: string, personId: string): Promise<boolean> =>
  (await invitations.one(
    from,
    'where video_id = ? and (person_id = ? or (id = ? and used_at is not null)) and ended_at is null',
    [videoId, personId, personId],
  )) !== undefined;
/** @returns false where somebody has, it is too late, or it was taken back */
export const useLink = async (tx: Tx, id: string, now: number): Promise<boolean> =>
  (await invitations.update(
    tx,
    { usedAt: now },
    'id = ? and used_at is null and ended_at is null and expires_at > ?',
    [id, now],
  )) === 1;
/** Of a person, or of the guest of that session. */
export const endInvitation = (tx: Tx, videoId: string, personId: string, now: number): Promise<number> =>
  invitations.update(
    tx,
    { endedAt: now },
    'video_id = ? and (person_id = ? or id = ?) and ended_at is null',
    [videoId, personId, personId],
  );
export const endInvitations = (tx: Tx, videoId: string, now: number): Promise<number> =>
  invitations.update(tx, { endedAt: now }, 'video_id = ? and ended_at is null', [videoId]);

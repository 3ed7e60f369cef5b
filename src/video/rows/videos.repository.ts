/** The rows of video calls and of who is in them. Each change says what it expects; the loser changes nothing. */
import type { VideoConsentWay, VideoEnd } from '../../protocol/conversation/video.js';
import { placeholders, type Queries, type Tx } from '../../store/store.js';
import { Table } from '../../store/table.js';
import type { VideoNamespace } from '../pages/video-page.js';
import { VideoCallRow, VideoPeerRow } from './video.entity.js';

const videos = new Table(VideoCallRow);
const peers = new Table(VideoPeerRow);
const OPEN = 'ended_at is null';

export const findVideo = (from: Queries, id: string): Promise<VideoCallRow | undefined> =>
  videos.one(from, 'where id = ?', [id]);
export const findOpenVideo = (from: Queries, callId: string): Promise<VideoCallRow | undefined> =>
  videos.one(from, `where call_id = ? and ${OPEN}`, [callId]);
/** All of them: there are as many as people speak just now. */
export const openVideos = (from: Queries): Promise<VideoCallRow[]> =>
  videos.find(from, `where ${OPEN} order by id`);
export const insertVideo = (tx: Tx, row: VideoCallRow): Promise<void> => videos.insert(tx, row);
/** @returns false where it had begun */
export const beginVideo = async (tx: Tx, id: string, now: number): Promise<boolean> =>
  (await videos.update(tx, { beganAt: now }, `id = ? and began_at is null and ${OPEN}`, [id])) === 1;
/** @returns false where it was said already */
export const keepConsent = async (tx: Tx, id: string, consent: VideoConsentWay): Promise<boolean> =>
  (await videos.update(tx, { consent }, `id = ? and consent is null and ${OPEN}`, [id])) === 1;
export const setAloneAt = (tx: Tx, id: string, aloneAt: number | null): Promise<number> =>
  videos.update(tx, { aloneAt }, `id = ? and ${OPEN}`, [id]);
/** @returns false where it is over */
export const endVideoRow = async (tx: Tx, id: string, why: VideoEnd, now: number): Promise<boolean> =>
  (await videos.update(tx, { endedAt: now, why }, `id = ? and ${OPEN}`, [id])) === 1;

/** Who is there, who came first before the others. */
export const peersNow = (from: Queries, videoId: string): Promise<VideoPeerRow[]> =>
  peers.find(from, 'where video_id = ? and left_at is null order by joined_at, id', [videoId]);
export const peersEver = (from: Queries, videoId: string): Promise<VideoPeerRow[]> =>
  peers.find(from, 'where video_id = ? order by joined_at, id', [videoId]);
export const insertPeer = (tx: Tx, row: VideoPeerRow): Promise<void> => peers.insert(tx, row);
/** The same peer, by another connection. */
export const movePeer = (
  tx: Tx,
  id: string,
  page: Pick<VideoPeerRow, 'socketId' | 'aliveUntil'>,
): Promise<number> => peers.update(tx, page, 'id = ? and left_at is null', [id]);
/** @returns false where it had left */
export const leavePeer = async (tx: Tx, id: string, now: number): Promise<boolean> =>
  (await peers.update(tx, { leftAt: now }, 'id = ? and left_at is null', [id])) === 1;
export const leaveAll = (tx: Tx, videoId: string, now: number): Promise<number> =>
  peers.update(tx, { leftAt: now }, 'video_id = ? and left_at is null', [videoId]);
/** @returns false where it came back, or has left */
export const leavePeerUnlessAlive = async (tx: Tx, id: string, now: number): Promise<boolean> =>
  (await peers.update(tx, { leftAt: now }, 'id = ? and left_at is null and alive_until <= ?', [id, now])) ===
  1;
export const peersGone = (from: Queries, now: number): Promise<VideoPeerRow[]> =>
  peers.find(from, 'where left_at is null and alive_until <= ? order by alive_until', [now]);
/** Of these pages, each the one that its peer still has. */
export const prolongPeers = (tx: Tx, socketIds: readonly string[], aliveUntil: number): Promise<number> =>
  peers.update(
    tx,
    { aliveUntil },
    `left_at is null and alive_until < ? and socket_id in (${placeholders(socketIds)})`,
    [aliveUntil, ...socketIds],
  );
/** The shared devices of these pages, each in the hand of who speaks there; a choice that has lapsed stays so. */
export const keepDevicesUsed = (
  tx: Tx,
  socketIds: readonly string[],
  now: number,
  quiet: number,
): Promise<number> =>
  tx.run(
    `update device set used_at = ? where (used_at > ? or acting_since > ?) and exists (select 1 from video_peer p
      where p.session_id = device.id and p.person_id = device.acting_id and p.left_at is null
        and p.socket_id in (${placeholders(socketIds)}))`,
    [now, now - quiet, now - quiet, ...socketIds],
  );
/** Of these pages, those that are in no video call any more, with the last that each was in. */
export const peersOver = (
  from: Queries,
  socketIds: readonly string[],
): Promise<{ socket_id: string; namespace: VideoNamespace; video_id: string; why: VideoEnd | null }[]> =>
  from.rows(
    `select p.socket_id, p.namespace, p.video_id, v.why from video_peer p join video_call v on v.id = p.video_id
      where p.socket_id in (${placeholders(socketIds)}) and p.left_at is not null
        and not exists (select 1 from video_peer o where o.socket_id = p.socket_id
          and (o.left_at is null or o.joined_at > p.joined_at))`,
    socketIds,
  );
/** Its page is gone: from now on the grace counts. */
export const startGrace = (tx: Tx, socketId: string, aliveUntil: number): Promise<number> =>
  peers.update(tx, { aliveUntil }, 'left_at is null and socket_id = ?', [socketId]);

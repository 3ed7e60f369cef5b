/** What stands in the rows of one video call, changed inside the desk's write of its call. */
import { forgetGuestsOfVideo } from '../access/guests/guest-sessions.repository.js';
import type { CallDecision } from '../call/call-decision.js';
import { VIDEO_ALONE_SECONDS, type VideoEnd } from '../protocol/conversation/video.js';
import { SECOND } from '../protocol/time/durations.js';
import type { Tx } from '../store/store.js';
import { tellEnd } from './video-facts.js';
import { endInvitations } from './rows/invitations.repository.js';
import type { VideoCallRow, VideoPeerRow } from './rows/video.entity.js';
import { endVideoRow, leaveAll, peersEver, peersNow, setAloneAt } from './rows/videos.repository.js';

/** After somebody came or left: with nobody else there it ends after a while, with nobody at all now. */
export async function settleSeats(tx: Tx, video: VideoCallRow, now: number): Promise<VideoPeerRow[]> {
  const peers = await peersNow(tx, video.id);
  const alone = peers.length ? (video.aloneAt ?? now + VIDEO_ALONE_SECONDS * SECOND) : now;
  const aloneAt = peers.length > 1 ? null : alone;
  if (aloneAt !== video.aloneAt) await setAloneAt(tx, video.id, aloneAt);
  return peers;
}

/** @returns whose pages were there; undefined where it was over already */
export async function endRows(
  tx: Tx,
  video: VideoCallRow,
  why: VideoEnd,
  now: number,
): Promise<{ there: VideoPeerRow[]; ever: VideoPeerRow[] } | undefined> {
  if (!(await endVideoRow(tx, video.id, why, now))) return undefined;
  const ever = await peersEver(tx, video.id);
  await leaveAll(tx, video.id, now);
  await endInvitations(tx, video.id, now);
  await forgetGuestsOfVideo(tx, video.id);
  return { there: ever.filter(({ leftAt }) => leftAt === null), ever };
}

/** With the line of the journal, where anybody had met. */
export async function endVideo(
  tx: Tx,
  decision: CallDecision,
  video: VideoCallRow,
  why: VideoEnd,
  actorId: string | null,
): Promise<VideoPeerRow[] | undefined> {
  const { now } = decision;
  const ended = await endRows(tx, video, why, now);
  if (ended && video.beganAt !== null)
    tellEnd(decision, { beganAt: video.beganAt, why, ever: ended.ever }, actorId);
  return ended?.there;
}

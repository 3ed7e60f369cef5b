/**
 * Voice and video (视频连线) between the people of a call, their browsers directly with each other. Only who they are
 * and how they find each other goes over the channels; nothing is recorded.
 */

/** As `RTCPeerConnection` takes it. */
export interface IceServer {
  urls: string[];
  username?: string;
  credential?: string;
}
/** `guest`: by a link, without an account. */
export const VIDEO_SIDES = ['community', 'officer', 'guest'] as const;
export type VideoSide = (typeof VIDEO_SIDES)[number];
export interface VideoPeer {
  /** Of one page: who comes with two pages is two peers. */
  peerId: string;
  person: { id: string; name: string };
  side: VideoSide;
}
/** Whoever came to the video call sooner is polite: of two offers at the same instant theirs gives way. */
export interface VideoStarted {
  videoId: string;
  peerId: string;
  /** Who is there already. */
  peers: VideoPeer[];
  iceServers: IceServer[];
}
export interface VideoStartPayload {
  callId: string;
}
export interface VideoPayload {
  videoId: string;
}
export interface VideoInvitePayload extends VideoPayload {
  /** Of the unit, on duty or not; without it a link is made for somebody who has no account. */
  personId?: string;
}
export interface VideoInvited {
  url?: string;
}
/** Either a description or a candidate. */
export interface VideoSignalPayload extends VideoPayload {
  /** A `peerId` of the same video call. */
  to: string;
  description?: { type: 'offer' | 'answer' | 'rollback'; sdp: string };
  candidate?: {
    candidate: string;
    sdpMid?: string | null;
    sdpMLineIndex?: number | null;
    usernameFragment?: string | null;
  };
}
export interface VideoRing {
  videoId: string;
  callId: string;
  from: VideoPeer;
}
export interface VideoJoined extends VideoPayload {
  peer: VideoPeer;
}
/** Their page is gone, or they left; the others go on. */
export interface VideoLeft extends VideoPayload {
  peerId: string;
}
export interface VideoSignal extends Omit<VideoSignalPayload, 'to'> {
  /** A `peerId`. */
  from: string;
}
/** Why a video call is over: somebody ended it, its call was closed or left those who spoke, or nobody came back. */
export const VIDEO_ENDS = ['ended', 'call_over', 'alone', 'refused'] as const;
export type VideoEnd = (typeof VIDEO_ENDS)[number];
export interface VideoEnded extends VideoPayload {
  why: VideoEnd;
}
/** How the resident was asked before a video call: aloud, in sign language; it is written into the journal. */
export const CONSENT_WAYS = ['aloud', 'sign'] as const;
export type ConsentWay = (typeof CONSENT_WAYS)[number];

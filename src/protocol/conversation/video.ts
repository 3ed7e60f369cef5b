/**
 * Voice and video (视频连线) between the people of a call, their browsers directly with each other. Only who they are
 * and how they find each other goes over the channels; nothing is recorded.
 */
import type { Holder } from '../answers.js';

/** How many speak at once: each browser sends to each other one. */
export const VIDEO_SEATS = 3;
/** A page that is gone may come back as the same peer for so long. */
export const VIDEO_GRACE_SECONDS = 30;
/** Nobody else came, or came back: the video call ends. */
export const VIDEO_ALONE_SECONDS = 120;
/** A link for somebody without an account opens once, within so long. */
export const VIDEO_LINK_SECONDS = 15 * 60;
/** The first part of the address that such a link opens; what lets in stands behind `#`. */
export const VIDEO_GUEST_PAGE = 'guest';

/** Lengths in characters: of a description, of a candidate. */
export const VIDEO_LIMITS = { sdp: 32 * 1024, candidate: 1024, mid: 64, fragment: 256 } as const;

/** As `RTCPeerConnection` takes it. */
export interface IceServer {
  urls: string[];
  username?: string;
  credential?: string;
}
/** `guest`: by a link, without an account. Whoever was invited by name is of the side of their page. */
export const VIDEO_SIDES = ['community', 'officer', 'guest'] as const;
export type VideoSide = (typeof VIDEO_SIDES)[number];
export interface VideoPeer {
  /** Of one page. A person is in a video call with one: their next takes its place. */
  peerId: string;
  person: Holder;
  side: VideoSide;
}
/** How the resident was asked before a video call: aloud, in sign language; it is written into the journal. */
export const VIDEO_CONSENT_WAYS = ['aloud', 'sign'] as const;
export type VideoConsentWay = (typeof VIDEO_CONSENT_WAYS)[number];

/** Whoever came to the video call sooner is polite: of two offers at the same instant theirs gives way. */
export interface VideoStarted {
  videoId: string;
  peerId: string;
  /** Who is there already, who came first before the others. */
  peers: VideoPeer[];
  iceServers: IceServer[];
  /** How the resident was asked, once they were and said yes. Until then nothing of them is sent. */
  consent?: VideoConsentWay;
}
/** A video call under way, to who may join it. */
export interface VideoUnderWay extends VideoPayload {
  startedAt: string;
  peers: VideoPeer[];
  consent?: VideoConsentWay;
}
export interface VideoOfCall {
  video?: VideoUnderWay;
}
export interface VideoRejoinPayload {
  /** The one that this session had: within the grace it is the same again, and the others are told `video:joined` anew. */
  peerId?: string;
}
export interface VideoStartPayload extends VideoRejoinPayload {
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
export interface VideoPutOutPayload extends VideoPayload {
  peerId: string;
}
export interface VideoConsentPayload extends VideoPayload {
  how: VideoConsentWay;
  /** False ends the video call; the text remains. */
  given: boolean;
}
/** What opens a guest's session: what stands behind `#` in the link, and what they are called. */
export interface VideoGuestPayload {
  link: string;
  name: string;
}
/** Told once: the token is brought as `auth.token` to the namespace `/guest`, where `video:start` joins. */
export interface VideoGuestOpened extends VideoPayload {
  token: string;
}
export const DESCRIPTION_TYPES = ['offer', 'answer', 'rollback'] as const;
export interface VideoDescription {
  type: (typeof DESCRIPTION_TYPES)[number];
  sdp: string;
}
export interface VideoCandidate {
  candidate: string;
  sdpMid?: string | null;
  sdpMLineIndex?: number | null;
  usernameFragment?: string | null;
}
/** Either a description or a candidate. */
export interface VideoSignalPayload extends VideoPayload {
  /** A `peerId` of the same video call. */
  to: string;
  description?: VideoDescription;
  candidate?: VideoCandidate;
}
export interface VideoRing {
  videoId: string;
  callId: string;
  from: VideoPeer;
}
/** Somebody came, or came back with another connection. Told to the others there, and to who may join. */
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
export interface VideoConsented extends VideoPayload {
  how: VideoConsentWay;
}
/**
 * Why a video call is over. For all: somebody ended it, or would not come; its call was closed or given away; nobody
 * came, or came back; the resident said no. For one page: the person goes on with another, or may not be there any longer.
 */
export const VIDEO_ENDS = [
  'ended',
  'declined',
  'call_over',
  'alone',
  'refused',
  'elsewhere',
  'put_out',
] as const;
export type VideoEnd = (typeof VIDEO_ENDS)[number];
export interface VideoEnded extends VideoPayload {
  why: VideoEnd;
}

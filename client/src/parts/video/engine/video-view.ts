/** What there is to show of a video call at this instant. */
import type { VideoConsentWay, VideoEnd, VideoPeer } from '@protocol/conversation/video.js';
import type { Going } from './grace';
import type { Level } from './line-quality';
import type { Camera, Note } from './notes';
import type { Standing } from './peer-link';

export interface PersonSeen {
  peer: VideoPeer;
  standing: Standing;
  note: Note;
  stream: MediaStream | null;
}
/** Why it is over here: as the hub says, or `lost`: nobody came back within the grace. */
export type Over = VideoEnd | 'lost' | 'left';
export interface VideoView {
  videoId: string;
  peerId: string;
  others: PersonSeen[];
  consent: Consented | null;
  own: {
    sound: boolean;
    camera: Camera;
    voiceOnly: boolean;
    cameras: number;
    mirrored: boolean;
    stream: MediaStream;
  };
  going: Going;
  level: Level;
  /** Of all there. */
  weakest: Level;
  /** The first picture or voice has come; milliseconds of the steady clock. */
  liveSince: number | null;
  over: Over | null;
}
export interface Consented {
  how: VideoConsentWay;
  at: string;
}

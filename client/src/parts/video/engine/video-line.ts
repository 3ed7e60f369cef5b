/** What a video call needs of a line to the hub; the pages' own channels are one, and so is a guest's. */
import type {
  VideoConsentWay,
  VideoConsented,
  VideoEnded,
  VideoInvited,
  VideoJoined,
  VideoLeft,
  VideoSignal,
  VideoSignalPayload,
  VideoStarted,
  VideoUnderWay,
} from '@protocol/conversation/video.js';

export interface VideoTold {
  'video:joined': VideoJoined;
  'video:left': VideoLeft;
  'video:signal': VideoSignal;
  'video:consented': VideoConsented;
  'video:ended': VideoEnded;
}
export interface VideoLine {
  /** Begins one, or joins that under way; with the `peerId` of before it is the same peer again. */
  start(peerId?: string): Promise<VideoStarted>;
  /** That of the call, if there is one now; undefined where it cannot be asked. */
  underWay(): Promise<VideoUnderWay | null | undefined>;
  signal(signal: VideoSignalPayload): Promise<unknown>;
  end(videoId: string): Promise<unknown>;
  consent(videoId: string, how: VideoConsentWay, given: boolean): Promise<unknown>;
  invite(videoId: string, personId?: string): Promise<VideoInvited>;
  putOut(videoId: string, peerId: string): Promise<unknown>;
  on<E extends keyof VideoTold>(event: E, hear: (told: VideoTold[E]) => void): () => void;
  /** The line came up again after it was down. */
  onBack(hear: () => void): () => void;
  isUp(): boolean;
}

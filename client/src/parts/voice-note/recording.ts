import { shallowReactive } from 'vue';
import { steadyNow } from '../../time/steady-now';
import { followLevel } from './level';
import { mediaType } from './media-type';
import { whyNot, type WhyNot } from './why-not';

/** Seconds; it stops by itself, and what was said is kept. */
export const LONGEST = 300;
/** Speech; five minutes are under 2 MB. */
const BITS_PER_SECOND = 48_000;
const LOOK = 200;

export interface VoiceNote {
  blob: Blob;
  seconds: number;
}
/**
 * asking: for the microphone · recording · over: what was said waits to be sent or thrown away · refused: see `why`
 */
export type Phase = 'asking' | 'recording' | 'over' | 'refused';
/** Why it is over though nobody stopped it: five minutes, the microphone is gone, or the page turned elsewhere. */
export type Ending = 'full' | 'cut' | 'left';

export interface Recording {
  readonly phase: Phase;
  readonly why?: WhyNot | undefined;
  readonly ending?: Ending | undefined;
  readonly seconds: number;
  /** 0 to 1; undefined where it is not known. */
  readonly level?: number | undefined;
  /** What was said, once it is over. */
  finish(): Promise<VoiceNote | undefined>;
  /** It stops, and waits. */
  leave(): void;
  /** Nothing is left of it. */
  drop(): void;
}

/** Begins at once; what a person sees of it is reactive. */
export function record(): Recording {
  let stream: MediaStream | undefined;
  let recorder: MediaRecorder | undefined;
  let stopLevel = () => {};
  let timer: ReturnType<typeof setInterval> | undefined;
  let startedAt = 0;
  let note: VoiceNote | undefined;
  let dropped = false;
  let heard: (note: VoiceNote | undefined) => void;
  const over = new Promise<VoiceNote | undefined>((resolve) => (heard = resolve));

  const letGo = () => {
    clearInterval(timer);
    stopLevel();
    for (const track of stream?.getTracks() ?? []) track.stop();
  };
  const stop = (ending?: Ending) => {
    if (state.phase !== 'recording') return;
    Object.assign(state, { phase: 'over', ending, level: undefined });
    if (recorder?.state !== 'inactive') recorder?.stop();
  };
  const refuse = (why: WhyNot) => {
    letGo();
    Object.assign(state, { phase: 'refused', why });
    heard(undefined);
  };
  const look = () => {
    const seconds = (steadyNow() - startedAt) / 1000;
    if (state.phase === 'recording') state.seconds = Math.min(LONGEST, seconds);
    if (seconds >= LONGEST) stop('full');
  };

  const begin = async () => {
    if (!window.isSecureContext) return refuse('insecure');
    if (typeof MediaRecorder === 'undefined' || !navigator.mediaDevices?.getUserMedia)
      return refuse('unsupported');
    const type = mediaType((one) => MediaRecorder.isTypeSupported(one));
    if (!type) return refuse('unsupported');
    try {
      stream = await navigator.mediaDevices.getUserMedia({
        audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 },
      });
      // Somebody touched cancel while the browser asked.
      if (dropped) return letGo();
      recorder = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: BITS_PER_SECOND });
      const pieces: Blob[] = [];
      recorder.addEventListener('dataavailable', ({ data }) => {
        if (data.size) pieces.push(data);
      });
      recorder.addEventListener('stop', () => {
        stop('cut');
        letGo();
        const blob = new Blob(pieces, { type: type.split(';')[0]! });
        // Less than this is a slip of the finger, or silence that the browser made nothing of.
        note = blob.size ? { blob, seconds: Math.max(1, Math.round(state.seconds)) } : undefined;
        heard(dropped ? undefined : note);
      });
      recorder.addEventListener('error', () => stop('cut'));
      recorder.addEventListener('start', () => {
        startedAt = steadyNow();
        state.phase = 'recording';
        timer = setInterval(look, LOOK);
        stopLevel = followLevel(stream!, (level) => (state.level = level));
        if (dropped) state.drop();
      });
      recorder.start();
    } catch (error) {
      if (!dropped) refuse(whyNot(error));
    }
  };

  const state = shallowReactive({
    phase: 'asking' as Phase,
    why: undefined as WhyNot | undefined,
    ending: undefined as Ending | undefined,
    seconds: 0,
    level: undefined as number | undefined,
    finish: () => {
      stop();
      return over;
    },
    leave: () => (state.phase === 'recording' ? stop('left') : undefined),
    drop: () => {
      dropped = true;
      stop();
      letGo();
    },
  });
  void begin();
  return state;
}

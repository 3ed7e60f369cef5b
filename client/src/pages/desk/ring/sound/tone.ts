import { computed, ref } from 'vue';
import type { Urgency } from '@protocol/codes.js';
import { keep } from '../../../../storage/keep';
import { MELODIES, notesOf } from './melody';
import { sounds, voiceOf, type Known } from './voice';

const kept = 'sound';
const known = ref<Known>(keep.get(kept) === 'tested' ? 'tested' : 'untested');
/** The browser makes sound now. */
const running = ref(false);
/** As `running`, but said a moment later: what the words make room for must not move away under a finger. */
const seenRunning = ref(false);
const AFTER_TOUCH = 400;

export const voice = computed(() => voiceOf(known.value, seenRunning.value));
/** A ring that plays now is heard, as far as this page can know. */
export const soundsNow = computed(() => sounds(known.value, running.value));

/** The browser would make a sound now, whatever its person has said of it. */
export const awake = computed(() => running.value);

type Maker = new () => AudioContext;
const maker = (): Maker | undefined =>
  window.AudioContext ?? (window as unknown as { webkitAudioContext?: Maker }).webkitAudioContext;
let context: AudioContext | undefined;
let failures = 0;

const look = () => {
  running.value = context?.state === 'running';
  if (!running.value) seenRunning.value = false;
  else setTimeout(() => (seenRunning.value = running.value), AFTER_TOUCH);
};
const made = (): AudioContext | undefined => {
  // What was closed, or does not wake any more, is thrown away.
  if (context?.state === 'closed' || failures > 2) {
    context?.removeEventListener('statechange', look);
    void context?.close().catch(() => undefined);
    context = undefined;
    failures = 0;
  }
  const Made = maker();
  if (!context && Made) {
    context = new Made();
    context.addEventListener('statechange', look);
  }
  return context;
};

const wake = async (patience = 600): Promise<boolean> => {
  try {
    const own = made();
    if (!own) return false;
    // Without a gesture, or while a telephone call has the sound, some browsers never settle this.
    if (own.state !== 'running')
      await Promise.race([own.resume(), new Promise((done) => setTimeout(done, patience))]);
  } catch {
    // Said by the state.
  }
  look();
  failures = running.value ? 0 : failures + 1;
  return running.value;
};

/** One voice for the whole ring, laid down ahead for all its seconds, because a page in the background gets no timers. */
export const play = (urgency: Urgency, seconds: number): (() => void) => {
  if (!context || context.state !== 'running') return () => undefined;
  const tone = context.createOscillator();
  const gain = context.createGain();
  const out = context.createGain();
  out.gain.value = MELODIES[urgency].loud;
  tone.connect(gain).connect(out).connect(context.destination);
  const from = context.currentTime + 0.05;
  let end = from;
  gain.gain.setValueAtTime(0, context.currentTime);
  for (const [after, hertz, long] of notesOf(urgency, seconds)) {
    const at = from + after;
    end = at + long;
    tone.frequency.setValueAtTime(hertz, at);
    gain.gain.setValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(1, at + 0.02);
    gain.gain.setValueAtTime(1, end - 0.05);
    gain.gain.linearRampToValueAtTime(0, end);
  }
  tone.start(from);
  tone.stop(end);
  return () => {
    tone.stop();
    out.disconnect();
  };
};

/** After a person's gesture: sounds once; whether it was heard only they can say. */
export const testSound = async (): Promise<void> => {
  // A slow device takes its time to begin; it is not mute for that.
  if (!(await wake(5000))) {
    known.value = 'mute';
    return;
  }
  play('normal', 1);
  seenRunning.value = true;
  known.value = 'asked';
};
export const soundHeard = (heard: boolean): void => {
  known.value = heard ? 'tested' : 'mute';
  if (heard) keep.set(kept, 'tested');
  else keep.drop(kept);
};

/** Sound that slept needs one touch or key before it may be heard again: any of them does, as often as it sleeps. */
export const wakeOnTouch = (): void => {
  const touched = () => {
    if (context?.state !== 'running') void wake();
  };
  for (const name of ['mousedown', 'touchend', 'click', 'keydown'] as const)
    window.addEventListener(name, touched, { capture: true, passive: true });
};

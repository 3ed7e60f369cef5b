import { ref } from 'vue';
import type { Urgency } from '@protocol/words.js';
import { keep } from '../../../keep';

/** What is known of this device's voice: nothing, that it was heard, or that it cannot be. */
export type Voice = 'untested' | 'asked' | 'tested' | 'asleep' | 'mute';
const kept = 'sound';
export const voice = ref<Voice>(keep.get(kept) === 'tested' ? 'asleep' : 'untested');

type Maker = new () => AudioContext;
const maker = (): Maker | undefined =>
  window.AudioContext ?? (window as unknown as { webkitAudioContext?: Maker }).webkitAudioContext;
let context: AudioContext | undefined;

const wake = async (): Promise<boolean> => {
  const Made = maker();
  if (!Made) return false;
  try {
    context ??= new Made();
    // Without a gesture some browsers never settle this.
    await Promise.race([context.resume(), new Promise((done) => setTimeout(done, 600))]);
  } catch {
    return false;
  }
  return context.state === 'running';
};

const note = (out: AudioNode, at: number, hertz: number, seconds: number) => {
  if (!context) return;
  const tone = context.createOscillator();
  const gain = context.createGain();
  tone.frequency.value = hertz;
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(1, at + 0.02);
  gain.gain.setValueAtTime(1, at + seconds - 0.05);
  gain.gain.linearRampToValueAtTime(0, at + seconds);
  tone.connect(gain).connect(out);
  tone.start(at);
  tone.stop(at + seconds);
};

const patterns: Record<Urgency, { every: number; loud: number; notes: readonly [number, number, number][] }> =
  {
    normal: {
      every: 2.4,
      loud: 0.3,
      notes: [
        [0, 660, 0.35],
        [0.4, 880, 0.5],
      ],
    },
    urgent: {
      every: 1.8,
      loud: 0.45,
      notes: [
        [0, 740, 0.25],
        [0.3, 988, 0.25],
        [0.6, 740, 0.4],
      ],
    },
    emergency: {
      every: 1.2,
      loud: 0.8,
      notes: [
        [0, 988, 0.18],
        [0.22, 1319, 0.18],
        [0.44, 988, 0.18],
        [0.66, 1319, 0.3],
      ],
    },
  };

/** Laid down ahead for all its seconds, because a page in the background gets no timers. Returns how to stop it. */
export const play = (urgency: Urgency, seconds: number): (() => void) => {
  if (!context || context.state !== 'running') return () => undefined;
  const { every, loud, notes } = patterns[urgency];
  const out = context.createGain();
  out.gain.value = loud;
  out.connect(context.destination);
  const from = context.currentTime + 0.05;
  for (let at = 0; at < seconds; at += every) {
    for (const [after, hertz, long] of notes) note(out, from + at + after, hertz, long);
  }
  return () => out.disconnect();
};

/** A ring that plays now is heard, as far as this page can know. */
export const soundsNow = (): boolean => context?.state === 'running';

/** After a person's gesture: sounds once; whether it was heard only they can say. */
export const testSound = async (): Promise<void> => {
  if (!(await wake())) {
    voice.value = 'mute';
    return;
  }
  play('normal', 1);
  voice.value = 'asked';
};
export const soundHeard = (heard: boolean): void => {
  voice.value = heard ? 'tested' : 'mute';
  if (heard) keep.set(kept, 'tested');
  else keep.drop(kept);
};

/** After a reload a tested device needs one touch before it may sound again: any touch does. */
export const wakeOnTouch = (): void => {
  const touched = async () => {
    if (voice.value === 'asleep' && (await wake())) voice.value = 'tested';
    if (voice.value !== 'asleep') for (const name of gestures) window.removeEventListener(name, touched);
  };
  for (const name of gestures) window.addEventListener(name, touched);
};
/** Not the press but the click: what the words make room for must not move away under a finger. */
const gestures = ['click', 'keydown'] as const;

import { onScopeDispose, reactive } from 'vue';

/** One speaks at a time. */
let speaking: HTMLAudioElement | undefined;

export interface Playing {
  /** Seconds from the beginning. */
  at: number;
  playing: boolean;
  /** It was asked for, and has not begun. */
  waits: boolean;
  failed: boolean;
}

/** A voice note as its person hears it; the browser's own element does the work, and fetches nothing before it is asked. */
export const usePlaying = (audio: () => HTMLAudioElement | null) => {
  const state = reactive<Playing>({ at: 0, playing: false, waits: false, failed: false });
  const play = async () => {
    const element = audio();
    if (!element) return;
    if (speaking !== element) speaking?.pause();
    speaking = element;
    // What failed is fetched anew.
    if (state.failed) element.load();
    Object.assign(state, { failed: false, waits: true });
    try {
      await element.play();
    } catch (error) {
      // Somebody paused before it began.
      if ((error as Error).name !== 'AbortError') state.failed = true;
    } finally {
      state.waits = false;
    }
  };
  const toggle = () => (state.playing || state.waits ? audio()?.pause() : void play());
  const seek = (seconds: number) => {
    const element = audio();
    state.at = seconds;
    if (element) element.currentTime = seconds;
  };
  const on = {
    play: () => (state.playing = true),
    pause: () => (state.playing = false),
    ended: () => Object.assign(state, { playing: false, at: 0 }),
    timeupdate: () => (state.at = audio()?.currentTime ?? 0),
    error: () => Object.assign(state, { playing: false, waits: false, failed: true }),
  };
  onScopeDispose(() => {
    if (speaking === audio()) speaking = undefined;
  });
  return { state, toggle, seek, on };
};

import { watch, type WatchSource } from 'vue';

/** Milliseconds without a key. */
const LULL = 300;

/** Does the work once nothing more is typed, unless what it returns is called first. */
export const afterTyping = (typed: WatchSource<string>, work: () => unknown): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(typed, () => {
    clearTimeout(timer);
    timer = setTimeout(work, LULL);
  });
  return () => clearTimeout(timer);
};

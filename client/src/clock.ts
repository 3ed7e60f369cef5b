import { onScopeDispose, readonly, ref, type Ref } from 'vue';

let offset = 0;
const now = ref(Date.now());
let users = 0;
let timer: ReturnType<typeof setInterval> | undefined;

/** Milliseconds now by the server's clock: a phone set wrong must still count down right. */
export const serverNow = (): number => Date.now() + offset;

const tick = () => {
  now.value = serverNow();
};

export const setServerTime = (iso: string): void => {
  const theirs = Date.parse(iso);
  if (Number.isNaN(theirs)) return;
  offset = theirs - Date.now();
  tick();
};

/** The server's time in milliseconds, ticking every half second while somebody looks. */
export const useNow = (): Readonly<Ref<number>> => {
  tick();
  users += 1;
  timer ??= setInterval(tick, 500);
  onScopeDispose(() => {
    users -= 1;
    if (users > 0) return;
    clearInterval(timer);
    timer = undefined;
  });
  return readonly(now);
};

import { onScopeDispose, readonly, ref, type Ref } from 'vue';
import { ServerClock } from './server-clock';
import { steadyNow } from './steady-now';

const server = new ServerClock(steadyNow, Date.now());
/** Milliseconds now by the server's clock: a phone set wrong, or set right meanwhile, must still count down right. */
export const serverNow = server.now;

const now = ref(serverNow());
let users = 0;
let timer: ReturnType<typeof setInterval> | undefined;

/** How far this device's own clock lies before the steady one: a jump says that it was set, or that the device slept. */
let lead = Date.now() - steadyNow();
const jumped = (): boolean => {
  const is = Date.now() - steadyNow();
  const far = Math.abs(is - lead) > 1500;
  lead = is;
  return far;
};

const tick = () => {
  if (jumped()) void ask();
  now.value = serverNow();
};

/** The hub said its time in a message. */
export const setServerTime = (iso: string): void => {
  server.told(Date.parse(iso));
  tick();
};

/** Every answer of the hub over HTTP says its time; not `Date`, which is a proxy's own. */
export const toldByAnswer = ({ headers }: Response, asked: number): void => {
  const time = headers.get('yihu-time');
  if (time) server.told(Number(time), asked);
};

const ask = async (): Promise<void> => {
  const asked = steadyNow();
  const answer = await fetch('/api/health/live', { cache: 'no-store' }).catch(() => undefined);
  if (answer) toldByAnswer(answer, asked);
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

import type { ClientEvents, Namespace, ServerEvents } from '@protocol/events.js';
import type { Ack } from '@protocol/answers.js';
import { getCurrentScope, onScopeDispose, readonly, ref, watch, type Ref } from 'vue';
import { io, type Socket } from 'socket.io-client';
import { setServerTime } from '../time/clock';
import { lang } from '../i18n/index';
import { sayNotice } from './notices';
import { Refused, unreached } from './refused';
import { checkSession, onLeave } from './session';
import { learnBuild } from './update';

export type Connection = 'online' | 'connecting' | 'offline' | 'signed_out';
type Asked<N extends Namespace, E extends keyof ClientEvents[N]> = ClientEvents[N][E] extends [
  infer P,
  unknown,
]
  ? P
  : never;
type Answer<N extends Namespace, E extends keyof ClientEvents[N]> = ClientEvents[N][E] extends [
  unknown,
  infer D,
]
  ? D
  : never;
type Hear<N extends Namespace, E extends keyof ServerEvents[N]> = (told: ServerEvents[N][E]) => void;

export interface Channel<N extends Namespace> {
  readonly state: Readonly<Ref<Connection>>;
  open(): void;
  close(): void;
  /** Connects now, instead of after the back-off. */
  wake(evenIfConnected?: boolean): void;
  /**
   * Resolves with the ack's data or throws Refused. Offline it throws at once; while the line comes up, or
   * has a gap too short to be said, it waits to know, at most `graceBeforeSaying`.
   */
  ask<E extends keyof ClientEvents[N] & string>(event: E, payload: Asked<N, E>): Promise<Answer<N, E>>;
  /** Returns its own undoing, and undoes itself with the component that called it. */
  on<E extends keyof ServerEvents[N] & string>(event: E, hear: Hear<N, E>): () => void;
}

const patience = 8_000;
const graceBeforeSaying = 3_000;
const afterRestart = 2_000;
const afterForbidden = 30_000;

class Line<N extends Namespace> implements Channel<N> {
  private readonly connection = ref<Connection>('connecting');
  readonly state = readonly(this.connection) as Readonly<Ref<Connection>>;
  private readonly socket: Socket;
  private wanted = false;
  private saying: ReturnType<typeof setTimeout> | undefined;
  /** Those who ask while nobody knows yet whether the line is there. */
  private waiting: (() => void)[] = [];

  constructor(namespace: N) {
    this.socket = io(`/${namespace}`, {
      path: '/socket.io',
      transports: ['websocket'],
      autoConnect: false,
      // Each namespace has a life of its own, so that closing one never closes another.
      forceNew: true,
      withCredentials: true,
      reconnectionDelay: 200,
      reconnectionDelayMax: 2_000,
      timeout: patience,
      auth: (give) => give({ lang: lang.value, merged: true }),
    });
    this.socket.on('connect', () => this.say('online'));
    this.socket.on('snapshot', (told: { serverTime: string; build?: string }) => {
      setServerTime(told.serverTime);
      learnBuild(told.build);
    });
    this.socket.on('notice', sayNotice);
    this.socket.on('disconnect', (reason) => {
      if (!this.wanted) return;
      this.lose();
      if (reason === 'io server disconnect') void this.askWhy();
    });
    this.socket.on('connect_error', (error: Error & { data?: { code?: string } }) => {
      this.lose();
      // A refusal by the namespace is final for the socket; anything else it retries by itself.
      const { code } = error.data ?? {};
      if (code || !this.socket.active)
        void this.askWhy(
          code === 'forbidden' || code === 'too_many_requests' ? afterForbidden : afterRestart,
        );
    });
  }

  open(): void {
    this.wanted = true;
    if (this.socket.connected) return;
    this.lose();
    this.socket.connect();
  }

  close(): void {
    this.wanted = false;
    this.socket.disconnect();
    this.say('signed_out');
  }

  /** Now, instead of after the back-off: the page woke, or the network came back. */
  wake(evenIfConnected = false): void {
    if (!this.wanted || (this.socket.connected && !evenIfConnected)) return;
    this.socket.disconnect();
    this.lose();
    this.socket.connect();
  }

  /** The network came back: until it is known whether the hub did, who asks waits. */
  regain(): void {
    if (this.wanted && this.connection.value === 'offline') this.connection.value = 'connecting';
    this.wake();
  }

  /** The network is gone: a socket that looks alive would only be found dead at the next ping. */
  drop(): void {
    if (!this.wanted) return;
    this.socket.io.engine?.close();
    this.lose();
  }

  async ask<E extends keyof ClientEvents[N] & string>(event: E, payload: Asked<N, E>): Promise<Answer<N, E>> {
    if (this.wanted && this.connection.value === 'connecting')
      await new Promise<void>((known) => this.waiting.push(known));
    if (!this.socket.connected) throw unreached();
    let ack: Ack<Answer<N, E>>;
    try {
      ack = (await this.socket.timeout(patience).emitWithAck(event, payload)) as Ack<Answer<N, E>>;
    } catch {
      throw unreached();
    }
    if (!ack.ok) throw new Refused(ack.error);
    return ack.data;
  }

  on<E extends keyof ServerEvents[N] & string>(event: E, hear: Hear<N, E>): () => void {
    const listener = (told: unknown) => hear(told as ServerEvents[N][E]);
    const off = () => void this.socket.off(event as string, listener);
    if (getCurrentScope()) onScopeDispose(off);
    this.socket.on(event as string, listener);
    return off;
  }

  private say(state: Connection): void {
    clearTimeout(this.saying);
    this.saying = undefined;
    this.connection.value = state;
    for (const known of this.waiting.splice(0)) known();
  }

  /** A short gap is nobody's business; a long one is said. */
  private lose(): void {
    if (!navigator.onLine) return this.say('offline');
    if (this.connection.value === 'offline' || this.saying !== undefined) return;
    this.connection.value = 'connecting';
    this.saying = setTimeout(() => this.say('offline'), graceBeforeSaying);
  }

  private async askWhy(delay = afterRestart): Promise<void> {
    if (!(await checkSession())) return this.close();
    setTimeout(() => this.wake(), delay);
  }
}

type Lines = { [N in Namespace]?: Line<N> };
const lines: Lines = {};
const each = (fn: (line: Line<Namespace>) => void) => {
  for (const line of Object.values(lines)) fn(line as Line<Namespace>);
};

onLeave(() => each((line) => line.close()));
watch(lang, () => each((line) => line.wake(true)));
window.addEventListener('offline', () => each((line) => line.drop()));
window.addEventListener('online', () => each((line) => line.regain()));
// Back from the page cache a socket may look alive and be dead.
window.addEventListener('pageshow', (event) => each((line) => line.wake(event.persisted)));
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') each((line) => line.wake());
});

/**
 * The one channel of a namespace, shared by all who ask for it. Listen first, then open:
 * every connection begins with a snapshot.
 */
export const useChannel = <N extends Namespace>(namespace: N): Channel<N> => {
  const known = lines[namespace] as Line<N> | undefined;
  if (known) return known;
  const line = new Line<N>(namespace);
  (lines as Record<Namespace, unknown>)[namespace] = line;
  return line;
};

/** A person's channel without a browser: what it sends, and all that it was told. */
import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import type { Namespace } from '../src/protocol/events.js';
import type { Ack } from '../src/protocol/answers.js';
import type { CallDetail, CallSummary } from '../src/protocol/calls/call-summary.js';
import type { Ring } from '../src/protocol/calls/ring.js';

/** Milliseconds after which what was to be told will not be told any more, on a machine however busy. */
const PATIENCE = 30_000;

export interface Page {
  socket: Socket;
  /** Everything that was told, in order. */
  told: [string, never][];
  ask(event: string, payload?: unknown): Promise<Ack<any>>;
  /** The ack's data; fails the test where it is a refusal. */
  do(event: string, payload?: unknown): Promise<any>;
  /** Resolves with the last payload of the event that fits, waiting for it where it has not come. */
  hear<T = any>(event: string, fits?: (payload: T) => boolean, milliseconds?: number): Promise<T>;
  heard<T = any>(event: string): T[];
  close(): void;
}
export async function openPage(
  base: string,
  namespace: Namespace | '',
  token: string | undefined,
  more: {
    auth?: Record<string, unknown>;
    extraHeaders?: Record<string, string>;
    /** Of a proxy with a certificate of its own. */
    ca?: string;
  } = {},
): Promise<Page> {
  const socket = io(`${base}/${namespace}`, {
    ...more,
    auth: { ...(token !== undefined && { token }), ...more.auth },
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
  });
  const told: [string, never][] = [];
  const waiting: (() => void)[] = [];
  socket.onAny((event: string, payload: unknown) => {
    told.push([event, payload as never]);
    for (const look of waiting.splice(0)) look();
  });
  const page: Page = {
    socket,
    told,
    ask: (event, payload = {}) => socket.timeout(PATIENCE).emitWithAck(event, payload) as Promise<Ack<any>>,
    do: async (event, payload) => {
      const ack = await page.ask(event, payload);
      if (!ack.ok) throw new Error(`${event} was refused: ${JSON.stringify(ack.error)}`);
      return ack.data;
    },
    heard: <T>(event: string) => told.filter(([e]) => e === event).map(([, payload]) => payload as T),
    hear: async <T>(event: string, fits: (payload: T) => boolean = () => true, milliseconds = PATIENCE) => {
      const until = Date.now() + milliseconds;
      for (;;) {
        const found = page.heard<T>(event).findLast(fits);
        if (found !== undefined) return found;
        if (Date.now() > until)
          throw new Error(`nothing like ${event} was told; told were ${told.map(([e]) => e).join(', ')}`);
        await new Promise<void>((next) => {
          const timer = setTimeout(next, 200);
          waiting.push(() => (clearTimeout(timer), next()));
        });
      }
    },
    close: () => socket.disconnect(),
  };
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', (error) =>
      reject(Object.assign(error, { code: (error as { data?: { code?: string } }).data?.code })),
    );
  });
  // Whoever came by a link has none.
  if (namespace !== 'guest') await page.hear('snapshot');
  return page;
}

/** A click with nothing but itself. */
export const raise = (page: Page, more: Record<string, unknown> = {}): Promise<CallSummary> =>
  page.do('call:raise', { clientCallId: randomUUID(), ...more });
export const ringOf = (page: Page, callId: string, milliseconds?: number): Promise<Ring> =>
  page.hear<Ring>('offer:ring', (r) => r.call.id === callId, milliseconds);
export const accept = async (page: Page, callId: string): Promise<CallDetail> =>
  page.do('offer:accept', { offerId: (await ringOf(page, callId)).id });

/**
 * Workers and officers who go by the pages' own rules (client/src/hub/channel.ts, parts/conversation and the click's
 * outbox): they come back by themselves, and what was not answered is asked again with the same key. What was
 * acknowledged to them, and which rings they saw when, is theirs to say.
 */
import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import type { Ack } from '../../src/protocol/answers.js';
import type { Ring } from '../../src/protocol/calls/ring.js';

const PATIENCE = 8000;
const AGAIN = 200;
const pause = (milliseconds: number) => new Promise<void>((next) => setTimeout(next, milliseconds));

abstract class Page {
  readonly socket: Socket;
  /** Refusals that end a page or a click: none of them may come. */
  readonly refused: string[] = [];
  /** How long it was away, each time it came back. */
  readonly gaps: number[] = [];
  private leftAt: number | undefined;
  protected closed = false;

  constructor(base: string, namespace: string, token: string) {
    this.socket = io(`${base}/${namespace}`, {
      auth: { token },
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 200,
      reconnectionDelayMax: 2000,
      timeout: PATIENCE,
    });
    this.socket.on('connect', () => {
      if (this.leftAt !== undefined) this.gaps.push(performance.now() - this.leftAt);
      this.leftAt = undefined;
    });
    this.socket.on('disconnect', (reason) => {
      this.leftAt ??= performance.now();
      if (reason === 'io server disconnect') this.refused.push(reason);
    });
    this.socket.on('connect_error', (error: Error & { data?: { code?: string } }) => {
      const { code } = error.data ?? {};
      if (code === undefined) return;
      // The namespace said no: the page asks why, and comes again where its session stands.
      if (code !== 'unavailable') this.refused.push(code);
      setTimeout(() => !this.closed && this.socket.connect(), AGAIN);
    });
  }

  /** Until it was answered; a refusal that is not "not now" is kept, and ends it. */
  protected async ask(event: string, payload: unknown): Promise<any> {
    while (!this.closed) {
      const ack = (await this.socket
        .timeout(PATIENCE)
        .emitWithAck(event, payload)
        .catch(() => undefined)) as Ack<unknown> | undefined;
      if (ack?.ok) return ack.data;
      if (ack && !['unavailable', 'too_many_requests'].includes(ack.error.code)) {
        this.refused.push(`${event}: ${ack.error.code}`);
        return undefined;
      }
      await pause(AGAIN);
    }
    return undefined;
  }
  close(): void {
    this.closed = true;
    this.socket.disconnect();
  }
}

export interface Raised {
  key: string;
  callId: string;
  askedAt: number;
  answeredAt: number;
}
export class Worker extends Page {
  readonly raised: Raised[] = [];
  /** It is not answered yet. */
  asks = false;
  private going: Promise<void> = Promise.resolve();

  constructor(base: string, token: string) {
    super(base, 'community', token);
  }
  /** One click after another. */
  begin(milliseconds: number, most = Infinity): void {
    this.going = (async () => {
      while (!this.closed && !this.resting && this.raised.length < most) {
        await this.raise();
        await pause(milliseconds);
      }
    })();
  }
  private resting = false;
  /** The last click is answered. */
  async rest(): Promise<void> {
    this.resting = true;
    await this.going;
  }
  async raise(): Promise<Raised | undefined> {
    const key = randomUUID();
    const askedAt = Date.now();
    this.asks = true;
    const call = await this.ask('call:raise', { clientCallId: key, urgency: 'normal' });
    this.asks = false;
    if (!call) return undefined;
    const raised = { key, callId: call.id as string, askedAt, answeredAt: Date.now() };
    this.raised.push(raised);
    return raised;
  }
}

/** Accepts what rings and closes it, so that the next can ring. */
export class Officer extends Page {
  /** When a ring was first seen, by its id. */
  readonly seen = new Map<string, number>();
  readonly accepted = new Set<string>();
  private readonly busy = new Set<string>();

  constructor(base: string, token: string) {
    super(base, 'procuratorate', token);
    this.socket.on('offer:ring', (ring: Ring) => void this.rung(ring));
    this.socket.on('snapshot', ({ offers, calls }: { offers: Ring[]; calls: { id: string }[] }) => {
      for (const ring of offers) void this.rung(ring);
      for (const { id } of calls) void this.finish(id);
    });
  }
  start = () => this.ask('duty:start', {});

  private async rung(ring: Ring): Promise<void> {
    if (this.seen.has(ring.id)) return;
    this.seen.set(ring.id, Date.now());
    await this.ask('offer:received', { offerId: ring.id });
    // Somebody else's by now, or lapsed: that is an answer too.
    const ack = await this.once('offer:accept', { offerId: ring.id });
    if (ack?.ok) await this.finish((ack.data as { id: string }).id);
  }
  private async once(event: string, payload: unknown): Promise<Ack<unknown> | undefined> {
    return this.socket
      .timeout(PATIENCE)
      .emitWithAck(event, payload)
      .catch(() => undefined) as Promise<Ack<unknown> | undefined>;
  }
  private async finish(callId: string): Promise<void> {
    if (this.busy.has(callId)) return;
    this.busy.add(callId);
    const ack = await this.once('call:close', { callId, outcome: 'advised', solved: true, note: '已告知' });
    if (ack?.ok) this.accepted.add(callId);
    this.busy.delete(callId);
  }
}

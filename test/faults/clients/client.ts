/**
 * One person's page that does not give up. What it asked and what was answered it writes to the file of its process, so
 * that no server's death can falsify it; what was not answered is asked again with the same ids, at the next node.
 */
import { appendFileSync, readFileSync } from 'node:fs';
import { io, type Socket } from 'socket.io-client';

export interface Person {
  id: string;
  name: string;
  token: string;
  role: 'worker' | 'officer' | 'coordinator';
}
export interface ClientSettings {
  file: string;
  seed: number;
  bases: string[];
  people: Person[];
  patience: number;
  /** In the resident's particulars of each raise: seen nowhere in clear. */
  canary: string;
}
export interface Ring {
  id: string;
  expiresAt: string;
  step: number;
  call: { id: string };
}
interface Known {
  version: number;
  state: string;
}

export const readSettings = <S extends ClientSettings>(): S =>
  JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as S;
const settings = readSettings();
export const pause = (milliseconds: number) => new Promise<void>((next) => setTimeout(next, milliseconds));
export const write = (line: Record<string, unknown>) =>
  appendFileSync(settings.file, `${JSON.stringify({ at: Date.now(), ...line })}\n`);
let seed = settings.seed;
export const chance = () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

const NAMESPACE = { worker: 'community', officer: 'procuratorate', coordinator: 'coordination' } as const;
/** Of this process: whether something was asked and not answered yet, and whether it ends. */
export const state = { underWay: 0, over: false };

/** Of what was sent, what proves that it was done. */
const told = ({ clientCallId, clientMessageId, offerId, callId }: Record<string, unknown>) => ({
  clientCallId,
  clientMessageId,
  offerId,
  callId,
});

/** Undefined where nobody answered. */
export async function httpRaise(base: string, token: string, key: string, body: unknown) {
  try {
    const response = await fetch(`${base}/api/calls`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'idempotency-key': key,
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(settings.patience),
    });
    return { ok: response.ok, status: response.status, body: (await response.json()) as any };
  } catch {
    return undefined;
  }
}

export class Client {
  readonly person: Person;
  readonly calls = new Map<string, Known>();
  readonly rings = new Map<string, Ring>();
  /** Called for each ring that this connection is the first to hear of. */
  onRing: (ring: Ring) => void = () => undefined;
  onCall: (call: { id: string; state: string }) => void = () => undefined;
  private readonly namespace: string;
  private node: number;
  private socket: Socket | undefined;
  private readonly heardOf = new Set<string>();
  /** Of each call the newest version it was ever told of. */
  private readonly toldOf = new Map<string, number>();

  constructor(person: Person, node: number) {
    this.person = person;
    this.node = node;
    this.namespace = NAMESPACE[person.role];
  }

  private open(): Socket {
    const base = settings.bases[this.node % settings.bases.length]!;
    return io(`${base}/${this.namespace}`, {
      auth: { token: this.person.token },
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      timeout: settings.patience,
    });
  }

  /** Connected, and goes on until it is over: at the next node where one is gone. */
  async live(): Promise<void> {
    while (!state.over) {
      const socket = this.open();
      const gone = new Promise<void>((resolve) => {
        socket.once('disconnect', () => resolve());
        socket.once('connect_error', () => resolve());
      });
      socket.on('snapshot', (s: { calls: any[]; offers?: any[] }) => {
        this.calls.clear();
        this.rings.clear();
        for (const call of s.calls) this.know(call);
        for (const ring of s.offers ?? []) this.ring(ring);
        this.socket = socket;
      });
      socket.on('call:changed', (call: any) => this.know(call));
      socket.on('offer:ring', (ring: any) => this.ring(ring));
      socket.on('offer:ended', (end: { id: string }) => this.rings.delete(end.id));
      await gone;
      if (this.socket === socket) this.socket = undefined;
      socket.disconnect();
      this.node += 1;
      await pause(50 + chance() * 150);
    }
    this.socket?.disconnect();
  }

  know(call: { id: string; version?: number; state?: string }): void {
    if (call.version === undefined || call.state === undefined) return;
    this.toldOf.set(call.id, Math.max(call.version, this.toldOf.get(call.id) ?? 0));
    const known = this.calls.get(call.id);
    if (known && known.version >= call.version) return;
    this.calls.set(call.id, { version: call.version, state: call.state });
    this.onCall(call as { id: string; state: string });
  }
  private ring(ring: Ring): void {
    this.rings.set(ring.id, ring);
    if (this.heardOf.has(ring.id)) return;
    this.heardOf.add(ring.id);
    this.onRing(ring);
  }

  /** Again and again until it is answered; a refusal is an answer, but that the hub cannot just now. */
  async ask(event: string, key: string, payload: Record<string, unknown>): Promise<any> {
    state.underWay += 1;
    write({ t: 'asked', who: this.person.id, event, key });
    const began = performance.now();
    let tries = 0;
    try {
      while (!state.over) {
        const socket = this.socket;
        if (!socket?.connected) {
          await pause(20);
          continue;
        }
        tries += 1;
        const answer: any = await Promise.race([
          socket
            .timeout(settings.patience)
            .emitWithAck(event, payload)
            .catch(() => undefined),
          new Promise((resolve) => socket.once('disconnect', () => resolve(undefined))),
        ]);
        if (answer === undefined) continue;
        const ms = Math.round(performance.now() - began);
        if (answer.ok) {
          const { id, version, state } = answer.data ?? {};
          write({
            t: 'answered',
            who: this.person.id,
            event,
            key,
            id,
            version,
            state,
            ms,
            tries,
            payload: told(payload),
          });
          if (version !== undefined) this.know(answer.data);
          return answer.data;
        }
        const { code, retryAfterSeconds } = answer.error;
        write({ t: 'refused', who: this.person.id, event, key, code, ms });
        if (code !== 'unavailable' && code !== 'too_many_requests') return undefined;
        await pause((retryAfterSeconds ?? 0.1) * 1000);
      }
      return undefined;
    } finally {
      state.underWay -= 1;
    }
  }

  /** As `ask`, over HTTP: the key stands in its head. */
  async raiseOverHttp(key: string, body: Record<string, unknown>): Promise<any> {
    state.underWay += 1;
    const line = { who: this.person.id, event: 'call:raise', key };
    write({ t: 'asked', ...line });
    const began = performance.now();
    try {
      while (!state.over) {
        const base = settings.bases[this.node % settings.bases.length]!;
        const answer = await httpRaise(base, this.person.token, key, body);
        const ms = Math.round(performance.now() - began);
        if (answer?.ok) {
          const { id, version, state: is } = answer.body;
          write({ t: 'answered', ...line, id, version, state: is, ms, over: 'HTTP' });
          this.know(answer.body);
          return answer.body;
        }
        if (answer) write({ t: 'refused', ...line, code: answer.body.code, ms });
        if (answer && ![429, 503].includes(answer.status)) return undefined;
        await pause((answer?.body.retryAfterSeconds ?? 0.1) * 1000);
      }
      return undefined;
    } finally {
      state.underWay -= 1;
    }
  }

  /** @returns how what this page knows differs from a fresh snapshot, after it had its time */
  async compare(): Promise<string[]> {
    write({
      t: 'told',
      who: this.person.id,
      calls: Object.fromEntries(this.toldOf),
      rings: [...this.heardOf],
    });
    let differing = ['it was not connected'];
    for (let attempt = 0; attempt < 25; attempt++, await pause(400)) {
      if (!this.socket?.connected) continue;
      const fresh = await this.fresh();
      if (!fresh) continue;
      differing = fresh.calls.flatMap((call) => {
        const known = this.calls.get(call.id);
        if (
          known &&
          known.version >= call.version &&
          (known.version > call.version || known.state === call.state)
        )
          return [];
        return [`call ${call.id}: knows ${known?.version} ${known?.state}, is ${call.version} ${call.state}`];
      });
      const live = new Set(fresh.offers?.map((o) => o.id) ?? []);
      for (const id of live) if (!this.rings.has(id)) differing.push(`does not know of ring ${id}`);
      if (!differing.length) return [];
    }
    return differing;
  }
  private async fresh(): Promise<{ calls: any[]; offers?: any[] } | undefined> {
    const socket = this.open();
    try {
      return await new Promise((resolve) => {
        socket.once('snapshot', resolve);
        socket.once('connect_error', () => resolve(undefined));
        socket.once('disconnect', () => resolve(undefined));
      });
    } finally {
      socket.disconnect();
    }
  }
}

/**
 * A process of clients that do not give up, as `node people.ts SETTINGS.json`: workers who raise, officers who answer.
 * What each asked and what was answered it writes to a file of its own, so that no server's death can falsify it. What
 * was not answered is asked again with the same ids, at the next node, until it is. Told over IPC to be quiet, it asks
 * for nothing new and says when all was answered; told to compare, it lays what it knows beside a fresh snapshot.
 */
import { randomUUID } from 'node:crypto';
import { appendFileSync, readFileSync } from 'node:fs';
import { io, type Socket } from 'socket.io-client';

interface Settings {
  file: string;
  seed: number;
  bases: string[];
  people: { id: string; name: string; token: string; role: 'worker' | 'officer' }[];
  every: number;
  most: number;
  accepted: number;
  declined: number;
  patience: number;
  /** In the resident's particulars of each raise: seen nowhere in clear. */
  canary: string;
}
type Person = Settings['people'][number];
interface Known {
  version: number;
  state: string;
}

const settings = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as Settings;
const pause = (milliseconds: number) => new Promise<void>((next) => setTimeout(next, milliseconds));
const write = (line: Record<string, unknown>) =>
  appendFileSync(settings.file, `${JSON.stringify({ at: Date.now(), ...line })}\n`);
let seed = settings.seed;
const chance = () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
const some = <T>(among: readonly T[]) => among[Math.floor(chance() * among.length)]!;

let quiet = false;
let over = false;
let underWay = 0;

class Client {
  readonly person: Person;
  readonly calls = new Map<string, Known>();
  readonly rings = new Map<string, { id: string; expiresAt: string; call: { id: string } }>();
  /** Called for each ring that this connection is the first to hear of. */
  onRing: (ring: { id: string; call: { id: string } }) => void = () => undefined;
  onCall: (call: { id: string; state: string }) => void = () => undefined;
  private readonly namespace: string;
  private node: number;
  private socket: Socket | undefined;
  private readonly heardOf = new Set<string>();

  constructor(person: Person, node: number) {
    this.person = person;
    this.node = node;
    this.namespace = person.role === 'worker' ? 'community' : 'procuratorate';
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
    while (!over) {
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
    const known = this.calls.get(call.id);
    if (known && known.version >= call.version) return;
    this.calls.set(call.id, { version: call.version, state: call.state });
    this.onCall(call as { id: string; state: string });
  }
  private ring(ring: { id: string; expiresAt: string; call: { id: string } }): void {
    this.rings.set(ring.id, ring);
    if (this.heardOf.has(ring.id)) return;
    this.heardOf.add(ring.id);
    this.onRing(ring);
  }

  /** Again and again until it is answered; a refusal is an answer, but that the hub cannot just now. */
  async ask(event: string, key: string, payload: Record<string, unknown>): Promise<any> {
    underWay += 1;
    write({ t: 'asked', who: this.person.id, event, key });
    const began = performance.now();
    let tries = 0;
    try {
      while (!over) {
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
      underWay -= 1;
    }
  }

  /** @returns how what this page knows differs from a fresh snapshot, after it had its time */
  async compare(): Promise<string[]> {
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

/** Of what was sent, what proves that it was done. */
const told = ({ clientCallId, clientMessageId, offerId, callId }: Record<string, unknown>) => ({
  clientCallId,
  clientMessageId,
  offerId,
  callId,
});

async function work(client: Client): Promise<void> {
  const mine = new Set<string>();
  client.onCall = (call) => {
    if (call.state === 'closed' && mine.delete(call.id))
      void client.ask('call:rate', `rate ${call.id}`, { callId: call.id, rating: 4 });
  };
  for (let n = 0; n < settings.most && !quiet && !over; n++) {
    const clientCallId = randomUUID();
    const call = await client.ask('call:raise', clientCallId, {
      clientCallId,
      summary: '有人上门推销保健品',
      resident: { name: settings.canary, basis: 'assist' },
    });
    if (call) mine.add(call.id);
    if (call && chance() < 0.3) {
      const clientMessageId = randomUUID();
      await client.ask('call:message', clientMessageId, { callId: call.id, clientMessageId, text: '在吗' });
    }
    await pause(settings.every * (0.5 + chance()));
  }
}

function serve(client: Client): void {
  void client.ask('duty:start', `duty ${client.person.id}`, {});
  const answer = async (ring: { id: string; call: { id: string } }) => {
    const toss = chance();
    await client.ask('offer:received', `received ${ring.id}`, { offerId: ring.id });
    if (toss > settings.accepted + settings.declined) return;
    await pause(chance() * 150);
    if (toss > settings.accepted) {
      await client.ask('offer:decline', `decline ${ring.id}`, { offerId: ring.id, reason: '在开庭' });
      return;
    }
    const call = await client.ask('offer:accept', `accept ${ring.id}`, { offerId: ring.id });
    if (!call) return;
    const clientMessageId = randomUUID();
    await client.ask('call:message', clientMessageId, { callId: call.id, clientMessageId, text: '我来' });
    const outcome = some(['advised', 'resolved']);
    await client.ask('call:close', `close ${call.id}`, {
      callId: call.id,
      outcome,
      solved: true,
      note: '已劝止',
    });
  };
  client.onRing = (ring) => {
    if (!over) void answer(ring);
  };
}

const clients = settings.people.map((person, i) => new Client(person, i));
for (const client of clients) {
  void client.live();
  if (client.person.role === 'worker') void work(client);
  else serve(client);
}

process.on('message', (told: string) => void obey(told));
process.once('disconnect', () => process.exit());
async function obey(command: string): Promise<void> {
  if (command === 'quiet') {
    quiet = true;
    // What a person does after an answer has begun by then.
    for (let still = 0; still < 5; still = underWay ? 0 : still + 1) await pause(40);
    process.send!('quiet');
  }
  if (command === 'compare') {
    for (const client of clients)
      for (const what of await client.compare()) write({ t: 'differs', who: client.person.id, what });
    process.send!('compare');
  }
  if (command === 'end') {
    over = true;
    process.exit();
  }
}
process.send!('ready');

/**
 * A network that can be made bad: what passes is delayed, throttled, cut after so many bytes, reset, half closed, or
 * swallowed in one direction or both. In front of several servers it gives each connection to the next that answers, as
 * a proxy without stickiness does.
 */
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** up: from who connects to the server */
export type Direction = 'up' | 'down';
export interface Conditions {
  /** Milliseconds each way, and of each connection up to so many more: two connections overtake each other. */
  delay?: number;
  jitter?: number;
  bytesPerSecond?: number;
  /** Nothing comes out there, and nobody is told. */
  swallows?: readonly Direction[];
  /** A connection is reset once so many bytes have passed. */
  cutAfter?: number;
}
/** What a direction holds back at most; behind it the sender waits. */
const MOST_HELD = 262_144;

class Pump {
  private readonly held: { at: number; data: Buffer }[] = [];
  private heldBytes = 0;
  private freeAt = 0;
  private timer: NodeJS.Timeout | undefined;
  private ended = false;

  constructor(
    private readonly from: Socket,
    private readonly to: Socket,
    private readonly direction: Direction,
    private readonly proxy: TcpProxy,
    private readonly jitter: number,
    private readonly passed: (bytes: number) => void,
  ) {
    from.on('data', (data) => this.take(data));
    from.on('end', () => {
      this.ended = true;
      this.give();
    });
  }

  private take(data: Buffer): void {
    const { delay = 0, jitter = 0, bytesPerSecond } = this.proxy.conditions;
    const now = performance.now();
    let at = now + delay + jitter * this.jitter;
    if (bytesPerSecond) {
      at = Math.max(at, this.freeAt);
      this.freeAt = at + (data.length / bytesPerSecond) * 1000;
      at = this.freeAt;
    }
    // The order within a connection stays.
    this.held.push({ at: Math.max(at, this.held.at(-1)?.at ?? 0), data });
    this.heldBytes += data.length;
    if (this.heldBytes > MOST_HELD) this.from.pause();
    this.give();
  }

  give(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    // What was swallowed is repeated by who sent it, as TCP does, once the way is there again.
    if (this.proxy.conditions.swallows?.includes(this.direction)) {
      if (this.held.length) this.proxy.hit('swallowed');
      return;
    }
    const now = performance.now();
    while (this.held.length && this.held[0]!.at <= now) {
      const { data } = this.held.shift()!;
      this.heldBytes -= data.length;
      if (this.to.writable) this.to.write(data);
      this.passed(data.length);
    }
    if (this.heldBytes <= MOST_HELD) this.from.resume();
    if (this.held.length) this.timer = setTimeout(() => this.give(), this.held[0]!.at - now);
    else if (this.ended) this.to.end();
  }
  stop = () => clearTimeout(this.timer);
}

interface Link {
  near: Socket;
  far: Socket;
  pumps: Pump[];
  bytes: number;
}
export type Hit = 'swallowed' | 'reset' | 'half closed' | 'ended' | 'cut' | 'elsewhere';

export class TcpProxy {
  conditions: Conditions = {};
  /** How often each really came about. */
  readonly hits = new Map<Hit, number>();
  private readonly links = new Set<Link>();
  private readonly pending = new Set<Socket>();
  private turn = 0;
  private constructor(
    private readonly server: Server,
    private readonly ports: readonly number[],
  ) {}

  static async to(...ports: number[]): Promise<TcpProxy> {
    const server = createServer({ allowHalfOpen: true, pauseOnConnect: true });
    const proxy = new TcpProxy(server, ports);
    server.on('connection', (near) => proxy.take(near));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }
  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }
  get base(): string {
    return `http://127.0.0.1:${this.port}`;
  }
  get open(): number {
    return this.links.size;
  }
  hit(what: Hit): void {
    this.hits.set(what, (this.hits.get(what) ?? 0) + 1);
  }
  hitsOf = (...what: Hit[]) => what.reduce((sum, one) => sum + (this.hits.get(one) ?? 0), 0);

  /** From now on, for what is open too. */
  set(conditions: Conditions): void {
    this.conditions = conditions;
    for (const { pumps } of this.links) for (const pump of pumps) pump.give();
  }

  /** Every open connection, or each that fits. */
  cut(how: 'reset' | 'half closed' | 'ended', fits: (at: number) => boolean = () => true): number {
    const hit = [...this.links].filter((_, i) => fits(i));
    for (const link of hit) {
      this.hit(how);
      if (how === 'half closed') link.near.end();
      else if (how === 'ended') {
        link.near.end();
        link.far.end();
      } else this.reset(link);
    }
    return hit.length;
  }

  async close(): Promise<void> {
    for (const link of this.links) this.drop(link);
    for (const near of this.pending) near.destroy();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  /** The next server; where it does not listen, the one after it. */
  private take(near: Socket, tried = 0): void {
    near.on('error', () => undefined);
    const { length } = this.ports;
    if (tried >= length) return void near.resetAndDestroy();
    this.pending.add(near);
    const far = connect({ port: this.ports[this.turn++ % length]!, host: '127.0.0.1', allowHalfOpen: true });
    far.once('error', () => {
      if (!this.pending.delete(near)) return;
      this.hit('elsewhere');
      this.take(near, tried + 1);
    });
    far.once('connect', () => {
      this.pending.delete(near);
      this.join(near, far);
    });
  }

  private join(near: Socket, far: Socket): void {
    const link: Link = { near, far, pumps: [], bytes: 0 };
    const passed = (bytes: number) => {
      link.bytes += bytes;
      const most = this.conditions.cutAfter;
      if (most === undefined || link.bytes < most || !this.links.has(link)) return;
      this.hit('cut');
      this.reset(link);
    };
    const jitter = Math.random();
    link.pumps.push(new Pump(near, far, 'up', this, jitter, passed));
    link.pumps.push(new Pump(far, near, 'down', this, jitter, passed));
    this.links.add(link);
    far.on('error', () => undefined);
    for (const socket of [near, far]) socket.once('close', () => this.closed(link));
    near.resume();
  }
  /** One side is gone: so is the other, unless nobody there would be told. */
  private closed(link: Link): void {
    if (this.conditions.swallows?.length) this.hit('swallowed');
    else this.drop(link);
  }
  private drop(link: Link): void {
    if (!this.links.delete(link)) return;
    for (const pump of link.pumps) pump.stop();
    link.near.destroy();
    link.far.destroy();
  }
  private reset(link: Link): void {
    if (!this.links.delete(link)) return;
    for (const pump of link.pumps) pump.stop();
    link.near.resetAndDestroy();
    link.far.resetAndDestroy();
  }
}

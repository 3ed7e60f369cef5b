/** One node of the hub as a real process, on a port that it keeps over its deaths. */
import { freePort, NotStarted, serverOn, type Server } from '../../setup/server.js';
import type { Ground } from '../../setup/ground.js';

export interface Span {
  from: number;
  to: number;
}

export class HubNode {
  readonly number: number;
  readonly port: number;
  /** When it did not serve: from its death to when it listened again. */
  readonly down: Span[] = [];
  /** What it printed over all its lives. */
  printed = '';
  /** Milliseconds from a start to listening. */
  readonly starts: number[] = [];
  private readonly ground: Ground;
  private readonly env: Record<string, string>;
  private readonly wrap: string[];
  private server: Server | undefined;
  private diedAt: number | undefined;

  constructor(number: number, port: number, ground: Ground, env: Record<string, string>, wrap: string[]) {
    this.number = number;
    this.port = port;
    this.ground = ground;
    this.env = env;
    this.wrap = wrap;
  }

  static async at(number: number, ground: Ground, env: Record<string, string>, wrap: string[]) {
    return new HubNode(number, await freePort(), ground, env, wrap);
  }

  get base(): string {
    return `http://127.0.0.1:${this.port}`;
  }
  get up(): boolean {
    return this.server?.isUp() ?? false;
  }
  get process() {
    if (!this.server) throw new Error(`node ${this.number} was not started`);
    return this.server.process;
  }
  /** Of the hub itself, also where a command runs it. */
  get pid(): number {
    return this.process.pid!;
  }
  /** How this life ended, or will. */
  get ended() {
    if (!this.server) throw new Error(`node ${this.number} was not started`);
    return this.server.ended;
  }

  /**
   * @param env of this life only
   * @param wrap of this life only
   * @throws NotStarted where it died before it listened
   */
  async start(env: Record<string, string> = {}, wrap: string[] = this.wrap): Promise<void> {
    const began = performance.now();
    try {
      const server = await serverOn(this.ground, { PORT: String(this.port), ...this.env, ...env }, wrap);
      this.server = server;
      this.starts.push(performance.now() - began);
      if (this.diedAt !== undefined) this.down.push({ from: this.diedAt - 50, to: Date.now() });
      this.diedAt = undefined;
      void server.ended.then(() => {
        this.diedAt ??= Date.now();
        this.printed += server.output();
      });
    } catch (error) {
      this.diedAt ??= Date.now();
      if (error instanceof NotStarted) this.printed += error.message;
      throw error;
    }
  }

  /** Says that it will not serve from now on: it was stopped, cut off, or has no disk. */
  standsFrom(at = Date.now()): void {
    this.diedAt ??= at;
  }
  servesAgain(): void {
    if (this.diedAt !== undefined) this.down.push({ from: this.diedAt - 50, to: Date.now() });
    this.diedAt = undefined;
  }

  signal(name: NodeJS.Signals): void {
    this.process.kill(name);
  }
  async kill(): Promise<void> {
    if (this.server) await this.server.kill();
  }
  /** SIGTERM, and how it ended. */
  async stop() {
    return this.server!.stop();
  }

  async ready(milliseconds = 2000): Promise<number> {
    try {
      const response = await fetch(`${this.base}/api/health/ready`, {
        signal: AbortSignal.timeout(milliseconds),
      });
      await response.arrayBuffer();
      return response.status;
    } catch {
      return 0;
    }
  }
  output(): string {
    return this.printed + (this.up ? this.server!.output() : '');
  }
}

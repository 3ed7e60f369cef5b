/** A client that does not give up: it keeps what was acknowledged, and after the server's death asks again with the same ids. */
import { openPage, type Page } from '../page.js';
import type { Namespace } from '../../src/protocol/events.js';
import { inside, type Outside } from '../setup/checker.js';
import { NotStarted, serverOn, type Server } from '../setup/server.js';
import type { Ground } from '../setup/ground.js';
import { roleOf, type Username } from '../world.js';

const NAMESPACE = {
  worker: 'community',
  officer: 'procuratorate',
  // Has no page of its own: every namespace refuses.
  volunteer: 'community',
  coordinator: 'coordination',
  admin: 'coordination',
} as const;
const PATIENCE = 180_000;
type Proof = (from: Outside) => Promise<boolean>;

export class Line {
  /** Failpoints at which the server really died. */
  readonly hits: string[] = [];
  readonly standstills: { from: number; to: number }[] = [];
  /** What was acknowledged and not found in the database after a death. */
  readonly lost: string[] = [];
  /** Offers whose deadline was another after a restart, without the journal saying why. */
  readonly moved: string[] = [];
  acknowledged = 0;
  private readonly proofs: [string, Proof][] = [];
  private readonly deadlines = new Map<string, number>();
  private pages = new Map<Username, Promise<Page>>();
  private up: Promise<Server>;
  private ending = false;

  constructor(
    readonly ground: Ground,
    private readonly failpoints: string[],
  ) {
    this.up = this.start(Date.now());
  }

  /** @param from when there was no server any more */
  private async start(from: number): Promise<Server> {
    for (;;) {
      const failpoint = this.failpoints[0];
      try {
        const server = await serverOn(
          this.ground,
          failpoint ? { YIHU_FAILPOINT: failpoint, YIHU_CRASH_TESTS: '1' } : {},
        );
        if (this.hits.length) this.standstills.push({ from: from - 50, to: Date.now() });
        this.up = Promise.resolve(server);
        void server.ended.then(({ signal }) => {
          if (this.ending) return;
          const at = Date.now();
          this.up = this.died(signal, server.output()).then(() => this.start(at));
          this.up.catch(() => undefined);
        });
        return server;
      } catch (error) {
        if (!(error instanceof NotStarted) || error.ended.signal !== 'SIGKILL') throw error;
        await this.died(error.ended.signal, error.message);
      }
    }
  }

  private async died(signal: string | null, output: string): Promise<void> {
    if (signal !== 'SIGKILL') throw new Error(`the server ended by itself: ${output}`);
    this.hits.push(this.failpoints.shift() ?? 'kill');
    for (const page of this.pages.values())
      void page.then(
        (p) => p.close(),
        () => undefined,
      );
    this.pages = new Map();
    await inside(this.ground, async (from) => {
      for (const [what, proof] of this.proofs)
        if (!(await proof(from))) this.lost.push(`${what}, at ${this.hits.at(-1)}`);
      // A ring that reached its officer late rings its whole time from then: the journal says so.
      for (const { data } of await from.rows<{ data: string }>(
        "select data from fact where deed = 'arrived'",
      )) {
        const { ring, expiresAt } = JSON.parse(data) as { ring: string; expiresAt: number };
        this.deadlines.set(ring, expiresAt);
      }
      for (const o of await from.rows<{ id: string; expires_at: number }>(
        'select id, expires_at from offer',
      )) {
        const known = this.deadlines.get(o.id) ?? Number(o.expires_at);
        if (known !== Number(o.expires_at)) this.moved.push(o.id);
        this.deadlines.set(o.id, known);
      }
    });
  }

  server = () => this.up;

  async page(username: Username): Promise<Page> {
    const until = Date.now() + PATIENCE;
    for (;;) {
      const server = await this.up;
      let page = this.pages.get(username);
      if (!page) {
        page = pageOn(server, NAMESPACE[roleOf(username)], this.ground.tokens[username]);
        this.pages.set(username, page);
      }
      try {
        const open = await page;
        if (open.socket.connected) return open;
      } catch (error) {
        if (Date.now() > until) throw error;
      }
      if (this.pages.get(username) === page) this.pages.delete(username);
      await pause(30);
    }
  }

  /** Does it, again and again until it is acknowledged; a refusal ends the test. */
  async do(
    username: Username,
    event: string,
    payload: unknown,
    what: string,
    proof: (data: any) => Proof,
  ): Promise<any> {
    const until = Date.now() + PATIENCE;
    for (;;) {
      try {
        const page = await this.page(username);
        const data = await page.do(event, payload);
        this.acknowledged += 1;
        this.proofs.push([what, proof(data)]);
        return data;
      } catch (error) {
        if (/was refused/.test(String(error)) || Date.now() > until) throw error;
        await pause(30);
      }
    }
  }

  /** The ring for the call on the officer's page, whichever page that is by now. */
  async ring(
    username: Username,
    callId: string,
    fits: (r: { id: string; expiresAt: string; step: number }) => boolean = () => true,
  ): Promise<{ id: string; expiresAt: string; step: number }> {
    const until = Date.now() + PATIENCE;
    while (Date.now() < until) {
      const page = await this.page(username);
      const over = new Set(page.heard<{ id: string }>('offer:ended').map((o) => o.id));
      const rings = [
        ...page.heard<{ offers: any[] }>('snapshot').flatMap((s) => s.offers),
        ...page.heard<any>('offer:ring'),
      ];
      const found = rings.findLast((r) => r.call.id === callId && !over.has(r.id) && fits(r));
      if (found) return found;
      await pause(20);
    }
    throw new Error(`${username} was not rung for ${callId}`);
  }

  async close(): Promise<void> {
    this.ending = true;
    for (const page of this.pages.values())
      void page.then(
        (p) => p.close(),
        () => undefined,
      );
    const server = await this.up;
    await server.kill();
  }
}

/** A server that dies between the upgrade and the namespace's answer tells a client nothing at all. */
export const pageOn = (server: Server, namespace: Namespace, token: string): Promise<Page> =>
  Promise.race([
    openPage(server.base, namespace, token),
    server.ended.then((): never => {
      throw new Error('the server is gone');
    }),
  ]);
export const pause = (milliseconds: number) => new Promise<void>((next) => setTimeout(next, milliseconds));

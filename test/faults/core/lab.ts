/** What a fault finds: a hub of real processes under clients that keep their own books, and the means to look at both. */
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DatabaseKind } from '../../databases.js';
import { inside, type Outside } from '../../setup/checker.js';
import { prepare, type Ground, type Person } from '../../setup/ground.js';
import { Pacemaker } from '../../setup/pacemaker.js';
import { ClientProcess, type Line } from '../clients/client-process.js';
import { chance, pause, until } from './chance.js';
import { Children } from './children.js';
import type { ClientOptions, Fault } from './fault.js';
import { HubNode, type Span } from './hub-node.js';

const CLIENTS: ClientOptions = {
  workers: 8,
  officers: 4,
  every: 60,
  // Below what one person may raise in an hour: who is refused waits for its end.
  most: 50,
  accepted: 0.6,
  declined: 0.2,
  processes: 1,
  patience: 5000,
};
const STEPS: NonNullable<Fault['setup']>['ground'] = {
  steps: [
    { ring: 'best', seconds: 2 },
    { ring: 'all', seconds: 3 },
  ],
  settings: { retrySeconds: 3 },
};

export interface HowToRun {
  seed: number;
  rounds: number;
  sample: boolean;
}

export class Lab {
  /** What really happened, and how often. */
  readonly hits = new Map<string, number>();
  /** Milliseconds until it served again after each healing. */
  readonly recoveries: number[] = [];
  readonly children = new Children();
  readonly clients: ClientProcess[] = [];
  readonly nodes: HubNode[] = [];
  readonly standstills: Span[] = [];
  /** Words of a resident: nowhere in clear. */
  readonly canary = `金丝雀${Math.floor(1e9 * Math.random()).toString(36)}`;
  /** 0 to 1, by the seed. */
  readonly chance: () => number;
  /** Undone last to first when the lab is closed. */
  private readonly undo: (() => unknown)[] = [];
  /** Said to the report beside the figures. */
  readonly notes: string[] = [];
  readonly fault: Fault;
  readonly ground: Ground;
  readonly pacemaker: Pacemaker;
  readonly seed: number;
  /** Few rounds, and within one few points. */
  readonly sample: boolean;
  readonly clientOptions: ClientOptions;

  private constructor(fault: Fault, ground: Ground, pacemaker: Pacemaker, how: HowToRun) {
    this.fault = fault;
    this.ground = ground;
    this.pacemaker = pacemaker;
    this.seed = how.seed;
    this.sample = how.sample;
    this.chance = chance(how.seed);
    const { clients } = fault.setup ?? {};
    // They go on raising for as long as the rounds last.
    const every = CLIENTS.every + how.rounds * 150;
    this.clientOptions = { ...CLIENTS, every, ...(typeof clients === 'object' && clients) };
  }

  static async open(fault: Fault, kind: DatabaseKind, how: HowToRun): Promise<Lab> {
    const { setup = {} } = fault;
    const asked = typeof setup.clients === 'object' ? setup.clients : {};
    const { workers, officers } = { ...CLIENTS, ...asked, ...setup.people };
    const database = await setup.database?.();
    const own = database && { database };
    const ground = await prepare(kind, { ...STEPS, ...setup.ground, ...own, workers, officers });
    const lab = new Lab(fault, ground, await Pacemaker.start(ground.database), how);
    try {
      await lab.begin();
      return lab;
    } catch (error) {
      await lab.close();
      throw error;
    }
  }

  private async begin(): Promise<void> {
    const { setup = {} } = this.fault;
    mkdirSync(this.directory, { recursive: true });
    const more = (await setup.before?.(this)) ?? {};
    for (let n = 0; n < (setup.nodes ?? 1); n++) {
      const wrap = setup.wrap?.(this, n) ?? [];
      this.nodes.push(await HubNode.at(n, this.ground, { ...setup.env, ...more }, wrap));
    }
    if (setup.starts !== false) for (const node of this.nodes) await node.start();
    if (setup.clients !== 'none') await this.startClients();
  }

  /** The lab's own, beside the keys of the database. */
  get directory(): string {
    return join(dirname(this.ground.database.keyFile), 'lab');
  }
  get kind(): DatabaseKind {
    return this.ground.kind;
  }
  get node(): HubNode {
    return this.nodes[0]!;
  }
  onClose(work: () => unknown): void {
    this.undo.push(work);
  }
  hit(what: string, times = 1): void {
    this.hits.set(what, (this.hits.get(what) ?? 0) + times);
  }
  note(text: string): void {
    this.notes.push(text);
  }
  /** For what stood still and is not a node's death: late by that much is not late. */
  stood(from: number, to = Date.now()): void {
    this.standstills.push({ from: from - 50, to });
  }

  /** @param bases where they connect, in their order; the nodes where nothing is said */
  async startClients(
    bases = this.nodes.map((n) => n.base),
    more: Partial<ClientOptions> = {},
  ): Promise<void> {
    const options = { ...this.clientOptions, ...more };
    const { workers, officers } = this.ground;
    // Without people it would have nothing to keep it going.
    if (officers.length)
      await this.client('officers', 'people.ts', { bases, ...options, people: people(officers, 'officer') });
    for (let n = 0; n < options.processes; n++) {
      const own = workers.filter((_, i) => i % options.processes === n);
      await this.client(`workers-${n}`, 'people.ts', { bases, ...options, people: people(own, 'worker') });
    }
  }
  async client(name: string, script: string, settings: Record<string, unknown>): Promise<ClientProcess> {
    const file = join(this.directory, `${name}.jsonl`);
    const seed = Math.floor(this.chance() * 2 ** 31);
    const own = { seed, canary: this.canary, ...settings, file };
    const client = await ClientProcess.start(this.children, name, script, own);
    this.clients.push(client);
    return client;
  }
  /** What all clients wrote by now. */
  lines = (): Line[] => this.clients.flatMap((client) => client.lines());
  acknowledged = (): number => this.lines().filter((l) => l.t === 'answered').length;

  /** Waits until so many more things were acknowledged than now. */
  async acknowledges(more: number, milliseconds = 60_000): Promise<number> {
    const before = this.acknowledged();
    return until(`${more} more acknowledged`, () => this.acknowledged() >= before + more, milliseconds);
  }
  /** Until all nodes take work, and a client was answered anew. */
  async recovered(from = performance.now(), milliseconds = 60_000): Promise<number> {
    await until(
      'all nodes are ready',
      async () => (await Promise.all(this.nodes.map((n) => n.ready()))).every((status) => status === 200),
      milliseconds,
    );
    const took = performance.now() - from;
    this.recoveries.push(took);
    return took;
  }

  /** All of one instant, from outside any node. */
  look = <T>(work: (from: Outside) => Promise<T>): Promise<T> => inside(this.ground, work, true);
  pause = pause;

  /** Nothing new is asked; all that was asked is answered; what pages know is compared. */
  async quiet(): Promise<void> {
    await Promise.all(this.clients.map((client) => client.tell('quiet')));
    await Promise.all(this.clients.map((client) => client.tell('compare')));
  }

  /** When no node of this lab served. */
  get allDown(): Span[] {
    const [first, ...others] = this.nodes;
    const shared = (one: Span[], two: Span[]) =>
      one.flatMap((a) =>
        two
          .map((b) => ({ from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) }))
          .filter(({ from, to }) => to > from),
      );
    const down = others.reduce((spans, node) => shared(spans, node.down), first?.down ?? []);
    return [...down, ...this.standstills];
  }

  async close(): Promise<void> {
    for (const client of this.clients) if (client.child.isUp()) client.child.process.send('end');
    await this.children.close();
    for (const node of this.nodes) await node.kill();
    for (const work of this.undo.reverse()) await work();
    await this.pacemaker.stop();
    await this.ground.database.drop();
  }
}

const people = (of: readonly Person[], role: 'worker' | 'officer') => of.map((p) => ({ ...p, role }));

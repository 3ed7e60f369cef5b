/** What a fault is: one file that says what it does to a hub, does it, takes it back, and counts how often it really hit. */
import type { DatabaseKind, TestDatabase } from '../../databases.js';
import type { GroundOptions } from '../../setup/ground.js';
import type { Lab } from './lab.js';
import type { Need } from './needs.js';

export interface ClientOptions {
  workers: number;
  officers: number;
  /** Milliseconds between a worker's answer and the next raise. */
  every: number;
  /** Calls of each worker, at most. */
  most: number;
  /** Of all rings so many are accepted and declined; the rest is left to lapse. */
  accepted: number;
  declined: number;
  /** Client processes among which the people are shared out; officers are apart from workers. */
  processes: number;
  /** Milliseconds for which a client waits for an answer before it asks again. */
  patience: number;
}

export interface Setup {
  nodes?: number;
  ground?: Omit<GroundOptions, 'database' | 'workers' | 'officers' | 'medium'>;
  /** False: the fault starts the nodes itself. */
  starts?: false;
  /** Of each node. */
  env?: Record<string, string>;
  /** In the database, where it is more than the clients that begin by themselves. */
  people?: { workers: number; officers: number };
  /** `none`: the fault brings clients of its own. */
  clients?: Partial<ClientOptions> | 'none';
  /** Milliseconds for which a ring may lapse late beside the standstills. */
  late?: number;
  /** Another than the one that all share: a PostgreSQL of its own, to be killed. */
  database?(): Promise<TestDatabase>;
  /** Before any node is started: a Redis, a proxy, a disk of its own. What it returns goes to each node's environment. */
  before?(lab: Lab): Promise<Record<string, string>>;
  /** A command that runs the node, as `strace -f …`. */
  wrap?(lab: Lab, node: number): string[];
}

export interface Fault {
  /** As reliability.md numbers it. */
  id: `F-${number}` | 'mixed';
  name: string;
  /** One sentence: what is done to the hub. */
  does: string;
  /** One sentence: what holds all the same, beside the invariants. */
  holds: string;
  databases: readonly DatabaseKind[];
  needs?: readonly Need[];
  setup?: Setup;
  /** How often it is injected in one run; a sample of 0 runs on demand only. */
  rounds: { sample: number; whole: number };
  /** In a sample on these only. */
  sampled?: readonly DatabaseKind[];
  /** Does it, and says `lab.hit(what)` each time it really happened. */
  inject(lab: Lab, round: number): Promise<void>;
  /** Takes it back; afterwards the lab waits until the nodes are ready and something is acknowledged. */
  heal?(lab: Lab, round: number): Promise<void>;
  /** What only this fault promises, asked when all is quiet. */
  also?(lab: Lab): Promise<string[]>;
}

/** Signs of life of the hub's processes, as rows: what one has stopped saying, another can hear. */
import { DAY } from '../protocol/time/durations.js';
import { hostname } from 'node:os';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { CONFIG, type Config } from '../kernel/config.js';
import { HintLink } from '../realtime/hint-link.js';
import { Store } from '../store/store.js';
import {
  deleteNode,
  deleteNodesSilentSince,
  deleteOtherNodes,
  otherNodes,
  saveNode,
} from './hub-nodes.repository.js';
import type { NodeRow } from './watch.entity.js';

/** A machine that was taken away for good is not missed for ever. */
const FORGOTTEN = DAY;

@Injectable()
export class ProcessHeartbeats {
  /** The same after a restart, so that a process that died and came back is missed no longer. */
  readonly id: string;
  private readonly startedAt: number;

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly hints: HintLink,
    @Inject(CONFIG) config: Pick<Config, 'port'>,
  ) {
    this.id = `${hostname()}:${config.port}`;
    this.startedAt = clock.now();
  }

  /** @returns what it said of itself */
  async beat(said: Pick<NodeRow, 'dispatchedAt' | 'auditedAt'>): Promise<NodeRow> {
    const times = { startedAt: this.startedAt, beatAt: this.clock.now(), ...said };
    const row = { id: this.id, ...times, hintsLostAt: this.hintsLostAt ?? null };
    await this.store.write(
      'node-beat',
      async (tx) => {
        // The embedded database has one process: what else is written there is of before.
        if (this.store.kind === 'sqlite') await deleteOtherNodes(tx, this.id);
        await deleteNodesSilentSince(tx, row.beatAt - FORGOTTEN);
        await saveNode(tx, row);
      },
      { queue: 'watch' },
    );
    return row;
  }

  /** Whether there are hints that could be lost, and since when they are. */
  get hearsOthers(): boolean {
    return this.hints.used;
  }
  get hintsLostAt(): number | undefined {
    return this.hints.lostSince;
  }

  others = (): Promise<NodeRow[]> => otherNodes(this.store.read, this.id);

  /** It goes on purpose: nobody misses it. */
  async leave(): Promise<void> {
    await this.store.write('node-leave', (tx) => deleteNode(tx, this.id), {
      queue: 'watch',
    });
  }
}

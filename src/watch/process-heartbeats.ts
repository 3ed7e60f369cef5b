/** Signs of life of the hub's processes, as rows: what one has stopped saying, another can hear. */
import { hostname } from 'node:os';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { CONFIG, type Config } from '../kernel/config.js';
import { HintLink } from '../realtime/hint-link.js';
import { Store } from '../store/store.js';
import { Table } from '../store/table.js';
import { NodeRow } from './watch.entity.js';

/** A machine that was taken away for good is not missed for ever. */
const FORGOTTEN = 24 * 3600_000;
const nodes = new Table(NodeRow);

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
    const row = { ...times, hintsLostAt: this.hintsLostAt ?? null };
    await this.store.write(
      'node-beat',
      async (tx) => {
        // The embedded database has one process: what else is written there is of before.
        if (this.store.kind === 'sqlite') await tx.run('delete from hub_node where id <> ?', [this.id]);
        await tx.run('delete from hub_node where beat_at < ?', [row.beatAt - FORGOTTEN]);
        if (!(await nodes.update(tx, row, 'id = ?', [this.id])))
          await nodes.insert(tx, { id: this.id, ...row });
      },
      { room: 'watch' },
    );
    return { id: this.id, ...row };
  }

  /** Whether there are hints that could be lost, and since when they are. */
  get hearsOthers(): boolean {
    return this.hints.used;
  }
  get hintsLostAt(): number | undefined {
    return this.hints.lostSince;
  }

  others = (): Promise<NodeRow[]> => nodes.find(this.store.read, 'where id <> ?', [this.id]);

  /** It goes on purpose: nobody misses it. */
  async leave(): Promise<void> {
    await this.store.write('node-leave', (tx) => tx.run('delete from hub_node where id = ?', [this.id]), {
      room: 'watch',
    });
  }
}

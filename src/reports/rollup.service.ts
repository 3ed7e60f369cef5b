/**
 * Takes calls that are no longer young into the roll-ups, oldest first, a few at a time: whoever raises meanwhile
 * waits for one batch at most. The first run fills them from all that there is.
 */
import { MINUTE } from '../protocol/time/durations.js';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Clock, nextTurn, type Timer } from '../kernel/clock.js';
import { Store, type Queries } from '../store/store.js';
import { ROLL_UP_AFTER_MILLISECONDS } from '../figures/adjust-rollups.js';
import { RollupFold } from '../figures/call-rollup-fold.js';
import { callsRaisedBetween, unitsToRollUp, type UnrolledCall } from './unrolled-calls.query.js';
import { addRollupCells, readMark, setMark } from '../figures/rollup.repository.js';

const SWEEP_MILLISECONDS = MINUTE;
const IN_A_BATCH = 40;

@Injectable()
export class RollupService implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: Timer | undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = this.clock.every(SWEEP_MILLISECONDS, () => this.sweep());
    void this.sweep();
  }
  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.timer?.cancel();
    await this.running;
  }

  /** Until nothing that is old enough is left, or the hub closes; one run after another. */
  sweep(): Promise<void> {
    this.running = this.running.then(() => this.roll()).catch(() => undefined);
    return this.running;
  }

  private async roll(): Promise<void> {
    if (this.stopped) return;
    const cut = this.clock.now() - ROLL_UP_AFTER_MILLISECONDS;
    for (const id of await unitsToRollUp(this.store.read, cut))
      while (await this.batch(id, cut)) await nextTurn();
  }

  /** Answers whether there may be more. */
  private async batch(unitId: string, cut: number): Promise<boolean> {
    if (this.stopped) return false;
    return this.store.write(
      'rollup',
      async (tx) => {
        const from = await readMark(tx, unitId);
        const rows = await oldest(tx, unitId, from, cut);
        const fold = new RollupFold();
        for (const call of rows.taken) if (!call.isDrill) fold.add(call.line);
        await addRollupCells(tx, unitId, fold.changes());
        if (rows.upto > from) await setMark(tx, unitId, rows.upto);
        return rows.upto < cut;
      },
      { queue: `desk:${unitId}` },
    );
  }
}

/** A batch ends between two instants: all that were raised at one are in it, or none. */
async function oldest(
  from: Queries,
  unitId: string,
  since: number,
  cut: number,
): Promise<{ taken: UnrolledCall[]; upto: number }> {
  const read = (to: number, most: number) => callsRaisedBetween(from, unitId, { since, to }, most);
  const rows = await read(cut, IN_A_BATCH + 1);
  if (rows.length <= IN_A_BATCH) return { taken: rows, upto: cut };
  const upto = rows.at(-1)!.line.raisedAt;
  const taken = rows.filter(({ line }) => line.raisedAt < upto);
  if (taken.length) return { taken, upto };
  return { taken: await read(upto + 1, 1_000_000), upto: upto + 1 };
}

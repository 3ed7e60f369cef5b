/**
 * Takes calls that are no longer young into the roll-ups, oldest first, a few at a time: whoever raises meanwhile
 * waits for one batch at most. The first run fills them from all that there is.
 */
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { CallRow } from '../call/call.entity.js';
import { Clock, nextTurn, type Timer } from '../kernel/clock.js';
import { Store, type Queries } from '../store/store.js';
import { ROLL_UP_AFTER_MILLISECONDS } from '../counting/adjust-rollups.js';
import { RollupFold } from '../counting/call-rollup-fold.js';
import type { CountedLine } from '../counting/call-measures.js';
import { addRollupCells, readMark, setMark } from '../counting/rollup.repository.js';

const SWEEP_MILLISECONDS = 60_000;
const UNITS_DUE = `select u.id from unit u left join rollup_mark m on m.unit_id = u.id where exists (
    select 1 from call c where c.unit_id = u.id and c.raised_at >= coalesce(m.upto, 0) and c.raised_at < ?)`;
const IN_A_BATCH = 40;
const LINE = `raised_at, community_id, category, urgency, holder_id, state, answer_by, answered_at, close_by,
  closed_at, outcome, solved, rating, drill`;

interface Raw {
  raised_at: number;
  community_id: string;
  category: string;
  urgency: CallRow['urgency'];
  holder_id: string | null;
  state: CallRow['state'];
  answer_by: number;
  answered_at: number | null;
  close_by: number;
  closed_at: number | null;
  outcome: CallRow['outcome'];
  solved: number | null;
  rating: number | null;
  drill: string | null;
}
const lineOf = (raw: Raw): CountedLine => ({
  raisedAt: raw.raised_at,
  communityId: raw.community_id,
  category: raw.category,
  urgency: raw.urgency,
  holderId: raw.holder_id,
  state: raw.state,
  answerBy: raw.answer_by,
  answeredAt: raw.answered_at,
  closeBy: raw.close_by,
  closedAt: raw.closed_at,
  outcome: raw.outcome,
  solved: raw.solved === null ? null : raw.solved === 1,
  rating: raw.rating,
});

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
    const units = await this.store.read.rows<{ id: string }>(UNITS_DUE, [cut]);
    for (const { id } of units) while (await this.batch(id, cut)) await nextTurn();
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
        for (const row of rows.taken) if (row.drill === null) fold.add(lineOf(row));
        await addRollupCells(tx, unitId, fold.changes());
        if (rows.upto > from) await setMark(tx, unitId, rows.upto);
        return rows.upto < cut;
      },
      { room: `desk:${unitId}` },
    );
  }
}

/** A batch ends between two instants: all that were raised at one are in it, or none. */
async function oldest(
  from: Queries,
  unitId: string,
  since: number,
  cut: number,
): Promise<{ taken: Raw[]; upto: number }> {
  const read = (to: number, limit: number) =>
    from.rows<Raw>(
      `select ${LINE} from call where unit_id = ? and raised_at >= ? and raised_at < ? order by raised_at limit ?`,
      [unitId, since, to, limit],
    );
  const rows = await read(cut, IN_A_BATCH + 1);
  if (rows.length <= IN_A_BATCH) return { taken: rows, upto: cut };
  const upto = rows.at(-1)!.raised_at;
  const taken = rows.filter((row) => row.raised_at < upto);
  if (taken.length) return { taken, upto };
  return { taken: await read(upto + 1, 1_000_000), upto: upto + 1 };
}

/** Whatever has come meanwhile is done first. */

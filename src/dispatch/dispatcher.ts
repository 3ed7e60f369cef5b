/**
 * Turns time into commands. It asks which rings, waits, deadlines and duty rows are past due and brings each to
 * the desk. Woken by the alarm at the instant, and by its own poll in case another node set the row or died.
 */
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { lapse } from '../call/decide/decide.js';
import { DeskService } from '../desk/desk.service.js';
import { type Timer, Clock } from '../kernel/clock.js';
import { stallpoint } from '../kernel/failpoint.js';
import { DutyService } from '../duty/duty.service.js';
import { LOGGER } from '../kernel/logger.js';
import { Meters } from '../kernel/meters/meters.js';
import { Alarm } from '../desk/alarm.js';
import { OutageWork } from './outage-work.js';
import { Store } from '../store/store.js';
import { BATCH, dueCalls, dueDuties, nextDueAt } from './due-work.query.js';

const POLL_MILLISECONDS = 1000;

@Injectable()
export class Dispatcher implements OnApplicationBootstrap, OnApplicationShutdown {
  private poll: Timer | undefined;
  private running: Promise<void> | undefined;
  /** When it last asked what is due; the health of the hub shows in it. */
  lastRunAt = 0;

  constructor(
    private readonly desk: DeskService,
    private readonly duty: DutyService,
    private readonly alarm: Alarm,
    private readonly outageWork: OutageWork,
    @Inject(LOGGER) private readonly log: Logger,
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly meters: Meters,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.alarm.onRing(() => this.run());
    this.poll = this.clock.every(POLL_MILLISECONDS, () => this.run());
    await this.run();
  }
  onApplicationShutdown(): void {
    this.poll?.cancel();
    this.alarm.stop();
  }

  /** Does all that is due now; a run under way is joined and followed by another. */
  async run(): Promise<void> {
    while (this.running) await this.running;
    this.running = this.doWhatIsDue()
      .catch((error: unknown) => this.log.error({ error }, 'the dispatcher could not read what is due'))
      .finally(() => (this.running = undefined));
    await this.running;
  }

  private async doWhatIsDue(): Promise<void> {
    if (this.lastRunAt) await stallpoint('dispatcher');
    const { store, clock } = this;
    const now = clock.now();
    await this.outageWork.setAside(now, this.lastRunAt);
    const asked = new Set<string>();
    while (await this.someCalls(now, asked));
    const duties = await dueDuties(store.read, now);
    await Promise.all(
      duties.map((d) => this.guard(() => this.duty.due({ id: d.id, unitId: d.unit_id }), d.id)),
    );
    this.lastRunAt = now;
    const next = await nextDueAt(store.read);
    // What is still due could not be done just now: the poll comes back to it.
    if (next !== null && next > now) this.alarm.set(next);
  }

  /** @returns whether others may be due: each call is asked once in a run, and what could not be done is left to the next */
  private async someCalls(now: number, asked: Set<string>): Promise<boolean> {
    const due = await dueCalls(this.store.read, now);
    const failed = (ids: readonly string[], error: unknown) =>
      this.log.error({ error, ids }, 'a due deed failed and will be tried again');
    for (const { id, due_at } of due) if (!asked.has(id)) this.meters.clock.late((now - due_at) / 1000);
    const units = Map.groupBy(due, (c) => c.unit_id);
    const sweeps = [...units].map(([unitId, calls]) =>
      this.desk.sweep(
        'lapse',
        unitId,
        calls.map(({ id }) => id),
        lapse,
        failed,
      ),
    );
    await Promise.all(sweeps);
    const before = asked.size;
    for (const { id } of due) asked.add(id);
    return due.length === BATCH && asked.size > before;
  }

  /** One row that cannot be done keeps no other waiting; it is due still at the next run. */
  private async guard(deed: () => Promise<unknown>, id: string): Promise<void> {
    try {
      await deed();
    } catch (error) {
      this.log.error({ error, id }, 'a due deed failed and will be tried again');
    }
  }
}

/** Drills that coordinators ask for: begun, ended and reported. The calls themselves go the way of every call. */
import { MINUTE } from '../../protocol/time/durations.js';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Store } from '../../store/store.js';
import { iso } from '../../protocol/time/instant.js';
import { DrillCallsService } from '../../calls/commands/drill-calls.service.js';
import { loadCall } from '../../desk/journal/journal.repository.js';
import { offersOfCall } from '../../desk/journal/offer.repository.js';
import { journalsOf } from '../../call/facts.repository.js';
import { isOpen } from '../../call/call-state.js';
import { plainRingAt } from '../../calls/why/would-ring.query.js';
import { CallViewsService } from '../../desk/views/call-views.service.js';
import { type Timer, Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import type { Actor, CommandActor } from '../../kernel/actor.js';
import type { DrillReport } from '../../protocol/watch.js';
import { addressedName, refuse } from '../../kernel/refusal/refusal.js';
import { drillReport } from './drill-report.js';
import { SELF_TEST_LIMIT_MILLISECONDS } from './self-test.service.js';
import {
  endDrill,
  findDrill,
  findDrillOfUnit,
  insertDrill,
  listDrills,
  openDrillOfCommunity,
  openDrills,
} from './drills.repository.js';
import { numberedCalls } from '../watched-calls.query.js';
import type { DrillRow } from '../watch.entity.js';
import { Directory } from '../../directory/directory.js';

const EVERY = 5000;
/** Whoever answered a drill closes it within this, or the hub does. */
const LONGEST = 30 * MINUTE;

@Injectable()
export class DrillsService implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: Timer | undefined;

  constructor(
    private readonly drillCalls: DrillCallsService,
    private readonly views: CallViewsService,
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = this.clock.every(EVERY, () => this.tick().catch(() => undefined));
  }
  onApplicationShutdown(): void {
    this.timer?.cancel();
  }

  /** @throws Refusal `not_found`, `drill_under_way` */
  async start(asker: CommandActor, communityId: string): Promise<DrillReport> {
    const { clock, directory } = this;
    if (directory.community(communityId)?.unitId !== asker.unitId) return refuse('not_found');
    const row: DrillRow = {
      id: newId(clock),
      unitId: asker.unitId,
      kind: 'drill',
      callId: null,
      communityId,
      day: null,
      askedBy: asker.id,
      startedAt: clock.now(),
      endedAt: null,
      passed: null,
      stage: null,
      times: null,
    };
    await this.drillCalls.raiseDrill(asker, communityId, async (tx, callId) => {
      if (await openDrillOfCommunity(tx, communityId)) refuse('drill_under_way');
      await insertDrill(tx, { ...row, callId });
    });
    await this.settle(row.id, null);
    return this.one(asker, row.id);
  }

  /** @throws Refusal `not_found`, `drill_over` */
  async end(asker: CommandActor, id: string): Promise<DrillReport> {
    const row = await this.ofUnit(asker, id);
    if (row.endedAt !== null || row.kind !== 'drill') return refuse('drill_over');
    await this.drillCalls.end(row.unitId, row.callId!, asker);
    await this.settle(id, 'ended');
    return this.one(asker, id);
  }

  /** The newest first; tests of the hub's own among them. */
  async list(actor: Actor): Promise<DrillReport[]> {
    return this.shown(await listDrills(this.store.read, actor.unitId));
  }

  private one = async (actor: Actor, id: string) => (await this.shown([await this.ofUnit(actor, id)]))[0]!;

  private async ofUnit({ unitId }: Actor, id: string): Promise<DrillRow> {
    return (await findDrillOfUnit(this.store.read, id, unitId)) ?? refuse('not_found');
  }

  private async tick(): Promise<void> {
    const { clock, store } = this;
    const now = clock.now();
    for (const row of await openDrills(store.read)) {
      if (row.kind === 'drill')
        await this.settle(row.id, row.startedAt + LONGEST < now ? 'not_closed' : null);
      else if (row.startedAt + 2 * SELF_TEST_LIMIT_MILLISECONDS < now) await this.interrupted(row, now);
    }
  }

  /** Where it is over, or must be, the report is written. */
  private async settle(id: string, cut: 'ended' | 'not_closed' | null): Promise<void> {
    const { clock, directory, store } = this;
    const row = await findDrill(store.read, id);
    const call = row?.callId ? await loadCall(store.read, row.callId) : undefined;
    if (!row || row.endedAt !== null || !call) return;
    const { line } = call;
    // Nobody is rung again and again for a drill: one time up the ladder is the answer.
    const unanswered = line.state === 'waiting';
    if (isOpen(line) && !unanswered && cut === null) return;
    const ended = isOpen(line) ? await this.drillCalls.end(row.unitId, line.id, null) : call;
    const rung = await offersOfCall(store.read, line);
    const busy = !rung.length && (await this.allBusy(line.id));
    const { times, ...verdict } = drillReport(ended.line, rung, cut, busy);
    const bookedAt = plainRingAt(directory, row.unitId, row.startedAt);
    const report = {
      ...verdict,
      times: { ...times, ...(bookedAt !== null && { bookedAt }) },
      endedAt: clock.now(),
    };
    await store.write('drill-end', (tx) => endDrill(tx, id, report));
  }

  /** Nobody was rung, and somebody because they held as many calls as one may. */
  private async allBusy(callId: string): Promise<boolean> {
    const journal = await journalsOf(this.store.read, [callId], ['waiting']);
    return (journal.get(callId) ?? []).some(
      (f) => f.deed === 'waiting' && f.data.skipped.some(({ passed }) => passed.at_limit?.length),
    );
  }

  /** The process that tested itself is gone. */
  private async interrupted(row: DrillRow, now: number): Promise<void> {
    const result = { endedAt: now, passed: false, stage: 'interrupted' as const };
    await this.store.write('loop-end', (tx) => endDrill(tx, row.id, result));
    if (row.callId) await this.drillCalls.end(row.unitId, row.callId, null);
  }

  private async shown(found: readonly DrillRow[]): Promise<DrillReport[]> {
    const ids = found.map((r) => r.callId).filter((id) => id !== null);
    const numbers = await numberedCalls(this.store.read, ids);
    const numberOf = new Map(numbers.map((n) => [n.id, n.number]));
    return found.map((r) => this.view(r, numberOf));
  }

  private view(r: DrillRow, numberOf: ReadonlyMap<string, string>): DrillReport {
    const number = numberOf.get(r.callId ?? '');
    const { rung, bookedAt, ...times } = r.times ?? {};
    return {
      id: r.id,
      kind: r.kind,
      ...(number !== undefined && { call: { id: r.callId!, number } }),
      ...(r.communityId !== null && { community: this.views.community(r.communityId) }),
      ...(r.askedBy !== null && { askedBy: addressedName(this.views.holder(r.askedBy)) }),
      startedAt: iso(r.startedAt),
      ...(r.endedAt !== null && { endedAt: iso(r.endedAt) }),
      ...(r.passed !== null && { passed: r.passed }),
      ...(r.stage !== null && { stage: r.stage }),
      ...(bookedAt !== undefined && { bookedAt: iso(bookedAt) }),
      ...times,
      ...(rung && {
        rung: rung.map((o) => ({
          name: addressedName(this.views.holder(o.officerId)),
          rungAt: iso(o.rungAt),
          ...(o.receivedAt !== null && { receivedAt: iso(o.receivedAt) }),
          ...(o.ending !== null && { ending: o.ending }),
        })),
      }),
    };
  }
}

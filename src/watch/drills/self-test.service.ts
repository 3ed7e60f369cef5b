/**
 * The daily test of the hub's own way: a marked call goes through desk, dispatcher, channels and a device of the
 * hub's own, and rings no person. At the unit's hour, once a day over all nodes, and when a coordinator asks.
 */
import { MINUTE, HOUR } from '../../protocol/time/durations.js';
import { Injectable, type OnApplicationBootstrap, type BeforeApplicationShutdown } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { AddressInfo } from 'node:net';
import { DrillCallsService } from '../../calls/commands/drill-calls.service.js';
import { PROBE_NAME, probeOfUnit } from '../../call/drill-rules.js';
import { isUniqueViolation } from '../../desk/desk-transaction.js';
import { type Timer, Clock } from '../../kernel/clock.js';
import { localDay, startOfDay } from '../../protocol/time/local-day.js';
import { newId } from '../../kernel/ids.js';
import { ProbeTokens } from '../../access/probe-tokens.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { ProbeDevice } from './probe-device.js';
import { SelfTestSteps } from './self-test-steps.js';
import { endDrill, findDrill, insertDrill, selfTestOfDay, setDrillCall } from './drills.repository.js';
import type { DrillRow } from '../watch.entity.js';
import { Store } from '../../store/store.js';
import { Directory } from '../../directory/directory.js';

const EVERY = MINUTE;
/** Far longer than the way takes: what has not arrived by then does not. */
export const SELF_TEST_LIMIT_MILLISECONDS = MINUTE;

@Injectable()
export class SelfTestService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: Timer | undefined;
  private readonly under = new Map<string, { journey: SelfTestSteps; done: Promise<void> }>();

  constructor(
    private readonly drillCalls: DrillCallsService,
    private readonly probeTokens: ProbeTokens,
    private readonly host: HttpAdapterHost,
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = this.clock.every(EVERY, () => this.daily().catch(() => undefined));
  }
  async beforeApplicationShutdown(): Promise<void> {
    this.timer?.cancel();
    for (const { journey } of this.under.values()) journey.giveUp();
    await Promise.all([...this.under.values()].map((u) => u.done));
  }

  /** @throws Refusal `loop_under_way` */
  async now(unitId: string, askedBy: string): Promise<void> {
    if (this.under.has(unitId)) refuse('loop_under_way');
    await this.start(unitId, { askedBy, day: null });
  }

  /** In the hour that is set and no later: a hub that was away then tests itself the next day. */
  private async daily(): Promise<void> {
    const { clock, directory, store } = this;
    const now = clock.now();
    const hour = Math.floor((now - startOfDay(now)) / HOUR);
    for (const { id: unitId } of directory.allUnits()) {
      if (directory.settings(unitId).loopTestHour !== hour || this.under.has(unitId)) continue;
      const day = localDay(now);
      const done = await selfTestOfDay(store.read, unitId, day);
      if (!done) await this.start(unitId, { askedBy: null, day });
    }
  }

  private async start(unitId: string, { askedBy, day }: Pick<DrillRow, 'askedBy' | 'day'>): Promise<void> {
    const { clock, store } = this;
    const id = newId(clock);
    const row: DrillRow = {
      id,
      unitId,
      kind: 'loop',
      callId: null,
      communityId: null,
      day,
      askedBy,
      startedAt: clock.now(),
      endedAt: null,
      passed: null,
      stage: null,
      times: null,
    };
    try {
      await store.write('loop-start', (tx) => insertDrill(tx, row));
    } catch (error) {
      // Another node was faster: one a day.
      if (isUniqueViolation(error)) return;
      throw error;
    }
    let device: ProbeDevice | undefined;
    const journey = new SelfTestSteps(clock, (event, payload) => device!.ask(event, payload));
    const limit = clock.at(clock.now() + SELF_TEST_LIMIT_MILLISECONDS, () => journey.giveUp());
    const token = this.probeTokens.lend(probeActor(unitId));
    const travel = async () => {
      device = await ProbeDevice.connect(this.address(), token, journey.heard);
      journey.raising();
      const call = await this.drillCalls.raiseLoop(unitId);
      await store.write('loop-call', (tx) => setDrillCall(tx, id, call.line.id));
      journey.raised();
    };
    const done = travel()
      .catch(() => journey.giveUp())
      .then(() => journey.over)
      .then(async (passed) => {
        limit.cancel();
        device?.close();
        this.probeTokens.takeBack(token);
        await this.conclude(id, journey, passed);
      })
      .catch(() => undefined)
      .finally(() => this.under.delete(unitId));
    this.under.set(unitId, { journey, done });
  }

  private async conclude(id: string, { stage, times }: SelfTestSteps, passed: boolean): Promise<void> {
    const { clock, store } = this;
    const result = { endedAt: clock.now(), passed, times, stage: passed ? null : stage };
    const row = await findDrill(store.read, id);
    await store.write('loop-end', (tx) => endDrill(tx, id, result));
    if (!passed && row?.callId) await this.drillCalls.end(row.unitId, row.callId, null);
  }

  private address(): string {
    const { address, family, port } = this.host.httpAdapter.getHttpServer().address() as AddressInfo;
    if (address === '0.0.0.0' || address === '::') return `http://127.0.0.1:${port}`;
    return family === 'IPv6' ? `http://[${address}]:${port}` : `http://${address}:${port}`;
  }
}

const probeActor = (unitId: string) => ({
  id: probeOfUnit(unitId),
  name: PROBE_NAME,
  roles: ['officer'] as const,
  unitId,
  departmentId: null,
  communityIds: [],
});

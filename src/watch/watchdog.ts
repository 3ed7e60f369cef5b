/**
 * The second timer: gives the sign of life of this process, and raises it where the dispatcher or the auditor has
 * stopped, here or on another node. What it looks at is not what it runs on.
 */
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Clock, type Timer } from '../kernel/clock.js';
import { Dispatcher } from '../dispatch/dispatcher.js';
import type { FindingKind } from '../protocol/watch.js';
import { Auditor } from './auditor.js';
import { FindingsService } from './findings.service.js';
import type { FoundFault } from './audit-rules.js';
import { ProcessHeartbeats } from './process-heartbeats.js';
import type { NodeRow } from './watch.entity.js';

const EVERY = 20_000;
const DISPATCHER_SILENT = 30_000;
const AUDITOR_SILENT = 150_000;
const NODE_SILENT = 90_000;
/** Shorter than this a link may blink. */
const HINTS_LOST = 5000;
/** Other nodes go by what this one says of its hints: it says so at once. */
const HINTS_EVERY = 1000;
const KINDS: readonly FindingKind[] = ['dispatcher_stopped', 'auditor_stopped', 'node_silent', 'hints_lost'];
type Life = Pick<NodeRow, 'id' | 'beatAt' | 'dispatchedAt' | 'auditedAt' | 'hintsLostAt'>;

/** What a process's own times say of it. */
export function judgeLife(
  { id, beatAt, dispatchedAt, auditedAt, hintsLostAt }: Life,
  now: number,
): FoundFault[] {
  const of = (kind: FindingKind): FoundFault => ({ kind, unitId: '', subject: id });
  if (now - beatAt > NODE_SILENT) return [of('node_silent')];
  return [
    ...(beatAt - dispatchedAt > DISPATCHER_SILENT ? [of('dispatcher_stopped')] : []),
    ...(beatAt - auditedAt > AUDITOR_SILENT ? [of('auditor_stopped')] : []),
    ...(hintsLostAt !== null && now - hintsLostAt >= HINTS_LOST ? [of('hints_lost')] : []),
  ];
}

@Injectable()
export class Watchdog implements OnApplicationBootstrap, OnApplicationShutdown {
  private timers: Timer[] = [];
  private lastTick: number;
  private saidOfHints = 'undefined false';

  constructor(
    private readonly clock: Clock,
    private readonly dispatcher: Dispatcher,
    private readonly auditor: Auditor,
    private readonly findings: FindingsService,
    private readonly heartbeats: ProcessHeartbeats,
  ) {
    this.lastTick = clock.now();
  }

  async onApplicationBootstrap(): Promise<void> {
    this.timers = [this.clock.every(EVERY, () => this.tick().catch(() => undefined))];
    if (this.heartbeats.hearsOthers)
      this.timers.push(this.clock.every(HINTS_EVERY, () => this.ofHints().catch(() => undefined)));
    await this.heartbeats.beat({ ...this.life(), dispatchedAt: this.clock.now() }).catch(() => undefined);
  }
  async onApplicationShutdown(): Promise<void> {
    for (const timer of this.timers) timer.cancel();
    await this.heartbeats.leave().catch(() => undefined);
  }

  /** A database that cannot be written now shows in the readiness and in the metrics; the next tick tries again. */
  async tick(): Promise<void> {
    const now = this.clock.now();
    const slept = now - this.lastTick > 2 * EVERY;
    this.lastTick = now;
    // Whoever has slept has missed everybody, and says nothing of the others before they have had their turn.
    if (slept) return;
    const mine = await this.heartbeats.beat(this.life());
    const others = await this.heartbeats.others();
    await this.findings.settle(
      KINDS,
      [mine, ...others].flatMap((node) => judgeLife(node, now)),
    );
  }

  private life = () => ({
    dispatchedAt: this.dispatcher.lastRunAt,
    auditedAt: this.auditor.lastRunAt,
  });

  /** Beside the beat: where the hints of this node are lost or are back, and once the loss is worth a finding. */
  private async ofHints(): Promise<void> {
    const since = this.heartbeats.hintsLostAt;
    const worth = since !== undefined && this.clock.now() - since >= HINTS_LOST;
    const state = `${since} ${worth}`;
    if (state === this.saidOfHints) return;
    await this.tick();
    this.saidOfHints = state;
  }
}

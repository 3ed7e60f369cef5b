/**
 * On PostgreSQL a change may be committed and told to nobody: its node died at that instant, the answer to its commit was
 * lost on the way, or two nodes share no Redis. Each node compares again and again what the rows say with what its pages
 * were told, and gives whoever belongs there a snapshot anew. While hints are known to be lost catch-up does so for
 * everything.
 */
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock, type Timer } from '../kernel/clock.js';
import { LOGGER } from '../kernel/logger.js';
import { HintLink } from '../realtime/hint-link.js';
import { Publisher } from '../realtime/publisher.js';
import { dutyState, Told } from '../realtime/told.js';
import { Store } from '../store/store.js';
import { concerns, type ChangedPlaces } from './changed-places.js';
import { callsById, standingIn, type StandingCall, type StandingDuty } from './untold.query.js';
import { WelcomeService } from './welcome.service.js';

/** What one look finds untold has until the next to be told. */
const POLL = 600;
/** What is over for longer changes seldom: its pages have it from their next snapshot. */
const JUST_CLOSED = 120_000;
/** Crowds of pages are not given snapshots more often. */
const BETWEEN = 1000;

/** What the rows say of a call or of somebody's duty. */
interface Seen {
  unit: string;
  community?: string;
  /** A call's version; how somebody's duty stands. */
  state: string;
  /** It is among those that are looked through; else it was looked up because it was among them just now. */
  open: boolean;
}
type Rows = Map<string, Seen>;

@Injectable()
export class UntoldService implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: Timer | undefined;
  private seen: Rows = new Map();
  private units: ReadonlySet<string> = new Set();
  /** What nobody had been told yet at the last look. */
  private readonly suspects = new Set<string>();
  private renewedAt = 0;

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly told: Told,
    private readonly hints: HintLink,
    private readonly publisher: Publisher,
    private readonly welcome: WelcomeService,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    // What the database cannot answer now is asked again at the next look.
    if (this.store.kind === 'postgres')
      this.timer = this.clock.every(POLL, () => this.look().catch(() => undefined));
  }
  onApplicationShutdown(): void {
    this.timer?.cancel();
  }

  async look(): Promise<void> {
    const before = { rows: this.seen, units: this.units };
    const now = this.clock.now();
    const units = this.publisher.unitsHere();
    const rows: Rows = units.size ? await this.rows([...units], before.rows, now) : new Map();
    Object.assign(this, { seen: rows, units });
    if (this.hints.lostSince !== undefined) return this.suspects.clear();
    const untold = [...rows].filter(
      // A page is told all there is when it connects: what stood in the rows before is known.
      ([key, row]) => before.units.has(row.unit) && this.isUntold(key, row, before.rows.get(key)),
    );
    if (untold.length && this.clock.now() - this.renewedAt >= BETWEEN) await this.renew(untold);
  }

  private isUntold(key: string, row: Seen, before: Seen | undefined): boolean {
    const known = this.suspects.has(key);
    if (!known && before?.state === row.state) return false;
    if (this.isTold(key, row)) {
      this.suspects.delete(key);
      return false;
    }
    this.suspects.add(key);
    return known;
  }
  private isTold(key: string, { state }: Seen): boolean {
    const id = idOf(key);
    return isCall(key) ? this.told.knows(id, Number(state)) : this.told.knowsDuty(id, state);
  }

  private async renew(untold: readonly (readonly [string, Seen])[]): Promise<void> {
    this.renewedAt = this.clock.now();
    const changed: ChangedPlaces = {
      units: new Set(untold.map(([, { unit }]) => unit)),
      communities: new Set(untold.flatMap(([, { community }]) => community ?? [])),
    };
    if (this.hints.used)
      this.log.warn({ changes: untold.length }, 'pages are told from the rows what no node has told them');
    for (const page of this.publisher.pagesOnThisNode())
      if (concerns(changed, page.name, page.actor)) await this.welcome.renew(page);
    for (const [key] of untold) this.suspects.delete(key);
  }

  private async rows(units: readonly string[], before: Rows, now: number): Promise<Rows> {
    const { read } = this.store;
    const rows: Rows = new Map();
    const take = (one: StandingCall | StandingDuty) =>
      rows.set(
        `${one.kind} ${one.id}`,
        one.kind === 'duty'
          ? { unit: one.unit_id, state: dutyState(one.since, one.pause_reason), open: true }
          : {
              unit: one.unit_id,
              community: one.community_id,
              state: `${one.version}`,
              open: one.open === 1,
            },
      );
    for (const one of await standingIn(read, units, now - JUST_CLOSED)) take(one);
    const over = [...before].filter(([key, { open }]) => !rows.has(key) && (open || this.suspects.has(key)));
    const ended = over.map(([key]) => key).filter(isCall);
    for (const call of await callsById(read, ended.map(idOf))) take(call);
    for (const [key, { unit }] of over)
      if (!isCall(key)) rows.set(key, { unit, state: dutyState(null, null), open: false });
    return rows;
  }
}

const isCall = (key: string) => key.startsWith('call ');
const idOf = (key: string) => key.slice('call '.length);

/**
 * Ships what is committed to the second place every few seconds. No commit waits for it: it reads the log that is on
 * the disk already, and does what SQLite's own checkpoint did inside a commit between two of them. Where the second
 * place is away pages are kept up to a bound; beyond it, or where the log has a gap, a new generation begins.
 */
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '../../kernel/clock.js';
import { CONFIG, type Config } from '../../kernel/config.js';
import { LOGGER } from '../../kernel/logger.js';
import { Seal } from '../../kernel/seal/seal.js';
import { Sweep } from '../../kernel/time/sweep.js';
import { SECOND } from '../../protocol/time/durations.js';
import { SqliteStore, type LogKeeper } from '../../store/sqlite/sqlite.js';
import { Store } from '../../store/store.js';
import { LogGap } from './log-reader.js';
import { sealSegment } from './segment.js';
import { endOf, markClosed, within } from './tail-end.js';
import { TailBases } from './tail-bases.js';
import { TailFiles } from './tail-files.js';
import { TailHealth } from './tail-health.js';
import { TailLog } from './tail-log.js';
import { newGeneration, PlaceEmptied, SegmentTaken, TailPlace } from './tail-place.js';

/** Bytes of pages that wait for the second place. */
const MOST_WAITING = 64 * 1024 * 1024;
/** What the last segment may take while the hub ends. */
const LAST_MILLISECONDS = 3 * SECOND;

@Injectable()
export class TailShipper extends Sweep implements LogKeeper {
  protected readonly every: number;
  private readonly place: TailPlace;
  /** Of the database. */
  private readonly path: string;
  private readonly tail: TailLog;
  private generation: string | undefined;
  /** Of those in the place: a new one is named behind it. */
  private newest: string | undefined;
  /** The number of the next segment. */
  private number = 1;
  /** Resolves with whether it was done. */
  private shipping: Promise<boolean> | undefined;
  private readonly bases: TailBases;
  private saidAway = false;
  private beginning: Promise<void> | undefined;

  constructor(
    clock: Clock,
    private readonly store: Store,
    private readonly seal: Seal,
    private readonly files: TailFiles,
    private readonly health: TailHealth,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly log: Pick<Logger, 'info' | 'warn'>,
  ) {
    super(clock);
    this.every = (config.tail?.seconds ?? 1) * SECOND;
    this.place = new TailPlace(config.tail?.folder ?? '');
    this.path = config.database.kind === 'sqlite' ? config.database.path : '';
    this.tail = new TailLog(store as SqliteStore);
    this.bases = new TailBases(config, this.place, clock, log);
  }

  override onApplicationBootstrap(): void {
    if (!this.config.tail || !(this.store instanceof SqliteStore)) return;
    this.store.logKeeper = this;
    this.health.begin();
    super.onApplicationBootstrap();
  }
  override onApplicationShutdown(): void {
    super.onApplicationShutdown();
    this.bases.stop();
  }

  /** What is shipped is not waited for: a place that does not answer must not keep the log from being read. */
  protected async sweep(): Promise<void> {
    if (this.generation === undefined) await within(this.clock, LAST_MILLISECONDS, this.begin());
    await this.gather();
    void this.ship();
    const { generation } = this;
    if (generation !== undefined) this.bases.renew(generation, this.number, () => this.caughtUp(generation));
  }
  protected override failed(error: unknown): void {
    this.away(error);
  }
  /** One turn and all that it began; for whoever tests it. */
  async settled(): Promise<void> {
    await this.sweep().catch((error: unknown) => this.failed(error));
    await this.bases.settled();
    await this.shipping;
  }

  /** Goes on where the newest generation ends, if nothing can have come between. */
  private begin(): Promise<void> {
    return (this.beginning ??= this.beginNow()
      .catch((error: unknown) => this.away(error))
      .finally(() => (this.beginning = undefined)));
  }
  private async beginNow(): Promise<void> {
    if (!(await this.place.open(this.path)))
      this.log.warn(
        { place: this.place.folder },
        'the second place is on the disk of the database: is it mounted?',
      );
    const [generation] = await this.place.generations();
    this.newest = generation;
    const last = generation === undefined ? undefined : (await this.place.segments(generation)).at(-1);
    if (generation === undefined || last === undefined) return this.beginGeneration();
    const known = await endOf(this.place, generation, last, this.seal, this.path);
    const resumed = await this.bases.resume(generation).then(
      () => true,
      () => false,
    );
    // Whoever has read the log meanwhile has let go of what was in it.
    if (known === 'unknown' || !resumed || this.tail.begun) return this.beginGeneration();
    await this.place.see(generation);
    this.tail.goOnFrom(known);
    this.generation = generation;
    this.number = last + 1;
  }

  private async beginGeneration(): Promise<void> {
    await this.tail.beginAnew();
    this.number = 1;
    this.bases.beginAnew();
    this.generation = this.newest = newGeneration(this.clock.now(), this.newest);
    this.log.info({ generation: this.generation }, 'a generation of the tail has begun');
  }

  private async gather(): Promise<void> {
    try {
      await this.tail.gather();
      if (this.tail.pages.bytes <= MOST_WAITING) return;
      this.log.warn({}, 'the second place is away for too long: the tail begins anew once it is back');
    } catch (error) {
      if (!(error instanceof LogGap)) throw error;
      this.log.warn({}, 'the log was brought into the database by somebody else: the tail begins anew');
    }
    // One that could not begin yet will, once the place has been read.
    await (this.generation === undefined ? this.tail.letGo() : this.beginGeneration());
  }

  /** All that was gathered by now; one under way is joined. */
  private ship(): Promise<boolean> {
    return (this.shipping ??= this.shipNow(this.clock.now()).finally(() => (this.shipping = undefined)));
  }
  private async shipNow(upTo: number): Promise<boolean> {
    try {
      if (this.generation === undefined) return false;
      await this.place.requireSeen();
      await this.shipPages();
      // Nothing waits now, if nothing was written meanwhile: the best moment for a checkpoint.
      await this.gather();
      await this.files.ship(this.place.folder);
      if (this.bases.ready) this.health.shipped(upTo);
      if (this.saidAway) this.log.info({}, 'the second place is back');
      this.saidAway = false;
      return true;
    } catch (error) {
      if (error instanceof PlaceEmptied) this.files.beginAnew();
      if (error instanceof SegmentTaken || error instanceof PlaceEmptied) await this.beginGeneration();
      this.away(error);
      return false;
    }
  }

  private async shipPages(): Promise<void> {
    const { generation, number } = this;
    const to = this.tail.position && { ...this.tail.position };
    if (!this.tail.pages.waiting || generation === undefined || !to) return;
    const taken = this.tail.pages.take();
    try {
      const segment = { at: this.clock.now(), to, ...taken };
      const sealed = await sealSegment(this.seal, generation, number, segment);
      await this.place.writeSegment(generation, number, sealed);
      await this.place.see(generation);
      if (this.generation !== generation) return;
      this.number = number + 1;
      this.tail.shipped(to);
    } catch (error) {
      if (this.generation === generation) this.tail.pages.giveBack(taken);
      throw error;
    }
  }

  private away(error: unknown): void {
    if (!this.saidAway) this.log.warn({ error }, 'nothing is shipped to the second place');
    this.saidAway = true;
  }

  private async gatherAndShip(): Promise<boolean> {
    await this.gather();
    return this.ship();
  }

  /** @returns the last segment; undefined where the generation is another, or nothing came through */
  private async caughtUp(generation: string): Promise<number | undefined> {
    // The first may join one that was under way before.
    await this.gatherAndShip();
    const done = await this.gatherAndShip();
    return done && this.generation === generation ? this.number - 1 : undefined;
  }

  /** All that is written is in the log: it is read once more before the log goes. */
  async beforeClosing(): Promise<void> {
    if (!this.tail.begun) return;
    await within(
      this.clock,
      LAST_MILLISECONDS,
      this.gatherAndShip().then(() => this.gatherAndShip()),
    );
  }
  async afterClosing(): Promise<void> {
    if (this.generation === undefined || this.tail.pages.waiting) return;
    await markClosed(this.place, this.generation, this.path).catch((error: unknown) => this.away(error));
  }
}

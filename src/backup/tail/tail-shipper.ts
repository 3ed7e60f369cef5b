/**
 * Ships what is committed to the second place every few seconds. No commit waits for it: it reads the log that is on
 * the disk already, and does what SQLite's own checkpoint did inside a commit between two of them. Where the second
 * place is away pages are kept up to a bound; beyond it, or where the log has a gap, a new generation begins.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock, type Timer } from '../../kernel/clock.js';
import { CONFIG, type Config } from '../../kernel/config.js';
import { LOGGER } from '../../kernel/logger.js';
import { Seal } from '../../kernel/seal/seal.js';
import { Sweep } from '../../kernel/time/sweep.js';
import { DAY, MINUTE, SECOND } from '../../protocol/time/durations.js';
import { onTheWall } from '../../protocol/time/local-day.js';
import { CHECKPOINT_PAGES, SqliteStore, type LogKeeper } from '../../store/sqlite/sqlite.js';
import { Store } from '../../store/store.js';
import { startBackup, type BackupProcess } from '../backup-process.js';
import { LogGap, LogReader, type Committed, type LogPosition } from './log-reader.js';
import { openSegment, sealSegment } from './segment.js';
import { TailFiles } from './tail-files.js';
import { TailHealth } from './tail-health.js';
import { TailPlace, writeWhole } from './tail-place.js';

/** Bytes of pages that wait for the second place. */
const MOST_WAITING = 64 * 1024 * 1024;
/** A base is made anew so often: the segments since it are what a restore has to go through. */
const BASE_LIFE = DAY;
/** A base that could not be made is not tried again at once. */
const BASE_PAUSE = MINUTE;
const KEPT_GENERATIONS = 2;
/** What the last segment may take while the hub ends. */
const LAST_MILLISECONDS = 3 * SECOND;

interface Closed {
  ino: number;
  size: number;
  mtime: string;
}

@Injectable()
export class TailShipper extends Sweep implements LogKeeper {
  protected readonly every: number;
  private readonly place: TailPlace;
  private reader: LogReader | undefined;
  private generation: string | undefined;
  /** The number of the next segment. */
  private number = 1;
  private waiting = new Map<number, Buffer>();
  private size = 0;
  private pageSize = 0;
  /** One after another: what is read is put beside what waits in its order. */
  private gathering: Promise<void> = Promise.resolve();
  /** Resolves with whether it was done. */
  private shipping: Promise<boolean> | undefined;
  private base: BackupProcess | undefined;
  private basing: Promise<void> | undefined;
  private nextBaseAt = 0;
  /** A base of this generation is whole: with it what was shipped can be brought back. */
  private ready = false;
  private saidAway = false;

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
  }

  override onApplicationBootstrap(): void {
    if (!this.config.tail || !(this.store instanceof SqliteStore)) return;
    this.store.logKeeper = this;
    this.health.begin();
    super.onApplicationBootstrap();
  }
  override onApplicationShutdown(): void {
    super.onApplicationShutdown();
    this.base?.child.kill();
  }

  /** What is shipped is not waited for: a place that does not answer must not keep the log from being read. */
  protected async sweep(): Promise<void> {
    if (this.generation === undefined) await this.begin().catch((error: unknown) => this.away(error));
    // Without a second place the log is brought into the database all the same.
    this.reader ??= new LogReader(this.sqlite.path, undefined);
    await this.gather();
    void this.ship();
    if (!this.basing && this.generation !== undefined && this.clock.now() >= this.nextBaseAt)
      this.basing = this.makeBase(this.generation).finally(() => (this.basing = undefined));
  }
  protected override failed(error: unknown): void {
    this.away(error);
  }
  /** One turn and all that it began; for whoever tests it. */
  async settled(): Promise<void> {
    await this.sweep().catch((error: unknown) => this.failed(error));
    await this.basing;
    await this.shipping;
  }

  private get sqlite(): SqliteStore {
    return this.store as SqliteStore;
  }

  /** Goes on where the newest generation ends, if nothing can have come between. */
  private async begin(): Promise<void> {
    await mkdir(this.place.folder, { recursive: true, mode: 0o700 });
    const [generation] = await this.place.generations();
    const last = generation === undefined ? undefined : (await this.place.segments(generation)).at(-1);
    // Whoever has read the log already has let go of what was in it.
    if (generation === undefined || last === undefined || this.reader) return this.beginGeneration();
    const known = await this.knownEnd(generation, last);
    if (known === 'unknown') return this.beginGeneration();
    const [base] = await this.place.bases(generation);
    this.reader = new LogReader(this.sqlite.path, known);
    this.generation = generation;
    this.number = last + 1;
    this.ready = base !== undefined;
    this.nextBaseAt = base ? (await stat(base.path)).mtimeMs + BASE_LIFE : 0;
  }

  /** @returns undefined where the log begins anew, and nothing was written since the hub ended */
  private async knownEnd(generation: string, last: number): Promise<LogPosition | undefined | 'unknown'> {
    try {
      const closed = await readFile(this.place.closedPath(generation), 'utf8').catch(() => undefined);
      await rm(this.place.closedPath(generation), { force: true });
      // What this process has written already is in the log, and not in the file.
      if (closed !== undefined)
        return closed === JSON.stringify(await this.fileNow()) ? undefined : 'unknown';
      const sealed = await this.place.readSegment(generation, last);
      const { to } = await openSegment(this.seal, generation, last, sealed);
      return (await new LogReader(this.sqlite.path, to).goesOn()) ? to : 'unknown';
    } catch {
      return 'unknown';
    }
  }

  private async fileNow(): Promise<Closed> {
    const { ino, size, mtimeNs } = await stat(this.sqlite.path, { bigint: true });
    return { ino: Number(ino), size: Number(size), mtime: String(mtimeNs) };
  }

  private async beginGeneration(): Promise<void> {
    const stamp = onTheWall(this.clock.now())
      .toISOString()
      .slice(0, 19)
      .replace(/[-:]/g, '')
      .replace('T', '-');
    const reader = new LogReader(this.sqlite.path, undefined);
    // What is in the log by now the base has, whose copy begins later.
    await reader.read(() => undefined);
    this.reader = reader;
    this.waiting.clear();
    this.number = 1;
    this.ready = false;
    this.nextBaseAt = 0;
    this.generation = `gen-${stamp}-${randomBytes(4).toString('hex')}`;
    this.log.info({ generation: this.generation }, 'a generation of the tail has begun');
  }

  private readonly keep = ({ pageSize, size, pages }: Committed): void => {
    if (this.generation === undefined) return;
    this.pageSize = pageSize;
    this.size = size;
    for (const [page, bytes] of pages) this.waiting.set(page, Buffer.from(bytes));
  };

  private gather(): Promise<void> {
    return (this.gathering = this.gathering.catch(() => undefined).then(() => this.gatherNow()));
  }
  private async gatherNow(): Promise<void> {
    try {
      await this.reader!.read(this.keep);
      const { position } = this.reader!;
      if (position && position.frames >= CHECKPOINT_PAGES && !position.mayBeginAnew) await this.checkpoint();
    } catch (error) {
      if (!(error instanceof LogGap)) throw error;
      this.log.warn({}, 'the log was brought into the database by somebody else: the tail begins anew');
      await this.beginGeneration();
    }
    if (this.waiting.size * this.pageSize > MOST_WAITING) {
      this.log.warn({}, 'the second place is away for too long: the tail begins anew once it is back');
      await this.beginGeneration();
    }
  }

  private async checkpoint(): Promise<void> {
    const whole = await this.sqlite.checkpoint(() => this.reader!.readNow(this.keep));
    if (whole && this.reader!.position) this.reader!.position.mayBeginAnew = true;
  }

  /** All that was gathered by now; one under way is joined. */
  private ship(): Promise<boolean> {
    return (this.shipping ??= this.shipNow(this.clock.now()).finally(() => (this.shipping = undefined)));
  }
  private async shipNow(upTo: number): Promise<boolean> {
    try {
      if (this.generation === undefined) return false;
      await this.shipPages();
      await this.files.ship(this.place.folder);
      if (this.ready) this.health.shipped(upTo);
      if (this.saidAway) this.log.info({}, 'the second place is back');
      this.saidAway = false;
      return true;
    } catch (error) {
      this.away(error);
      return false;
    }
  }

  private async shipPages(): Promise<void> {
    const { waiting: pages, generation, number, pageSize, size } = this;
    const to = this.reader?.position;
    if (!pages.size || generation === undefined || !to) return;
    this.waiting = new Map();
    try {
      const segment = { at: this.clock.now(), pageSize, size, to: { ...to }, pages };
      await this.place.writeSegment(
        generation,
        number,
        await sealSegment(this.seal, generation, number, segment),
      );
      if (this.generation === generation) this.number = number + 1;
    } catch (error) {
      // Of a page that was written again meanwhile the newer one is kept.
      if (this.generation === generation)
        for (const [page, bytes] of pages) if (!this.waiting.has(page)) this.waiting.set(page, bytes);
      throw error;
    }
  }

  private away(error: unknown): void {
    if (!this.saidAway) this.log.warn({ error }, 'nothing is shipped to the second place');
    this.saidAway = true;
  }

  /** Beside the hub; it is whole with all that was shipped when it was done. */
  private async makeBase(generation: string): Promise<void> {
    this.nextBaseAt = this.clock.now() + BASE_PAUSE;
    try {
      const from = this.number;
      const path = this.place.basePath(generation, from);
      await mkdir(join(this.place.folder, generation), { recursive: true, mode: 0o700 });
      await rm(path, { force: true });
      this.base = startBackup(this.config, ['--to', path, '--without-files']);
      await this.base.made;
      // The first may join one that was under way before.
      await this.gatherAndShip();
      if (!(await this.gatherAndShip()) || this.generation !== generation) return;
      await this.place.markReady(generation, from, this.number - 1);
      this.ready = true;
      this.nextBaseAt = this.clock.now() + BASE_LIFE;
      await this.place.prune(generation, from, KEPT_GENERATIONS);
      await this.files.sweep(this.place.folder);
    } catch (error) {
      this.log.warn({ error }, 'no base was made for the tail');
    } finally {
      this.base = undefined;
    }
  }

  private async gatherAndShip(): Promise<boolean> {
    await this.gather();
    return this.ship();
  }

  /** All that is written is in the log: it is read once more before the log goes. */
  async beforeClosing(): Promise<void> {
    if (!this.reader) return;
    let timer: Timer | undefined;
    const late = new Promise<boolean>((over) => {
      timer = this.clock.at(this.clock.now() + LAST_MILLISECONDS, () => over(false));
    });
    const last = this.gatherAndShip()
      .then(() => this.gatherAndShip())
      .catch(() => false);
    await Promise.race([last, late]);
    timer?.cancel();
  }
  async afterClosing(): Promise<void> {
    if (this.generation === undefined || this.waiting.size) return;
    await writeWhole(
      this.place.closedPath(this.generation),
      Buffer.from(JSON.stringify(await this.fileNow())),
    ).catch((error: unknown) => this.away(error));
  }
}

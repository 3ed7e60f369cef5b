/** What the segments of a generation go on from: made by the process beside the hub, anew once a day. */
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Clock } from '../../kernel/clock.js';
import type { Config } from '../../kernel/config.js';
import { DAY, MINUTE } from '../../protocol/time/durations.js';
import { startBackup, type BackupProcess } from '../backup-process.js';
import { baseName, type TailPlace } from './tail-place.js';

/** The segments since it are what a restore has to go through. */
const LIFE = DAY;
/** One that could not be made is not tried again at once. */
const PAUSE = MINUTE;
const KEPT_GENERATIONS = 2;

export class TailBases {
  /** One of this generation is whole: with it what was shipped can be brought back. */
  ready = false;
  private nextAt = 0;
  /** How often a generation has begun: what is under way may be of one that has been given up. */
  private turn = 0;
  private process: BackupProcess | undefined;
  private making: Promise<void> | undefined;

  constructor(
    private readonly config: Config,
    private readonly place: TailPlace,
    private readonly clock: Clock,
    private readonly log: Pick<Logger, 'warn'>,
  ) {}

  /** Of a generation that goes on. */
  async resume(generation: string): Promise<void> {
    const [base] = await this.place.bases(generation);
    this.ready = base !== undefined;
    this.nextAt = base ? (await stat(base.path)).mtimeMs + LIFE : 0;
  }
  beginAnew(): void {
    this.turn += 1;
    this.ready = false;
    this.nextAt = 0;
  }
  stop(): void {
    this.process?.child.kill();
  }
  settled = async (): Promise<void> => this.making;

  /**
   * Does nothing while one is under way, or is young.
   * @param from the number of the next segment
   * @param catchUp ships what was written until it is asked; answers the last segment, undefined where there is no going on
   */
  renew(generation: string, from: number, catchUp: () => Promise<number | undefined>): void {
    if (this.making || this.clock.now() < this.nextAt) return;
    this.nextAt = this.clock.now() + PAUSE;
    this.making = this.make(generation, from, catchUp)
      .catch((error: unknown) => this.log.warn({ error }, 'no base was made for the tail'))
      .finally(() => {
        this.making = undefined;
        this.process = undefined;
      });
  }

  private async make(
    generation: string,
    from: number,
    catchUp: () => Promise<number | undefined>,
  ): Promise<void> {
    const { turn } = this;
    const path = this.place.basePath(generation, from);
    await this.place.requireSeen();
    await mkdir(join(this.place.folder, generation), { recursive: true, mode: 0o700 });
    await rm(path, { force: true });
    await this.place.clearDrafts(generation);
    this.process = startBackup(this.config, ['--to', path, '--base-of', baseName(generation, from)]);
    await this.process.made;
    // It is whole with all that was written while it was made.
    const until = await catchUp();
    if (until === undefined) return;
    await this.place.markReady(generation, from, until);
    await this.place.see(generation);
    if (turn !== this.turn) return;
    this.ready = true;
    this.nextAt = this.clock.now() + LIFE;
    await this.place.prune(generation, from, KEPT_GENERATIONS);
  }
}

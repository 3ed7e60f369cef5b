/**
 * Makes the backups that the settings ask for. When the next one is due is a row: of many nodes one takes a turn, and
 * one that fell due while nobody was there is made at the next start. What came of each is a row, too.
 */
import type { ChildProcess } from 'node:child_process';
import { readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '../../kernel/clock.js';
import { CONFIG, type Config } from '../../kernel/config.js';
import { newId } from '../../kernel/ids.js';
import { LOGGER } from '../../kernel/logger.js';
import { makeFolder } from '../../kernel/seal/make-folder.js';
import { Sweep } from '../../kernel/time/sweep.js';
import { DAY, SECOND } from '../../protocol/time/durations.js';
import { Store } from '../../store/store.js';
import { failureText } from '../backup-failure.js';
import { startBackup } from '../backup-process.js';
import { backupName, isDraft, nextBackupTime, surplus } from './backup-times.js';
import type { BackupRow } from './backups.entity.js';
import {
  beginTimer,
  endBackup,
  endForgotten,
  forgetBackup,
  insertBackup,
  moveTimer,
  nextBackupAt,
} from './backups.repository.js';

type Ended = Pick<BackupRow, 'state' | 'failure' | 'bytes' | 'calls' | 'files'>;
const QUEUE = { queue: 'backup' };
const FORGOTTEN = 'the process that made it has ended';

@Injectable()
export class BackupSchedule extends Sweep {
  protected readonly every = 30 * SECOND;
  private readonly me: string;
  private child: ChildProcess | undefined;
  /** What is under way; a turn that comes meanwhile is this one's. */
  private making: Promise<void> | undefined;
  private begun = false;
  private closing = false;

  constructor(
    clock: Clock,
    private readonly store: Store,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly log: Pick<Logger, 'info' | 'warn'>,
  ) {
    super(clock);
    this.me = `${hostname()}:${config.port}`;
  }

  override onApplicationBootstrap(): void {
    if (this.config.backup) super.onApplicationBootstrap();
  }
  /** One that is under way is given up: what stands of it goes, and its turn is taken again. */
  override async onApplicationShutdown(): Promise<void> {
    super.onApplicationShutdown();
    this.closing = true;
    this.child?.kill();
    await this.making;
  }

  protected async sweep(): Promise<void> {
    const { backup } = this.config;
    if (!backup || this.making) return;
    const now = this.clock.now();
    if (!this.begun) await this.begin(now);
    const due = await nextBackupAt(this.store.read);
    const next = nextBackupTime(now, backup);
    if (due === undefined || (due > now && due <= next)) return;
    // Not due, and the hours were set anew.
    if (due > now)
      return void (await this.store.write('backup:timer', (tx) => moveTimer(tx, due, next), QUEUE));
    const row = this.rowOf(now, backup.folder);
    const mine = await this.store.write(
      'backup:begin',
      async (tx) => {
        if (!(await moveTimer(tx, due, next))) return false;
        await insertBackup(tx, row);
        return true;
      },
      QUEUE,
    );
    if (!mine) return;
    this.making = this.make(row, next).finally(() => (this.making = undefined));
  }
  protected override failed(error: unknown): void {
    this.log.warn({ error }, 'the timer of backups could not be looked at');
  }

  /** Until what is under way has ended; for whoever tests it. */
  settled = async (): Promise<void> => this.making;

  private async begin(now: number): Promise<void> {
    const { backup } = this.config;
    await this.store.write(
      'backup:timer',
      async (tx) => {
        await beginTimer(tx, now, nextBackupTime(now, backup!));
        const died = await endForgotten(tx, { madeBy: this.me, before: now - DAY, failure: FORGOTTEN, now });
        const next = await nextBackupAt(tx);
        if (died && next !== undefined) await moveTimer(tx, next, now);
      },
      QUEUE,
    );
    this.begun = true;
  }

  private rowOf(now: number, folder: string): BackupRow {
    return {
      id: newId(this.clock),
      place: join(folder, backupName(now)),
      madeBy: this.me,
      startedAt: now,
      endedAt: null,
      state: 'running',
      failure: null,
      bytes: null,
      calls: null,
      files: null,
    };
  }

  /** @param next when the timer says that the next one is due */
  private async make(row: BackupRow, next: number): Promise<void> {
    const ended = await this.perform(row);
    if (this.closing && ended.state === 'failed') return this.giveBack(row, next);
    if (ended.state === 'good') this.log.info({ place: row.place, bytes: ended.bytes }, 'a backup was made');
    else this.log.warn({ place: row.place, why: ended.failure }, 'no backup was made');
    await this.store
      .write('backup:end', (tx) => endBackup(tx, row.id, { ...ended, endedAt: this.clock.now() }), QUEUE)
      .catch((error: unknown) => this.log.warn({ error }, 'what came of a backup could not be kept'));
  }

  private async giveBack({ id, startedAt }: BackupRow, next: number): Promise<void> {
    await this.store
      .write(
        'backup:give-back',
        async (tx) => {
          await forgetBackup(tx, id);
          await moveTimer(tx, next, startedAt);
        },
        QUEUE,
      )
      .catch((error: unknown) => this.log.warn({ error }, 'a backup that was given up could not be put off'));
  }

  /** What is too much, and what a death left half written a day ago. */
  private async clearAway(made: string, keep: number): Promise<void> {
    const folder = dirname(made);
    const names = await readdir(folder);
    for (const name of surplus(names, keep, basename(made))) await rm(join(folder, name), { force: true });
    for (const name of names.filter(isDraft)) {
      const draft = await stat(join(folder, name)).catch(() => undefined);
      if (draft && draft.mtimeMs < this.clock.now() - DAY) await rm(join(folder, name), { force: true });
    }
  }

  private async perform({ place }: BackupRow): Promise<Ended> {
    const { folder, keep } = this.config.backup!;
    try {
      makeFolder(folder, 0o700);
      const { child, made } = startBackup(this.config, ['--to', place]);
      this.child = child;
      const { bytes, calls, files, missing, warnings } = await made;
      for (const warning of warnings) this.log.warn({ place, warning }, 'of a backup');
      if (missing.length) this.log.warn({ place, missing: missing.slice(0, 20) }, 'files were not there');
      await this.clearAway(place, keep);
      return { state: 'good', failure: null, bytes, calls, files };
    } catch (error) {
      return { state: 'failed', failure: failureText(error, folder), bytes: null, calls: null, files: null };
    } finally {
      this.child = undefined;
    }
  }
}

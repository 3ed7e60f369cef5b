/** Of the backups that the hub makes by itself; nothing where no setting asks for any. */
import { Inject, Injectable } from '@nestjs/common';
import { Registry } from 'prom-client';
import { lastBackups } from '../../backup/schedule/backups.repository.js';
import { Clock } from '../../kernel/clock.js';
import { CONFIG, type Config } from '../../kernel/config.js';
import { HOUR_SECONDS } from '../../protocol/time/durations.js';
import { Store } from '../../store/store.js';
import { gaugesIn } from './gauges.js';

@Injectable()
export class BackupGauges {
  private readonly registry = new Registry();
  private readonly gauge = gaugesIn(this.registry);
  private readonly every = this.gauge(
    'yihu_backup_every_seconds',
    'How often the settings ask for a backup, in seconds',
  );
  private readonly age = this.gauge(
    'yihu_backup_age_seconds',
    'Seconds since the last backup that was verified, or since one was first asked for where there is none',
  );
  private readonly good = this.gauge(
    'yihu_backup_last_good',
    '1 where the last backup that ended was verified, 0 where nothing came of it',
  );

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'backup'>,
  ) {}

  async text(): Promise<string> {
    const { backup } = this.config;
    if (!backup) return '';
    const { good, ended, since } = await lastBackups(this.store.read);
    const now = this.clock.now();
    this.every.set(backup.every * HOUR_SECONDS);
    this.age.set(Math.max(0, now - (good?.endedAt ?? since ?? now)) / 1000);
    this.good.set(ended?.state === 'failed' ? 0 : 1);
    return this.registry.metrics();
  }
}

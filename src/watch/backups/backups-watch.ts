/** Says on the board that no backup was made, or none for too long, where the settings ask for backups. */
import { Inject, Injectable } from '@nestjs/common';
import { lastBackups } from '../../backup/schedule/backups.repository.js';
import { Clock } from '../../kernel/clock.js';
import { CONFIG, type Config } from '../../kernel/config.js';
import { Sweep } from '../../kernel/time/sweep.js';
import { HOUR, MINUTE } from '../../protocol/time/durations.js';
import { Store } from '../../store/store.js';
import type { FoundFault } from '../audit-rules.js';
import { FindingsService } from '../findings.service.js';

/** One that is late, or fails once, is made good by the next. */
const TURNS_BEFORE_OLD = 1.5;

@Injectable()
export class BackupsWatch extends Sweep {
  protected readonly every = MINUTE;

  constructor(
    clock: Clock,
    private readonly store: Store,
    private readonly findings: FindingsService,
    @Inject(CONFIG) private readonly config: Pick<Config, 'backup'>,
  ) {
    super(clock);
  }

  protected async sweep(): Promise<void> {
    await this.findings.settle(['backup_failed', 'backup_old'], await this.found());
  }

  private async found(): Promise<FoundFault[]> {
    const { backup } = this.config;
    if (!backup) return [];
    const { good, ended, since } = await lastBackups(this.store.read);
    const found: FoundFault[] = [];
    if (ended?.state === 'failed') found.push({ kind: 'backup_failed', unitId: '', subject: 'backup' });
    const age = this.clock.now() - (good?.endedAt ?? since ?? this.clock.now());
    if (age > TURNS_BEFORE_OLD * backup.every * HOUR)
      found.push({ kind: 'backup_old', unitId: '', subject: 'backup', count: Math.floor(age / HOUR) });
    return found;
  }
}

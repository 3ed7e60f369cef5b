/** Says on the board that files are not kept now: their store is full or does not answer. Words are taken all the same. */
import { Injectable } from '@nestjs/common';
import { FileStoreHealth } from '../../file-store/file-store-health.js';
import { Clock } from '../../kernel/clock.js';
import { Sweep } from '../../kernel/time/sweep.js';
import { MINUTE } from '../../protocol/time/durations.js';
import { FindingsService } from '../findings.service.js';
import { ProcessHeartbeats } from '../process-heartbeats.js';

@Injectable()
export class FileStoreWatch extends Sweep {
  protected readonly every = MINUTE;

  constructor(
    clock: Clock,
    private readonly health: FileStoreHealth,
    private readonly heartbeats: ProcessHeartbeats,
    private readonly findings: FindingsService,
  ) {
    super(clock);
  }

  /** Each process finds its own; of one that is gone nobody knows any more. */
  protected async sweep(): Promise<void> {
    const subject = this.heartbeats.id;
    const kind = this.health.state === 'full' ? 'files_full' : 'files_lost';
    const others = new Set((await this.heartbeats.others()).map(({ id }) => id));
    await this.findings.settle(
      ['files_full', 'files_lost'],
      this.health.state === 'well' ? [] : [{ kind, unitId: '', subject }],
      (of) => !others.has(of),
    );
  }
}

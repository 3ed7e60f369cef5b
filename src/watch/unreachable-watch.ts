/** Says on the board, as soon as it is so, that nobody away from their page can be reached: every way out is failing. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { Sweep } from '../kernel/time/sweep.js';
import { NoticeDeliveryService } from '../notices/notice-delivery.service.js';
import { Directory } from '../directory/directory.js';
import { FindingsService } from './findings.service.js';

const EVERY = 1000;

@Injectable()
export class UnreachableWatch extends Sweep {
  protected readonly every = EVERY;
  /** Units for which it was said last; undefined after a start, when nobody knows what a life before has said. */
  private said: string | undefined;

  constructor(
    clock: Clock,
    private readonly directory: Directory,
    private readonly delivery: NoticeDeliveryService,
    private readonly findings: FindingsService,
  ) {
    super(clock);
  }

  protected async sweep(): Promise<void> {
    const units = this.directory
      .allUnits()
      .map((u) => u.id)
      .filter((id) => this.delivery.reachesNobody(id));
    if (units.join() === this.said) return;
    await this.findings.settle(
      ['away_unreached'],
      units.map((unitId) => ({ kind: 'away_unreached', unitId, subject: unitId })),
    );
    this.said = units.join();
  }
}

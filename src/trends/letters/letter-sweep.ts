/**
 * Reminds of letters that wait for an answer, once before the day and once when it is over, and lifts those whose
 * programme has lifted the unit. Each row says when it is spoken of next, so a restart loses none.
 */
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '../../kernel/clock.js';
import { LOGGER } from '../../kernel/logger.js';
import { Sweep } from '../../kernel/time/sweep.js';
import { AuditService } from '../../directory/people/audit.service.js';
import { MINUTE } from '../../protocol/time/durations.js';
import { Store } from '../../store/store.js';
import { findProgramme } from '../programmes/programmes.repository.js';
import { LetterStepsService } from './letter-steps.service.js';
import type { LetterRow } from './letters.entity.js';
import {
  findLettersLifted,
  findLettersToRemind,
  moveLetterReminder,
  updateLetter,
} from './letters.repository.js';

/** At a turn; the rest at the next. */
const MOST = 100;

@Injectable()
export class LetterSweep extends Sweep {
  protected readonly every = 5 * MINUTE;

  constructor(
    private readonly store: Store,
    clock: Clock,
    private readonly audit: AuditService,
    private readonly steps: LetterStepsService,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    super(clock);
  }

  protected async sweep(): Promise<void> {
    const due = await findLettersToRemind(this.store.read, this.clock.now(), MOST);
    await this.each(due, (row) => this.remind(row));
    await this.each(await findLettersLifted(this.store.read, MOST), (row) => this.lift(row));
  }
  protected override failed(error: unknown): void {
    this.log.error({ error }, 'letters that wait for an answer could not be told of and will be');
  }

  /** What was slept through is said once; that it is late is said to the unit that writes, too. */
  private async remind(row: LetterRow): Promise<void> {
    const late = this.clock.now() >= (row.dueAt ?? 0);
    await this.store.write('letter-remind', async (tx) => {
      if (!(await moveLetterReminder(tx, row, late ? null : row.dueAt))) return;
      await this.steps.tell(tx, row, late ? 'letter_late' : 'letter_near', row.toUnitId);
      if (late) await this.steps.tell(tx, row, 'letter_late', row.unitId, [row.draftedBy]);
    });
  }

  /** By whoever said that the unit is lifted, for the same reason. */
  private async lift(row: LetterRow): Promise<void> {
    await this.store.write('letter-lift', async (tx) => {
      const programme = await findProgramme(tx, row.programmeId ?? '');
      if (programme?.state !== 'lifted') return;
      const { endedBy, ending: reason } = programme;
      const lifted = { state: 'lifted', endedBy, endedAt: this.clock.now(), reason } as const;
      if (!(await updateLetter(tx, row, lifted))) return;
      await this.audit.write(tx, { actorId: null, act: 'letter.lift', subject: row.id });
      await this.steps.tell(tx, row, 'letter_lifted', row.toUnitId);
    });
  }
}

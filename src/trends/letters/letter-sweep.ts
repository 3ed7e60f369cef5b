/**
 * Reminds of letters that wait for an answer, once before the day and once when it is over, and lifts those whose
 * programme has lifted the unit.
 */
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { MOST_A_TURN, ReminderSweep } from '../../notices/reminder-sweep.js';
import { Clock } from '../../kernel/clock.js';
import { LOGGER } from '../../kernel/logger.js';
import { AuditService } from '../../directory/people/audit.service.js';
import { MINUTE } from '../../protocol/time/durations.js';
import { Store, type Tx } from '../../store/store.js';
import { findProgramme } from '../programmes/programmes.repository.js';
import { LetterStepsService } from './letter-steps.service.js';
import type { LetterRow } from './letters.entity.js';
import {
  findLettersLifted,
  findLettersToRemind,
  moveLetterReminder,
  updateLetter,
} from './letters.repository.js';

@Injectable()
export class LetterSweep extends ReminderSweep<LetterRow> {
  protected override readonly every = 5 * MINUTE;
  protected readonly deed = 'letter-remind';
  protected readonly untold = 'letters that wait for an answer could not be told of and will be';
  protected readonly find = findLettersToRemind;
  protected readonly move = moveLetterReminder;

  constructor(
    store: Store,
    clock: Clock,
    @Inject(LOGGER) log: Logger,
    private readonly audit: AuditService,
    private readonly steps: LetterStepsService,
  ) {
    super(store, clock, log);
  }

  protected override async sweep(): Promise<void> {
    await super.sweep();
    await this.each(await findLettersLifted(this.store.read, MOST_A_TURN), (row) => this.lift(row));
  }

  protected lateAt({ dueAt }: LetterRow): number {
    return dueAt ?? 0;
  }
  /** That it is late is said to the unit that writes, too. */
  protected async tell(tx: Tx, row: LetterRow, stage: 'near' | 'late'): Promise<void> {
    await this.steps.tell(tx, row, `letter_${stage}`, row.toUnitId);
    if (stage === 'late') await this.steps.tell(tx, row, 'letter_late', row.unitId, [row.draftedBy]);
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

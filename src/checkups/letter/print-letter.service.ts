/** What an enterprise was told, as a PDF at once. Each copy stands in the audit trail. */
import { Injectable } from '@nestjs/common';
import { AwaitedFilesService, type AwaitedFile } from '../../jobs/awaited-files.service.js';
import type { Actor } from '../../kernel/actor.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { AuditService } from '../../directory/people/audit.service.js';
import { Directory } from '../../directory/directory.js';
import { localDay } from '../../protocol/time/local-day.js';
import { Store } from '../../store/store.js';
import { CheckupsQuery } from '../checkups.query.js';
import { findCheckupOfUnit } from '../checkups.repository.js';
import { CHECKUP_LETTER_JOB, type CheckupLetterParams } from './letter-job.js';
import { letterText } from './letter-text.js';

@Injectable()
export class PrintLetterService {
  constructor(
    private readonly store: Store,
    private readonly directory: Directory,
    private readonly audit: AuditService,
    private readonly query: CheckupsQuery,
    private readonly files: AwaitedFilesService,
  ) {}

  /** @throws Refusal `not_found`, `checkup_not_finished`, `too_many_requests`, `unavailable` */
  async file(actor: Actor, id: string): Promise<AwaitedFile> {
    const { unitId, lang } = actor;
    const params = await this.store.write('checkup-letter', async (tx): Promise<CheckupLetterParams> => {
      const row = (await findCheckupOfUnit(tx, id, unitId)) ?? refuse('not_found');
      if (row.state !== 'done') refuse('checkup_not_finished');
      const checkup = await this.query.whole(tx, actor, row);
      const unit = {
        name: this.directory.unit(unitId)?.name ?? '',
        dutyPhone: this.directory.settings(unitId).dutyPhone,
      };
      const letter = letterText(checkup, unit, lang);
      await this.audit.write(tx, { actorId: actor.id, act: 'checkup.letter', subject: id });
      return {
        letter,
        at: row.changedAt,
        name: `${letter.title.replace(/:.*$/, '')}_${localDay(row.at)}.pdf`,
      };
    });
    return this.files.make(actor, CHECKUP_LETTER_JOB, params);
  }
}

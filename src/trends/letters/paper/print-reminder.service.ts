/** A letter as a PDF at once. Each copy stands in the audit trail. */
import { Injectable } from '@nestjs/common';
import { AwaitedFilesService, type AwaitedFile } from '../../../jobs/awaited-files.service.js';
import type { Actor } from '../../../kernel/actor.js';
import { AuditService } from '../../../directory/people/audit.service.js';
import { Store } from '../../../store/store.js';
import { LetterAccessService } from '../letter-access.service.js';
import { LettersQuery } from '../letters.query.js';
import { REMINDER_LETTER_JOB, type ReminderLetterParams } from './reminder-job.js';
import { reminderPaper } from './reminder-text.js';

@Injectable()
export class PrintReminderService {
  constructor(
    private readonly store: Store,
    private readonly audit: AuditService,
    private readonly access: LetterAccessService,
    private readonly query: LettersQuery,
    private readonly files: AwaitedFilesService,
  ) {}

  /** @throws Refusal `not_found`, `too_many_requests`, `unavailable` */
  async file(actor: Actor, id: string): Promise<AwaitedFile> {
    const params = await this.store.write('letter-print', async (tx): Promise<ReminderLetterParams> => {
      const row = await this.access.seen(tx, actor, id);
      const paper = reminderPaper(await this.query.whole(tx, actor, row), actor.lang);
      await this.audit.write(tx, { actorId: actor.id, act: 'letter.print', subject: id });
      const at = row.sentAt ?? row.signedAt ?? row.draftedAt;
      return { paper, at, name: `${paper.title}_${row.number}.pdf` };
    });
    return this.files.make(actor, REMINDER_LETTER_JOB, params);
  }
}

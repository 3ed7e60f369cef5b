/** The outline for the meeting, as a PDF at once. Each copy stands in the audit trail. */
import { Injectable } from '@nestjs/common';
import { AwaitedFilesService, type AwaitedFile } from '../../jobs/awaited-files.service.js';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { AuditService } from '../../directory/people/audit.service.js';
import { Store } from '../../store/store.js';
import { OutlineQuery } from '../outline.query.js';
import { OUTLINE_JOB, type OutlineJobParams } from './outline-job.js';
import { outlineText } from './outline-text.js';

@Injectable()
export class PrintOutlineService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly query: OutlineQuery,
    private readonly files: AwaitedFilesService,
  ) {}

  /** @throws Refusal `not_found`, `forbidden`, `too_many_requests`, `unavailable` */
  async file(actor: Actor, departmentId: string, on: string | undefined): Promise<AwaitedFile> {
    const outline = await this.query.of(actor, departmentId, on);
    const paper = outlineText(outline, actor.lang);
    await this.store.write('outline-paper', (tx) =>
      this.audit.write(tx, {
        actorId: actor.id,
        act: 'outline.paper',
        subject: outline.talk?.id ?? departmentId,
        data: { departmentId },
      }),
    );
    const params: OutlineJobParams = {
      paper,
      at: this.clock.now(),
      name: `${paper.title}_${paper.department}_${outline.talk?.on ?? outline.span.to}.pdf`,
    };
    return this.files.make(actor, OUTLINE_JOB, params);
  }
}

/** Leads as their readers may see them: particulars masked until they are revealed, words to none whose they are not. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { AgencyRequestsService } from '../../agencies/agency-requests.service.js';
import { Seal } from '../../kernel/seal/seal.js';
import { Directory } from '../../directory/directory.js';
import type { LeadDetail, LeadSummary } from '../../protocol/relief/leads.js';
import { Store } from '../../store/store.js';
import { answerOf, beneficiaryOf, paymentOf, stepOf, visitsOf, type Reading } from './lead-parts.view.js';
import { leadSummaries } from './lead-summary.view.js';
import { lastLook } from './lead-looks.query.js';
import { carriesLead } from './lead-readers.js';
import { leadContext } from './lead-seal.js';
import { findDeadlinesOf } from './rows/lead-deadlines.repository.js';
import type { LeadRow } from './rows/leads.entity.js';
import { findStepsOf, findVisitsOf } from './rows/leads.repository.js';
import { whyOf } from './way/lead-why.js';
import { nextSteps } from './way/lead-way.js';

@Injectable()
export class LeadViews {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly seal: Seal,
    private readonly requests: AgencyRequestsService,
  ) {}

  /** In their order. */
  all(actor: Actor, rows: readonly LeadRow[]): Promise<LeadSummary[]> {
    return leadSummaries({ read: this.store.read, directory: this.directory }, actor, rows, this.clock.now());
  }

  /** @param reading clear: the particulars were asked for with a reason */
  async detail(actor: Actor, row: LeadRow, reading: Reading = 'masked'): Promise<LeadDetail> {
    const { read } = this.store;
    const [[summary], steps, deadlines, visits, lookedAt, requests] = await Promise.all([
      this.all(actor, [row]),
      findStepsOf(read, row.id),
      findDeadlinesOf(read, row.id),
      findVisitsOf(read, row.id),
      lastLook(read, this.directory, row.id),
      this.requests.of(actor, 'lead', row.id),
    ]);
    const reads = summary!.shows === undefined;
    const carries = reads && carriesLead(this.directory, actor, row);
    const open = deadlines.filter(({ doneAt, droppedAt }) => doneAt === null && droppedAt === null);
    const context = { seal: this.seal, directory: this.directory, reading, reads, lang: actor.lang };
    const calendar = this.directory.calendars.of(row.unitId);
    const answer = answerOf(context, row, deadlines);
    const payment = paymentOf(context, row, deadlines, calendar);
    const beneficiary = reads ? beneficiaryOf(context, row) : undefined;
    const answerBy = steps
      .map((step) => stepOf(context, step, deadlines))
      .find((step) => step.answerBy !== undefined)?.answerBy;
    return {
      ...summary!,
      note: reads ? (this.seal.tryOpen(leadContext('note', row.id), row.note) ?? '') : '',
      ...(beneficiary && { beneficiary }),
      steps: steps.map((step) => stepOf(context, step, deadlines)),
      carries,
      next: carries ? nextSteps(row) : [],
      ...(open[0] && { why: whyOf(calendar, open[0], actor.lang) }),
      requests: reads ? requests : [],
      visits: visitsOf(context, visits, deadlines),
      ...(reads && answerBy !== undefined && { answerBy }),
      ...(answer && { answer }),
      ...(payment && { payment }),
      legalAidExempt: row.granted === true,
      ...(reads && lookedAt && { lookedAt }),
    };
  }
}

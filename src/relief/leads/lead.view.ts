/** Leads as their readers may see them: particulars masked until they are revealed, words to none whose they are not. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { AgencyRequestsService } from '../../agencies/agency-requests.service.js';
import { Seal } from '../../kernel/seal/seal.js';
import { readCallsById, rowForDisplay } from '../../desk/views/readable-call.query.js';
import { Directory } from '../../directory/directory.js';
import { holderOf } from '../../directory/holder.js';
import { findActivities } from '../../outreach/activities/activities.repository.js';
import { lightOf } from '../../outreach/orders/order-deadline.js';
import type { LeadDetail, LeadSummary } from '../../protocol/relief/leads.js';
import { iso } from '../../protocol/time/instant.js';
import type { CallRow } from '../../call/call.entity.js';
import { Store } from '../../store/store.js';
import { answerOf, beneficiaryOf, paymentOf, stepOf, visitsOf, type Reading } from './lead-parts.view.js';
import { lastLook } from './lead-looks.query.js';
import { carriesLead, readsLead } from './lead-readers.js';
import { leadContext } from './lead-seal.js';
import { findDeadlinesOf } from './rows/lead-deadlines.repository.js';
import type { LeadRow } from './rows/leads.entity.js';
import { findStepsOf, findVisitsOf } from './rows/leads.repository.js';
import { whyOf } from './way/lead-why.js';
import { nextSteps } from './way/lead-way.js';

interface Sources {
  calls: ReadonlyMap<string, CallRow>;
  names: ReadonlyMap<string, string>;
}

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
  async all(actor: Actor, rows: readonly LeadRow[]): Promise<LeadSummary[]> {
    const sources = await this.sourcesOf(rows);
    return rows.map((row) => this.summary(actor, row, sources));
  }

  /** @param reading clear: the particulars were asked for with a reason */
  async detail(actor: Actor, row: LeadRow, reading: Reading = 'masked'): Promise<LeadDetail> {
    const { read } = this.store;
    const [sources, steps, deadlines, visits, lookedAt, requests] = await Promise.all([
      this.sourcesOf([row]),
      findStepsOf(read, row.id),
      findDeadlinesOf(read, row.id),
      findVisitsOf(read, row.id),
      lastLook(read, this.directory, row.id),
      this.requests.of(actor, 'lead', row.id),
    ]);
    const summary = this.summary(actor, row, sources);
    const reads = summary.shows === undefined;
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
      ...summary,
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

  private summary(actor: Actor, row: LeadRow, { calls, names }: Sources): LeadSummary {
    const community = row.communityId === null ? undefined : this.directory.community(row.communityId);
    const reads = readsLead(actor, row, calls.get(row.sourceId));
    return {
      id: row.id,
      number: row.number,
      step: row.step,
      ...(row.gateCase !== null && { case: row.gateCase }),
      kind: row.kind,
      ...(community && { community: { id: community.id, name: community.name } }),
      source: { kind: row.sourceKind, id: row.sourceId, name: names.get(row.sourceId) ?? '' },
      madeAt: iso(row.madeAt),
      madeBy: holderOf(this.directory, row.madeBy),
      inCharge: holderOf(this.directory, row.inCharge),
      ...(row.dueAt !== null &&
        row.nearAt !== null && {
          due: iso(row.dueAt),
          light: lightOf({ nearAt: row.nearAt, dueAt: row.dueAt }, null, this.clock.now()),
        }),
      ...(row.answeredAt !== null && { answered: true as const }),
      ...(!reads && { shows: 'row' as const }),
      version: row.version,
    };
  }

  private async sourcesOf(rows: readonly LeadRow[]): Promise<Sources> {
    const ids = (...kinds: LeadRow['sourceKind'][]) => [
      ...new Set(rows.filter((row) => kinds.includes(row.sourceKind)).map((row) => row.sourceId)),
    ];
    const { read } = this.store;
    const callIds = ids('call', 'look_back');
    const [found, activities] = await Promise.all([
      callIds.length ? readCallsById(read, callIds) : [],
      findActivities(read, ids('activity')),
    ]);
    const calls = new Map(found.map((one) => [one.line.id, rowForDisplay(one)]));
    const names = new Map([
      ...[...calls.values()].map(({ id, number }) => [id, number] as const),
      ...activities.map(({ id, title }) => [id, title] as const),
      ...ids('department').map((id) => [id, this.directory.department(id)?.name ?? ''] as const),
    ]);
    return { calls, names };
  }
}

/** What stands on a paper about a lead, as who asks for it may see it. */
import { Injectable } from '@nestjs/common';
import { Directory } from '../../directory/directory.js';
import type { Actor } from '../../kernel/actor.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import type { LeadDetail } from '../../protocol/relief/leads.js';
import { Store } from '../../store/store.js';
import { LeadDesk } from '../leads/lead-desk.js';
import type { LeadPaperParams } from './lead-paper-job.js';
import type { Paper } from './paper.js';
import { leadPaperText } from './texts/lead-paper-text.js';

type Wanted = Pick<LeadPaperParams, 'leadId' | 'paper' | 'requestId' | 'months'>;

@Injectable()
export class LeadPapersService {
  constructor(
    private readonly store: Store,
    private readonly directory: Directory,
    private readonly desk: LeadDesk,
  ) {}

  /** @throws Refusal `not_found`, `lead_words`, `paper_not_granted`, `paper_no_visit`, `invalid` for no such request */
  async requirePossible(actor: Actor, wanted: Wanted): Promise<void> {
    this.requireFits(await this.lead(actor, wanted.leadId, false), wanted);
  }

  /** @throws Refusal as above */
  async paper(actor: Actor, { clear, ...wanted }: LeadPaperParams): Promise<Paper> {
    const lead = await this.lead(actor, wanted.leadId, clear);
    const request = this.requireFits(lead, wanted);
    const { dutyPhone, leads, relief, papersToBring } = this.directory.settings(actor.unitId);
    const source = {
      lead,
      unit: { name: this.directory.unit(actor.unitId)?.name ?? '', dutyPhone },
      settings: {
        decideDays: leads.decideDays,
        tellPaidDays: leads.tellPaidDays,
        capMonths: relief.capMonths,
        toBring: papersToBring,
      },
      request,
      months: wanted.months,
    };
    return leadPaperText(wanted.paper, source, actor.lang);
  }

  private async lead(actor: Actor, id: string, clear: boolean): Promise<LeadDetail> {
    const { read } = this.store;
    const row = await this.desk.found(read, actor, id);
    await this.desk.requireReads(read, actor, row);
    return this.desk.views.detail(actor, row, clear ? 'clear' : 'masked');
  }

  private requireFits(lead: LeadDetail, { paper, requestId, months }: Wanted) {
    if (paper === 'legal_aid' && !lead.legalAidExempt) refuse('paper_not_granted');
    if (paper === 'visit' && !lead.visits.some((one) => months === undefined || one.months === months))
      refuse('paper_no_visit');
    if (requestId === undefined) return undefined;
    const request = lead.requests.find(({ id }) => id === requestId);
    return request && !request.hidden
      ? request
      : refuse('invalid', { fields: { requestId: 'field_choice' } });
  }
}

/** Who may export leads: as who lists them. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { askedOf, plain, titleOf } from '../../../exports/export-question.js';
import { JobKindRegistry, type JobKind } from '../../../jobs/job-kinds.js';
import { validatePayload } from '../../../kernel/input/validation.js';
import { leadsMeant } from '../leads-list.query.js';
import { LeadQueryDto } from '../leads.dto.js';
import { LEADS_EXPORT, LEADS_TITLE, type LeadsExport } from './leads.export.js';

@Injectable()
export class LeadsJobKind implements OnModuleInit {
  constructor(private readonly kinds: JobKindRegistry) {}

  onModuleInit(): void {
    this.kinds.add(KIND);
  }
}

const KIND: JobKind<LeadsExport> = {
  name: LEADS_EXPORT,
  // As GET /leads.
  roles: ['officer', 'coordinator', 'admin'],
  long: true,
  validate: (given, actor) => {
    const { format, filter } = askedOf(given);
    const { cursor: _cursor, limit: _limit, ...rest } = validatePayload(LeadQueryDto, filter);
    // Refuses what is no step.
    leadsMeant(actor, rest, 0);
    return { format, filter: plain(rest) };
  },
  // No proof: nobody's particulars are in it.
  title: ({ format }, lang) => titleOf(LEADS_TITLE, { format, filter: {} }, lang),
};

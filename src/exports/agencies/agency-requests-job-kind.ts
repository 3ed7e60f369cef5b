/** Who may export what other agencies are asked for: as who lists it. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AgencyListDto } from '../../agencies/agency-requests.dto.js';
import { agencyRequestsMeant } from '../../agencies/agency-requests-list.query.js';
import { JobKindRegistry, type JobKind } from '../../jobs/job-kinds.js';
import { validatePayload } from '../../kernel/input/validation.js';
import { askedOf, plain, titleOf } from '../export-question.js';
import {
  AGENCY_REQUESTS_TITLE,
  agencyRequestsExport,
  type AgencyRequestsExport,
} from './agency-requests.export.js';

@Injectable()
export class AgencyRequestsJobKind implements OnModuleInit {
  constructor(private readonly kinds: JobKindRegistry) {}

  onModuleInit(): void {
    this.kinds.add(KIND);
  }
}

const KIND: JobKind<AgencyRequestsExport> = {
  name: agencyRequestsExport.name,
  // As GET /agency-requests.
  roles: ['officer', 'coordinator', 'admin'],
  long: true,
  validate: (given, actor) => {
    const { format, filter } = askedOf(given);
    const { cursor: _cursor, limit: _limit, ...rest } = validatePayload(AgencyListDto, filter);
    agencyRequestsMeant(actor, rest);
    return { format, filter: plain(rest) };
  },
  // No proof: who was asked and when; nobody's particulars and no word.
  title: ({ format }, lang) => titleOf(AGENCY_REQUESTS_TITLE, { format, filter: {} }, lang),
};

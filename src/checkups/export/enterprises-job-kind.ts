/** Who may export enterprises: as who lists them with what was found. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EnterpriseListDto } from '../../enterprises/enterprises.dto.js';
import { askedOf, plain, titleOf } from '../../exports/export-question.js';
import { JobKindRegistry, type JobKind } from '../../jobs/job-kinds.js';
import { validatePayload } from '../../kernel/input/validation.js';
import { ENTERPRISES_EXPORT, ENTERPRISES_TITLE, type EnterprisesExport } from './enterprises.export.js';

@Injectable()
export class EnterprisesJobKind implements OnModuleInit {
  constructor(private readonly kinds: JobKindRegistry) {}

  onModuleInit(): void {
    this.kinds.add(KIND);
  }
}

const KIND: JobKind<EnterprisesExport> = {
  name: ENTERPRISES_EXPORT,
  // As GET /checkups.
  roles: ['officer', 'coordinator', 'admin'],
  long: true,
  validate: (given) => {
    const { format, filter } = askedOf(given);
    const { cursor: _cursor, limit: _limit, ...rest } = validatePayload(EnterpriseListDto, filter);
    return { format, filter: plain(rest) };
  },
  // No proof: no contact of anybody is in it.
  title: ({ format }, lang) => titleOf(ENTERPRISES_TITLE, { format, filter: {} }, lang),
};

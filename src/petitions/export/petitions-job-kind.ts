/** Who may export petitions: as who lists them. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { askedOf, plain, titleOf } from '../../exports/export-question.js';
import { JobKindRegistry, type JobKind } from '../../jobs/job-kinds.js';
import { validatePayload } from '../../kernel/input/validation.js';
import { PetitionListDto } from '../petitions.dto.js';
import { petitionsMeant } from '../petitions.query.js';
import { PETITIONS_EXPORT, PETITIONS_TITLE, type PetitionsExport } from './petitions.export.js';

@Injectable()
export class PetitionsJobKind implements OnModuleInit {
  constructor(private readonly kinds: JobKindRegistry) {}

  onModuleInit(): void {
    this.kinds.add(KIND);
  }
}

const KIND: JobKind<PetitionsExport> = {
  name: PETITIONS_EXPORT,
  // As GET /petitions.
  roles: ['officer', 'coordinator', 'admin'],
  long: true,
  validate: (given, actor) => {
    const { format, filter } = askedOf(given);
    const { cursor: _cursor, limit: _limit, ...rest } = validatePayload(PetitionListDto, filter);
    petitionsMeant(actor, rest, 0);
    return { format, filter: plain(rest) };
  },
  // No proof: numbers, days and who of the unit sees to it; no resident and no word.
  title: ({ format }, lang) => titleOf(PETITIONS_TITLE, { format, filter: {} }, lang),
};

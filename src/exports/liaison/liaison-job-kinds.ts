/** Who may export a community's month: whoever sees it on the page. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Directory } from '../../directory/directory.js';
import { JobKindRegistry, type JobKind } from '../../jobs/job-kinds.js';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { validatePayload } from '../../kernel/input/validation.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { LiaisonMonthDto } from '../../liaison/liaison.dto.js';
import { requireKnown } from '../../liaison/liaison-roles.js';
import { localMonth } from '../../protocol/time/local-day.js';
import { askedOf, titleOf } from '../export-question.js';
import { LIAISON_MONTH_TITLE, liaisonMonthExport, type LiaisonMonthExport } from './liaison-month.export.js';

@Injectable()
export class LiaisonJobKinds implements OnModuleInit {
  constructor(
    private readonly kinds: JobKindRegistry,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.kinds.add(this.month);
  }

  private month: JobKind<LiaisonMonthExport> = {
    name: liaisonMonthExport.name,
    // As GET /liaison/communities/:id/visits.
    roles: ['worker', 'officer', 'coordinator', 'admin'],
    long: false,
    validate: (given, actor) => this.asked(given, actor),
    // No proof: who of the unit and when, no resident and no word of anybody.
    title: ({ format, filter: { month } }, lang) =>
      titleOf(
        [`${LIAISON_MONTH_TITLE[0]} ${month}`, `${LIAISON_MONTH_TITLE[1]} ${month}`],
        { format, filter: {} },
        lang,
      ),
  };

  private asked(given: Record<string, unknown>, actor: Actor): LiaisonMonthExport {
    const { format, filter } = askedOf(given);
    const { communityId, ...rest } = filter as Record<string, unknown>;
    if (typeof communityId !== 'string') return refuse('invalid', { fields: { filter: 'field_invalid' } });
    const { month = localMonth(this.clock.now()) } = validatePayload(LiaisonMonthDto, rest);
    requireKnown(this.directory, actor, communityId, this.clock.now());
    return { format, filter: { communityId, month } };
  }
}

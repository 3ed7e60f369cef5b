/** Who may export leads for supervision: as who lists them, the unit's or their own. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { requirePerson } from '../../call/call-visibility.js';
import { askedOf, plain, titleOf } from '../../exports/export-question.js';
import { JobKindRegistry, type JobKind } from '../../jobs/job-kinds.js';
import type { Actor } from '../../kernel/actor.js';
import { validatePayload } from '../../kernel/input/validation.js';
import { Store } from '../../store/store.js';
import { SupervisionListDto } from '../supervision.dto.js';
import { supervisionMeant } from '../supervision-list.query.js';
import {
  SUPERVISION_LEADS_TITLE,
  supervisionLeadsExport,
  type SupervisionLeadsExport,
} from './supervision-leads.export.js';

@Injectable()
export class SupervisionJobKind implements OnModuleInit {
  constructor(
    private readonly kinds: JobKindRegistry,
    private readonly store: Store,
  ) {}

  onModuleInit(): void {
    this.kinds.add(this.kind);
  }

  private kind: JobKind<SupervisionLeadsExport> = {
    name: supervisionLeadsExport.name,
    // As GET /supervision-leads.
    roles: ['worker', 'officer', 'volunteer', 'coordinator', 'admin'],
    long: true,
    validate: (given, actor) => this.asked(given, actor),
    // No proof: numbers, days, and which department has it; no place and no word of anybody.
    title: ({ format }, lang) => titleOf(SUPERVISION_LEADS_TITLE, { format, filter: {} }, lang),
  };

  private async asked(given: Record<string, unknown>, actor: Actor): Promise<SupervisionLeadsExport> {
    requirePerson(actor);
    const { format, filter } = askedOf(given);
    const { cursor: _cursor, limit: _limit, ...rest } = validatePayload(SupervisionListDto, filter);
    await supervisionMeant(this.store.read, actor, rest);
    return { format, filter: plain(rest) };
  }
}

/** Who may export a year of relief: as who sees it on the page. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { askedOf, titleOf } from '../../../exports/export-question.js';
import { JobKindRegistry, type JobKind } from '../../../jobs/job-kinds.js';
import { validatePayload } from '../../../kernel/input/validation.js';
import { ReliefTrendDto } from '../relief-trend.dto.js';
import { ReliefTrendQuery } from '../relief-trend.query.js';
import { RELIEF_TREND_TITLE, reliefTrendExport, type ReliefTrendExport } from './relief-trend.export.js';

@Injectable()
export class ReliefTrendJobKind implements OnModuleInit {
  constructor(
    private readonly kinds: JobKindRegistry,
    private readonly trend: ReliefTrendQuery,
  ) {}

  onModuleInit(): void {
    this.kinds.add(this.kind);
  }

  private kind: JobKind<ReliefTrendExport> = {
    name: reliefTrendExport.name,
    // As GET /trends/relief.
    roles: ['coordinator', 'admin'],
    long: false,
    validate: (given) => {
      const { format, filter } = askedOf(given);
      const { year } = validatePayload(ReliefTrendDto, filter);
      return { format, filter: { year: this.trend.yearAsked(year) } };
    },
    // No proof: counts only.
    title: ({ format, filter: { year } }, lang) =>
      titleOf(
        [`${RELIEF_TREND_TITLE[0]} ${year}`, `${RELIEF_TREND_TITLE[1]} ${year}`],
        { format, filter: {} },
        lang,
      ),
  };
}

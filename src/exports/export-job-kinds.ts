/** Who may export what, by which filter: the page's own, with the page's own rights. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CallFilterDto } from '../calls/calls.controller.js';
import { HoursListQueryDto } from '../hours/hours.dto.js';
import { fromToFields, readSpan } from '../kernel/time/query-span.js';
import { JobKindRegistry, type JobKind } from '../jobs/job-kinds.js';
import { BreakdownQueryDto, longestBy } from '../reports/figures.controller.js';
import { validatePayload } from '../kernel/input/validation.js';
import { CALLS_TITLE, callExport, type CallExport } from './calls/calls.export.js';
import { askedOf, plain, titleOf } from './export-question.js';
import { FIGURES_TITLE, figuresExport, type FiguresExport } from './figures/figures.export.js';
import { HOURS_TITLE, hoursExport, type HoursExportParams, type HoursExport } from './hours/hours.export.js';
import { VOLUNTEERS_TITLE, volunteerExport, type VolunteerExport } from './volunteers/volunteers.export.js';

@Injectable()
export class ExportJobKinds implements OnModuleInit {
  constructor(private readonly kinds: JobKindRegistry) {}

  onModuleInit(): void {
    for (const kind of [CALLS, HOURS, FIGURES, VOLUNTEERS]) this.kinds.add(kind);
  }
}

const CALLS: JobKind<CallExport> = {
  name: callExport.name,
  // As GET /calls.
  roles: ['worker', 'officer', 'coordinator', 'admin'],
  long: true,
  validate: (given) => {
    const { format, filter } = askedOf(given);
    const { cursor: _cursor, limit: _limit, ...rest } = validatePayload(CallFilterDto, filter);
    return { format, filter: plain(rest) };
  },
  // No proof: numbers, times and who of the unit holds it; no resident, no telephone, no word of the matter.
  title: (params, lang) => titleOf(CALLS_TITLE, params, lang),
};

const HOURS: JobKind<HoursExport> = {
  name: hoursExport.name,
  // As GET /hours.
  roles: ['officer', 'volunteer', 'coordinator', 'admin'],
  long: true,
  // Everybody else has only their own.
  proof: (actor) => actor.roles.some((role) => role === 'coordinator' || role === 'admin'),
  validate: (given) => {
    const { format, filter } = askedOf(given);
    const { cursor: _cursor, limit: _limit, ...rest } = validatePayload(HoursListQueryDto, filter);
    readSpan({ from: rest.from, to: rest.to });
    return { format, filter: plain(rest) as HoursExportParams };
  },
  title: (params, lang) => titleOf(HOURS_TITLE, params, lang),
};

const FIGURES: JobKind<FiguresExport> = {
  name: figuresExport.name,
  // As GET /reports/breakdown.
  roles: ['coordinator', 'admin'],
  long: false,
  validate: (given) => {
    const { format, filter } = askedOf(given);
    const { by, from, to } = validatePayload(BreakdownQueryDto, filter);
    const span = readSpan({ from, to }, { required: true, longest: longestBy(by) });
    return { format, filter: { ...fromToFields(span), by } };
  },
  // No proof: counts only.
  title: (params, lang) => titleOf(FIGURES_TITLE, params, lang),
};

const VOLUNTEERS: JobKind<VolunteerExport> = {
  name: volunteerExport.name,
  roles: ['coordinator', 'admin'],
  long: true,
  proof: () => true,
  validate: (given) => {
    const { format, filter } = askedOf(given);
    const { from, to } = validatePayload(HoursListQueryDto, filter);
    readSpan({ from, to });
    return { format, filter: plain({ ...(from && { from }), ...(to && { to }) }) };
  },
  title: (params, lang) => titleOf(VOLUNTEERS_TITLE, params, lang),
};

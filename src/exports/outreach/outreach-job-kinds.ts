/** Who may export what of legal outreach: by the page's own filter, with the page's own rights. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { JobKindRegistry, type JobKind } from '../../jobs/job-kinds.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { validatePayload } from '../../kernel/input/validation.js';
import { readSpan } from '../../kernel/time/query-span.js';
import { ActivitiesService } from '../../outreach/activities/activities.service.js';
import { ActivityFilterDto } from '../../outreach/activities/activities.dto.js';
import { ROLES } from '../../protocol/codes.js';
import { askedOf, plain, titleOf } from '../export-question.js';
import { ACTIVITIES_TITLE, activitiesExport, type ActivitiesExport } from './activities.export.js';
import { ATTENDANCE_TITLE, attendanceExport, type AttendanceExport } from './attendance.export.js';

@Injectable()
export class OutreachJobKinds implements OnModuleInit {
  constructor(
    private readonly kinds: JobKindRegistry,
    private readonly activities: ActivitiesService,
  ) {}

  onModuleInit(): void {
    this.kinds.add(ACTIVITIES);
    this.kinds.add(this.attendance);
  }

  private attendance: JobKind<AttendanceExport> = {
    name: attendanceExport.name,
    // As who sees an activity's people on its page.
    roles: ['officer', 'coordinator', 'admin'],
    long: false,
    // One activity's, with the names that its organiser has before them: no more than on the page.
    validate: (given, actor) => this.attendanceOf(given, actor),
    title: ({ format, filter: { number } }, lang) =>
      titleOf(
        [`${ATTENDANCE_TITLE[0]} ${number}`, `${ATTENDANCE_TITLE[1]} ${number}`],
        { format, filter: {} },
        lang,
      ),
  };

  private async attendanceOf(given: Record<string, unknown>, actor: Actor): Promise<AttendanceExport> {
    const { format, filter } = askedOf(given);
    const { activityId, ...more } = filter as Record<string, unknown>;
    if (typeof activityId !== 'string' || Object.keys(more).length)
      return refuse('invalid', { fields: { filter: 'field_invalid' } });
    const { number } = await this.activities.findOwn(actor, activityId);
    return { format, filter: { activityId, number } };
  }
}

const ACTIVITIES: JobKind<ActivitiesExport> = {
  name: activitiesExport.name,
  // As GET /activities.
  roles: ROLES,
  long: true,
  validate: (given) => {
    const { format, filter } = askedOf(given);
    const { cursor: _cursor, limit: _limit, ...rest } = validatePayload(ActivityFilterDto, filter);
    readSpan({ from: rest.from, to: rest.to });
    return { format, filter: plain(rest) };
  },
  // No proof: who is in charge is known to all, residents are counted only.
  title: (params, lang) => titleOf(ACTIVITIES_TITLE, params, lang),
};

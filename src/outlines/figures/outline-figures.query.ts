/** What a department did this year to the day, beside the same days of last year. Counted of the records, never written. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Directory } from '../../directory/directory.js';
import { ZERO_COUNTS, addCounts, type Counts } from '../../figures/call-measures.js';
import { inLang, type Lang } from '../../protocol/lang.js';
import type { OutlineFigure, OutlineFigureName, OutlineSpan } from '../../protocol/papers/outlines.js';
import { OUTLINE_COUNTED } from '../../protocol/vocabulary/outlines.js';
import { petitionFigures } from '../../petitions/petition-figures.query.js';
import { CallCountsQuery } from '../../reports/call-counts.query.js';
import { Store } from '../../store/store.js';
import { intervalOfSpan } from '../outline-span.js';
import { countLeads } from './department-leads.query.js';
import { countHeldActivities } from './department-activities.query.js';
import { dutyMinutes } from './department-duty.query.js';

type Sums = Record<OutlineFigureName, number> & {
  activityMinutes: number;
  byLookBack: number;
  petitionsDue: number;
};

@Injectable()
export class OutlineFiguresQuery {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly counts: CallCountsQuery,
  ) {}

  /** Of those who belong to it now, as the lists of calls have it. */
  peopleOf({ id, unitId }: { id: string; unitId: string }): string[] {
    return this.directory
      .peopleOf(unitId)
      .filter((person) => person.departmentId === id)
      .map((person) => person.id);
  }

  async of(
    department: { id: string; unitId: string },
    spans: { span: OutlineSpan; before: OutlineSpan },
    lang: Lang,
  ): Promise<OutlineFigure[]> {
    const [now, before] = await Promise.all([
      this.sums(department, spans.span),
      this.sums(department, spans.before),
    ]);
    const figure = (name: OutlineFigureName, n: number | '' = ''): OutlineFigure => ({
      name,
      now: now[name],
      before: before[name],
      how: inLang(OUTLINE_COUNTED[name], lang).replace('{n}', String(n)),
    });
    return [
      figure('answered'),
      figure('solved'),
      figure('referred'),
      figure('leads', now.byLookBack),
      figure('handedOver'),
      {
        ...figure('petitions', this.directory.settings(department.unitId).petitions.procedureDays),
        of: now.petitionsDue,
        beforeOf: before.petitionsDue,
      },
      figure('activities', Math.round(now.activityMinutes / 60)),
      figure('duty'),
    ];
  }

  private async sums(department: { id: string; unitId: string }, span: OutlineSpan): Promise<Sums> {
    const { unitId } = department;
    const peopleIds = this.peopleOf(department);
    const time = intervalOfSpan(span);
    const { long: read } = this.store;
    const now = this.clock.now();
    const [calls, leads, petitions, held, duty] = await Promise.all([
      this.counts.by(unitId, time, 'officer'),
      countLeads(read, department, time),
      petitionFigures(read, unitId, { ...time, now, inChargeIds: peopleIds }),
      countHeldActivities(read, { unitId, peopleIds }, time, now),
      dutyMinutes(read, peopleIds, span),
    ]);
    const counted = peopleIds.reduce<Counts>(
      (sum, id) => addCounts(sum, calls.get(id) ?? ZERO_COUNTS),
      ZERO_COUNTS,
    );
    const { answered, solved, referred } = counted;
    return {
      answered,
      solved,
      referred,
      ...leads,
      petitions: petitions.inTime,
      petitionsDue: petitions.due,
      activities: held.activities,
      activityMinutes: held.minutes,
      duty: [...duty.values()].reduce((sum, minutes) => sum + minutes, 0),
    };
  }
}

/** The year of active service: what the district does unasked, lived through the services themselves. */
import type { INestApplicationContext } from '@nestjs/common';
import type { CommandActor } from '../../kernel/actor.js';
import { Directory } from '../../directory/directory.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { DAY } from '../../protocol/time/durations.js';
import { localDay, startOfDay } from '../../protocol/time/local-day.js';
import { RosterQuery } from '../../roster/roster.query.js';
import { Store } from '../../store/store.js';
import { POSTED_OFFICERS } from '../demo-people.js';
import type { District } from '../demo-district.js';
import { historyStart } from '../history/demo-history.js';
import { workingDaysOf } from '../history/weekdays.js';
import { planWalkIns } from '../history/demo-walk-ins.js';
import type { Agenda } from '../history/demo-agenda.js';
import { planMonthEnds } from '../service/demo-month-ends.js';
import { hoursCommands } from '../service/demo-service-commands.js';
import { activityCommands } from './activity-commands.js';
import type { BusyTimes } from './busy-times.js';
import { planOutreach } from './demo-activities.js';
import { planPetitions } from '../relief/demo-petitions.js';
import { planCheckups } from './demo-checkups.js';
import { planLiaison } from './demo-liaison.js';
import { planPosters } from './demo-posters.js';
import { planTalks } from './demo-talks.js';
import { walkInCommands } from './walk-in-commands.js';
import { PLANNED_AHEAD } from './planned-activities.js';

/** Days before the day on which the demo is opened. */
const YEAR = 365;
/** Beside those of the workers: activities are held in so many more communities. */
const MORE_COMMUNITIES = 12;

export const yearStart = (until: number): number => startOfDay(until) - YEAR * DAY;

/** Who is on a shift in the weeks to come is not asked to be elsewhere. */
export async function noteShifts(
  app: INestApplicationContext,
  { unitId }: District,
  until: number,
  busy: BusyTimes,
): Promise<void> {
  const shifts = await app
    .get(RosterQuery)
    .touching(unitId, localDay(until), localDay(until + PLANNED_AHEAD));
  for (const { people } of shifts)
    for (const { personId, from, to } of people) if (to > until) busy.note(personId, from, to);
}

export function planActiveService(
  app: INestApplicationContext,
  as: (id: string) => CommandActor,
  agenda: Agenda,
  district: District,
  { until, busy }: { until: number; busy: BusyTimes },
): void {
  const directory = app.get(Directory);
  const { unitId, coordinatorId, officerIds, volunteerIds, workerIds } = district;
  const calendar = directory.calendars.of(unitId);
  const isWorkingDay = workingDaysOf(calendar);
  const isHoliday = (day: string) => calendar.notes?.get(day)?.kind === 'holiday';
  const placeOf = (id: string) => {
    const { name } = directory.community(id) ?? refuse('not_found');
    return { id, name };
  };
  const withWorkers = workerIds.map((workerId) => ({
    ...placeOf(directory.person(workerId)?.communityIds[0] ?? refuse('not_found')),
    workerId,
  }));
  const others = directory
    .communitiesOf(unitId)
    .filter(({ id }) => !withWorkers.some((one) => one.id === id))
    .slice(0, MORE_COMMUNITIES)
    .map(({ id, name }) => ({ id, name }));
  const span = { from: yearStart(until), until };
  const workers = withWorkers.map(({ id: communityId, name: place, workerId }) => ({
    id: workerId,
    communityId,
    place,
  }));
  const livedFrom = historyStart({ until });
  const walkInSpan = { yearFrom: span.from, from: livedFrom, until, isWorkingDay };
  planWalkIns(walkInCommands(app, as), agenda, { officerIds, workers, busy }, walkInSpan);
  planOutreach(
    { commands: activityCommands(app, as), agenda, busy },
    { coordinatorId, officerIds, volunteerIds, communities: [...withWorkers, ...withWorkers, ...others] },
    { ...span, isWorkingDay, isHoliday, livedFrom },
  );
  const { talkAnswerHours: answerHours, warnPercent } = directory.settings(unitId);
  planTalks(app, {
    as,
    agenda,
    busy,
    coordinatorId,
    officerIds,
    volunteerIds,
    workers,
    calendar,
    answerHours,
    warnPercent,
    ...span,
  });
  planPosters(app, { as, agenda, coordinatorId, worker: workers[0]!, isWorkingDay, until });
  const communities = [...withWorkers, ...others];
  planCheckups(app, { as, agenda, busy, coordinatorId, officerIds, communities, isWorkingDay, ...span });
  const hours = hoursCommands(app);
  const posted = withWorkers.flatMap(({ id, workerId }) => {
    const officerId = directory.liaisonOf(id, span.from);
    return officerId === undefined ? [] : [{ id, workerId, officerId }];
  });
  planLiaison(app, {
    as,
    agenda,
    busy,
    hours,
    coordinatorId,
    adminId: district.adminId,
    communities: posted,
    successorId: officerIds[POSTED_OFFICERS]!,
    isWorkingDay,
    ...span,
  });
  planPetitions(app, {
    as,
    agenda,
    busy,
    coordinatorId,
    officerIds,
    communityIds: communities.map(({ id }) => id),
    isWorkingDay,
    ...span,
  });
  const lived = { from: span.from, until: livedFrom };
  planMonthEnds(hours, app.get(Store).read, as(coordinatorId), agenda, lived);
}

/** The demo's roster: a day shift with backup and leader, a night shift, an open place and an offered one; through the services. */
import type { CommandActor } from '../kernel/actor.js';
import { addDays, mondayOf } from '../protocol/time/local-day.js';
import type { LeavesService } from '../roster/planning/leaves.service.js';
import { occurrenceId } from '../shift/occurrences.js';
import type { ShiftRequestsService } from '../roster/shifts/shift-requests.service.js';
import type { ShiftCommandsService } from '../roster/shifts/shift-commands.service.js';
import type { ShiftPatternChange, ShiftPatternsService } from '../roster/planning/shift-patterns.service.js';

export interface DemoRosterCommands {
  patterns: ShiftPatternsService;
  deeds: ShiftCommandsService;
  requests: ShiftRequestsService;
  leaves: LeavesService;
}
interface Cast {
  coordinator: CommandActor;
  officers: readonly CommandActor[];
}
const DAY_SHIFT = { startMinute: 8 * 60 + 30, endMinute: 17 * 60 + 30, days: 'working' as const };
const NIGHT_SHIFT = { startMinute: 17 * 60 + 30, endMinute: 8 * 60 + 30, days: 'all' as const };
const common = {
  departmentId: null,
  weekdays: [0, 1, 2, 3, 4, 5, 6],
  everyWeeks: 1,
  untilDay: null,
  temporaryId: null,
};
/** By officer's number, a week after the other. */
const SHIFTS: readonly (Pick<ShiftPatternChange, 'name' | 'role' | 'min' | 'max'> & {
  hours: typeof DAY_SHIFT | typeof NIGHT_SHIFT;
  turns: readonly (readonly number[])[];
})[] = [
  {
    name: '白班',
    role: 'first',
    min: 2,
    max: 3,
    hours: DAY_SHIFT,
    turns: [
      [1, 2],
      [3, 4],
      [5, 6],
      [7, 8],
    ],
  },
  { name: '备班', role: 'backup', min: 1, max: 1, hours: DAY_SHIFT, turns: [[3], [5], [7], [1]] },
  { name: '带班', role: 'leader', min: 1, max: 1, hours: DAY_SHIFT, turns: [[5], [7], [1], [3]] },
  { name: '夜班', role: 'first', min: 1, max: 1, hours: NIGHT_SHIFT, turns: [[6], [8], [2], [4]] },
];
const WEEKS_LIVED = 4;

/** When the history begins: the shifts of the month that is lived, and of all weeks after it. */
export async function planRoster(
  commands: DemoRosterCommands,
  { coordinator, officers }: Cast,
  today: string,
) {
  const fromDay = mondayOf(addDays(today, -7 * WEEKS_LIVED));
  const ids: Record<string, string> = {};
  for (const { hours, turns, ...shift } of SHIFTS) {
    const rotation = turns.map((week) => week.map((n) => officers[n - 1]!.id));
    const made = await commands.patterns.make(coordinator, {
      ...common,
      ...shift,
      ...hours,
      fromDay,
      rotation,
    });
    ids[shift.name] = made.id;
  }
  return ids;
}

/** When it ends: what somebody finds who opens the roster next morning. */
export async function fillOpenShifts(
  commands: DemoRosterCommands,
  { coordinator, officers }: Cast,
  today: string,
  ids: Readonly<Record<string, string>>,
  isWorkingDay: (day: string) => boolean,
): Promise<void> {
  const monday = mondayOf(addDays(today, 7));
  const week = WEEKS_LIVED + 1;
  const turn = (name: string) => {
    const { turns } = SHIFTS.find((s) => s.name === name)!;
    return turns[week % turns.length]!.map((n) => officers[n - 1]!);
  };
  const saturdayNight = occurrenceId(ids['夜班']!, addDays(monday, 5));
  await commands.deeds.place(coordinator, saturdayNight, { remove: turn('夜班')[0]!.id });
  const [first] = turn('白班');
  // In a week of holidays there is no such shift.
  const offered = [2, 3, 1, 4, 0].map((days) => addDays(monday, days)).find(isWorkingDay);
  if (offered !== undefined) await commands.requests.offer(first!, occurrenceId(ids['白班']!, offered));
  const leader = turn('带班')[0]!;
  const fromDay = addDays(monday, 4);
  await commands.leaves.take(leader, { personId: leader.id, fromDay, untilDay: fromDay, blocks: true });
}

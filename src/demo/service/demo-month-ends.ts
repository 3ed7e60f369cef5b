/**
 * Months of the year before the one that is lived day by day: decided on the fifth of the next, and closed then, but for
 * the last, which waits for whoever opens the demo.
 */
import { DAY, HOUR } from '../../protocol/time/durations.js';
import { addMonths, dayBegins, localMonth } from '../../protocol/time/local-day.js';
import type { CommandActor } from '../../kernel/actor.js';
import type { Queries } from '../../store/store.js';
import type { Agenda } from '../history/demo-agenda.js';
import { decideLines, type DemoHoursCommands } from './demo-hours.js';

/** @param until the month of this instant stays open */
export function planMonthEnds(
  commands: DemoHoursCommands,
  read: Queries,
  coordinator: CommandActor,
  agenda: Agenda,
  { from, until }: { from: number; until: number },
): void {
  for (let month = localMonth(from); month < localMonth(until); month = addMonths(month, 1)) {
    const next = `${addMonths(month, 1)}-01`;
    agenda.at(dayBegins(next) + 4 * DAY + 16 * HOUR, async () => {
      await decideLines(commands, read, coordinator, next, true);
      if (addMonths(month, 1) < localMonth(until)) await commands.closeMonth(coordinator, month);
    });
  }
}

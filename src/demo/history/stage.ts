/** What the history plays on. */
import type { PushedClock } from '../../kernel/clock.js';
import type { Agenda } from './agenda.js';
import type { Chance } from './chance.js';
import type { HistoryDoors } from './doors.js';

export interface Stage {
  doors: HistoryDoors;
  agenda: Agenda;
  chance: Chance;
  clock: PushedClock;
}

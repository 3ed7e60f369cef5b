/** What the history is made with. */
import type { PushedClock } from '../../kernel/clock.js';
import type { Agenda } from './demo-agenda.js';
import type { SeededRandom } from './seeded-random.js';
import type { DemoCommands } from './demo-commands.js';

export interface DemoContext {
  commands: DemoCommands;
  agenda: Agenda;
  chance: SeededRandom;
  clock: PushedClock;
}

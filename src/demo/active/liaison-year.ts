/** What a year of liaison officers is lived with. */
import type { CommandActor } from '../../kernel/actor.js';
import type { Agenda } from '../history/demo-agenda.js';
import type { DemoHoursCommands } from '../service/demo-hours.js';
import type { BusyTimes } from './busy-times.js';

export interface LiaisonYear {
  as: (id: string) => CommandActor;
  agenda: Agenda;
  busy: BusyTimes;
  hours: Pick<DemoHoursCommands, 'claim' | 'decideClaim'>;
  coordinatorId: string;
  adminId: string;
  /** Each with its worker and who is posted there. */
  communities: readonly { id: string; workerId: string; officerId: string }[];
  /** Takes over the last of them. */
  successorId: string;
  isWorkingDay: (day: string) => boolean;
  from: number;
  until: number;
}

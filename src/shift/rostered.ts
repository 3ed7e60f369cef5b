/** Who has which part in a shift, as routing asks for it. Pure. */
import type { ShiftRole } from '../protocol/shifts.js';

/** One person's place in one shift. Instants in milliseconds since 1970; `to` exclusive. */
export interface Rostered {
  personId: string;
  departmentId: string | null;
  role: ShiftRole;
  /** The shift's name, as on the grid. */
  name: string;
  from: number;
  to: number;
}

/** Who has which part in a shift, as routing asks for it. Pure. */

/** first: rung as usual · backup: after them · leader: the duty leader, asked when nobody else answers. */
export const SHIFT_ROLES = ['first', 'backup', 'leader'] as const;
export type ShiftRole = (typeof SHIFT_ROLES)[number];

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

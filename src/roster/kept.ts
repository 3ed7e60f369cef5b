/** Who should be on duty around now, held in memory by the directory: asked with every ring, changed seldom. */

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

export class KeptRosters {
  private readonly byUnit = new Map<string, readonly Rostered[]>();

  /** Whose shift covers the instant. */
  at = (unitId: string, at: number): Rostered[] =>
    (this.byUnit.get(unitId) ?? []).filter((r) => r.from <= at && at < r.to);
}

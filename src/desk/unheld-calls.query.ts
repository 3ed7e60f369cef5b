/** Calls that nobody holds and that officers may be rung for: what each list means to the database and in memory. */
import { isUnheldState } from '../protocol/calls/open-states.js';
import type { Queries } from '../store/store.js';
import type { CallRow } from '../call/call.entity.js';
import { openStates } from '../call/open-states.sql.js';

type Line = Pick<CallRow, 'id' | 'state' | 'urgency' | 'drill' | 'lateAt' | 'raisedAt'>;
export interface UnheldList {
  sql: string;
  has: (line: Line) => boolean;
}
/** The hub's own tests are nobody's. */
const UNHELD = `${openStates} and state <> 'active' and (drill is null or drill = 'drill')`;
const isUnheld = ({ state, drill }: Line) => isUnheldState(state) && (drill === null || drill === 'drill');

/** Those found late have a turn of their own. */
export const WAITING_CALLS: UnheldList = {
  sql: `${UNHELD} and state = 'waiting' and late_at is null`,
  has: (line) => isUnheld(line) && line.state === 'waiting' && line.lateAt === null,
};
/** What an outage left over is danger still. */
export const EMERGENCY_CALLS: UnheldList = {
  sql: `${UNHELD} and urgency = 'emergency'`,
  has: (line) => isUnheld(line) && line.urgency === 'emergency',
};

/** A drill comes after every real call. */
const ORDER = 'order by case when drill is null then 0 else 1 end, raised_at, id';
const inOrder = (a: Line, b: Line) =>
  Number(a.drill !== null) - Number(b.drill !== null) || a.raisedAt - b.raisedAt || (a.id < b.id ? -1 : 1);

export async function unheldCallIds(from: Queries, unitId: string, { sql }: UnheldList): Promise<string[]> {
  const rows = await from.rows<{ id: string }>(`select id from call where unit_id = ? and ${sql} ${ORDER}`, [
    unitId,
  ]);
  return rows.map(({ id }) => id);
}

/** Both lists, read once and followed by what is decided from then on: a sweep raises no call, and no holder lets go. */
export class UnheldCalls {
  private rows: Line[] | undefined;

  constructor(
    private readonly from: Queries,
    private readonly unitId: string,
    private readonly decided: ReadonlyMap<string, { line: Line }>,
  ) {}

  async idsOf({ has }: UnheldList): Promise<string[]> {
    this.rows ??= await this.read();
    const now = this.rows.map((row) => this.decided.get(row.id)?.line ?? row);
    return now
      .filter(has)
      .sort(inOrder)
      .map(({ id }) => id);
  }

  private async read(): Promise<Line[]> {
    const rows = await this.from.rows<Line & { late_at: number | null; raised_at: number }>(
      `select id, state, urgency, drill, late_at, raised_at from call where unit_id = ? and ${UNHELD}`,
      [this.unitId],
    );
    return rows.map((row) => ({ ...row, lateAt: row.late_at, raisedAt: Number(row.raised_at) }));
  }
}

/** The roster as people read it. */
import type { Holder, Named } from '../protocol/answers.js';
import { iso } from '../protocol/time/instant.js';
import { type RosterFinding, placesLeft } from '../shift/roster-findings.js';
import type { ShiftRole, RequestState, RequestKind } from '../protocol/shifts.js';
import { occurrenceId, type Occurrence } from '../shift/occurrences.js';
import type { LeaveRow, ShiftRequestRow } from '../shift/roster.entity.js';
import type { RosterQuery } from './roster.query.js';

export interface ShiftView {
  id: string;
  patternId: string;
  day: string;
  name: string;
  role: ShiftRole;
  department: Named | null;
  min: number;
  max: number;
  from: string;
  to: string;
  temporary: boolean;
  people: (Holder & { from: string; to: string; turn: boolean; onLeave: boolean; twice: boolean })[];
  /** Whose turn it would be, but they are on leave. */
  away: Holder[];
  /** Whose turn it would be, but they left, or are an officer no longer. */
  gone: Holder[];
  /** How many are missing, too many, and could still come. */
  missing: number;
  over: number;
  open: number;
}
export interface LeaveDaysView {
  id: string;
  person: Holder;
  fromDay: string;
  untilDay: string;
  blocks: boolean;
}
export interface ShiftRequestView {
  id: string;
  kind: RequestKind;
  state: RequestState;
  from: Holder;
  to: Holder | null;
  taker: Holder | null;
  shift: ShiftView;
}

export function shiftView(
  roster: RosterQuery,
  shift: Occurrence,
  all: readonly RosterFinding[] = [],
): ShiftView {
  const own = all.filter((f) => f.patternId === shift.patternId && f.day === shift.day);
  const count = (kind: RosterFinding['kind']) => own.find((f) => f.kind === kind)?.count ?? 0;
  const twice = own.find((f) => f.kind === 'double')?.personIds ?? [];
  const department = shift.departmentId ? roster.directory.department(shift.departmentId) : undefined;
  const { patternId, day, name, role, min, max } = shift;
  return {
    id: occurrenceId(patternId, day),
    patternId,
    day,
    name,
    role,
    department: department ? { id: department.id, name: department.name } : null,
    min,
    max,
    from: iso(shift.from),
    to: iso(shift.to),
    temporary: shift.temporaryId !== null,
    people: shift.people.map((p) => ({
      ...roster.holder(p.personId),
      from: iso(p.from),
      to: iso(p.to),
      turn: p.by === 'turn',
      onLeave: p.onLeave,
      twice: twice.includes(p.personId),
    })),
    away: shift.away.map(roster.holder),
    gone: shift.gone.map(roster.holder),
    missing: count('gap'),
    over: count('over'),
    open: placesLeft(shift),
  };
}

export const leaveView = (roster: RosterQuery, leave: LeaveRow): LeaveDaysView => ({
  id: leave.id,
  person: roster.holder(leave.personId),
  fromDay: leave.fromDay,
  untilDay: leave.untilDay,
  blocks: leave.blocks,
});

export const shiftRequestView = (
  roster: RosterQuery,
  row: ShiftRequestRow,
  shift: Occurrence,
): ShiftRequestView => ({
  id: row.id,
  kind: row.kind,
  state: row.state,
  from: roster.holder(row.fromId),
  to: row.toId === null ? null : roster.holder(row.toId),
  taker: row.takerId === null ? null : roster.holder(row.takerId),
  shift: shiftView(roster, shift),
});

/** Reads what a roster is made of: of one unit for a span of days, or of all units as it stands for the directory. */
import type { Queries } from '../store/store.js';
import { Table } from '../store/table.js';
import { addDays } from '../protocol/time/local-day.js';
import type { RosterMaterial } from './occurrences.js';
import { LeaveRow, RosterOverrideRow, ShiftPatternRow, TemporaryRosterRow } from './roster.entity.js';

const patterns = new Table(ShiftPatternRow);
const temporaries = new Table(TemporaryRosterRow);
const overrides = new Table(RosterOverrideRow);
const leaves = new Table(LeaveRow);

/** What reaches into the days from the first to the last, both included; a night of the day before may be among them. */
export async function readRosterMaterial(
  from: Queries,
  unitId: string,
  firstDay: string,
  lastDay: string,
): Promise<RosterMaterial> {
  const unit = 'where unit_id = ?';
  return {
    patterns: await patterns.find(
      from,
      `${unit} and from_day <= ? and (until_day is null or until_day >= ?) order by id`,
      [unitId, lastDay, firstDay],
    ),
    temporaries: await temporaries.find(from, `${unit} and from_day <= ? and until_day >= ? order by id`, [
      unitId,
      lastDay,
      firstDay,
    ]),
    overrides: await overrides.find(from, `${unit} and day >= ? and day <= ?`, [unitId, firstDay, lastDay]),
    // A shift of the last day may run into the next one.
    leaves: await leaves.find(from, `${unit} and until_day >= ? and from_day <= ?`, [
      unitId,
      firstDay,
      addDays(lastDay, 1),
    ]),
  };
}

/** A day or two before the last daily check of the unit: what lies before it is history, and not held in memory. */
const recent = (table: string) =>
  `coalesce((select recent_day from roster_watch w where w.id = ${table}.unit_id), '')`;

export async function readAllRosterMaterial(from: Queries): Promise<Map<string, RosterMaterial>> {
  const rows = {
    patterns: await patterns.find(
      from,
      `where until_day is null or until_day >= ${recent(patterns.name)} order by id`,
    ),
    temporaries: await temporaries.find(from, `where until_day >= ${recent(temporaries.name)} order by id`),
    overrides: await overrides.find(from, `where day >= ${recent(overrides.name)}`),
    leaves: await leaves.find(from, `where until_day >= ${recent(leaves.name)}`),
  };
  const units = new Set(rows.patterns.map((p) => p.unitId));
  const of = <Row extends { unitId: string }>(all: readonly Row[], unitId: string) =>
    all.filter((row) => row.unitId === unitId);
  return new Map(
    [...units].map((unitId) => [
      unitId,
      {
        patterns: of(rows.patterns, unitId),
        temporaries: of(rows.temporaries, unitId),
        overrides: of(rows.overrides, unitId),
        leaves: of(rows.leaves, unitId),
      },
    ]),
  );
}

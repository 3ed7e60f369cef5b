/** The rows of check-ups, of what was found in them, and of the list of points. */
import type { Interval } from '../kernel/time/intervals.js';
import type { CheckupState } from '../protocol/outreach/enterprises.js';
import { placeholders, type Param, type Queries, type Tx } from '../store/store.js';
import { Table } from '../store/table.js';
import { CheckupFindingRow, CheckupPointsRow, CheckupRow } from './checkups.entity.js';
import { FINDING_CALL, IS_SOLVED } from '../reports/active/finding-solved.sql.js';

const checkups = new Table(CheckupRow);
const findings = new Table(CheckupFindingRow);
const lists = new Table(CheckupPointsRow);

export const findCheckupOfUnit = (
  from: Queries,
  id: string,
  unitId: string,
): Promise<CheckupRow | undefined> => checkups.one(from, 'where id = ? and unit_id = ?', [id, unitId]);

/** The latest first. @param after the last one of the page before: when it is, and its id */
export function findCheckupsOf(
  from: Queries,
  unitId: string,
  {
    enterpriseId,
    state,
    callId,
    after,
    most,
  }: {
    enterpriseId?: string | undefined;
    state?: CheckupState | undefined;
    callId?: string | undefined;
    after?: readonly Param[] | undefined;
    most: number;
  },
): Promise<CheckupRow[]> {
  const asked: [string, readonly Param[]][] = [['unit_id = ?', [unitId]]];
  if (enterpriseId !== undefined) asked.push(['enterprise_id = ?', [enterpriseId]]);
  if (state !== undefined) asked.push(['state = ?', [state]]);
  if (callId !== undefined)
    asked.push(['id in (select checkup_id from checkup_finding where call_id = ?)', [callId]]);
  if (after) asked.push(['(at, id) < (?, ?)', after]);
  const where = asked.map(([condition]) => condition).join(' and ');
  return checkups.find(from, `where ${where} order by at desc, id desc limit ?`, [
    ...asked.flatMap(([, params]) => params),
    most,
  ]);
}

/** Those that a person takes part in, who stands in a list of ids; cancelled ones too. */
export const findCheckupsWith = (
  from: Queries,
  unitId: string,
  personId: string,
  span: Interval,
): Promise<CheckupRow[]> =>
  checkups.find(from, 'where unit_id = ? and at >= ? and at < ? and officers like ? order by at, id', [
    unitId,
    span.from,
    span.to,
    `%"${personId}"%`,
  ]);

/** Those of the unit to come that begin in the time, both ends left out. */
export const findPlannedCheckupsIn = (from: Queries, unitId: string, span: Interval): Promise<CheckupRow[]> =>
  checkups.find(from, "where unit_id = ? and at > ? and at < ? and state = 'planned' order by at, id", [
    unitId,
    span.from,
    span.to,
  ]);

export const insertCheckup = (tx: Tx, row: CheckupRow): Promise<void> => checkups.insert(tx, row);
/** @returns false where somebody has changed it since */
export const updateCheckup = async (
  tx: Tx,
  { id, version }: Pick<CheckupRow, 'id' | 'version'>,
  changes: Partial<CheckupRow>,
): Promise<boolean> =>
  (await checkups.update(tx, { ...changes, version: version + 1 }, 'id = ? and version = ?', [
    id,
    version,
  ])) === 1;

/** In their order. */
export const findFindingsOf = (from: Queries, checkupId: string): Promise<CheckupFindingRow[]> =>
  findings.find(from, 'where checkup_id = ? order by position, id', [checkupId]);
/** A point that nobody has said anything of. */
export const unsaid = (
  id: string,
  checkupId: string,
  point: Pick<CheckupFindingRow, 'pointId' | 'text' | 'position'>,
): CheckupFindingRow => ({
  id,
  checkupId,
  ...point,
  finding: 'not_looked_at',
  words: null,
  advice: null,
  solvedAt: null,
  solvedBy: null,
  solvedWords: null,
  callId: null,
  dispute: false,
});
export const insertFindings = (tx: Tx, rows: readonly CheckupFindingRow[]): Promise<void> =>
  findings.insert(tx, ...rows);
/** As the caller read them: a call is made of one in another queue than everything else here is written in. */
type ReadFinding = Pick<CheckupFindingRow, 'id' | 'callId'>;
const AS_READ = "id = ? and coalesce(call_id, '') = ?";
/** @returns false where it has become a call since */
export const updateFinding = async (
  tx: Tx,
  { id, callId }: ReadFinding,
  changes: Partial<CheckupFindingRow>,
): Promise<boolean> => (await findings.update(tx, changes, AS_READ, [id, callId ?? ''])) === 1;
/** @returns false where it is no problem, solved already, or has become a call since */
export const markFindingSolved = async (
  tx: Tx,
  { id, callId }: ReadFinding,
  solved: Pick<CheckupFindingRow, 'solvedAt' | 'solvedBy' | 'solvedWords'>,
): Promise<boolean> =>
  (await findings.update(tx, solved, `${AS_READ} and finding = 'problem' and solved_at is null`, [
    id,
    callId ?? '',
  ])) === 1;
/** @returns false where it is a call already, and where it is no problem that may become one any more */
export const linkFindingCall = async (tx: Tx, id: string, callId: string): Promise<boolean> =>
  (await findings.update(
    tx,
    { callId },
    "id = ? and call_id is null and finding = 'problem' and solved_at is null and dispute = 0",
    [id],
  )) === 1;

export interface ProblemCount {
  problems: number;
  solved: number;
}
/** By check-up; one without a problem is not in it. */
export async function countProblemsOf(
  from: Queries,
  checkupIds: readonly string[],
): Promise<Map<string, ProblemCount>> {
  if (!checkupIds.length) return new Map();
  const rows = await from.rows<{ id: string; problems: number; solved: number }>(
    `select f.checkup_id as id, count(*) as problems, count(case when ${IS_SOLVED} then 1 end) as solved
      from checkup_finding f ${FINDING_CALL}
      where f.checkup_id in (${placeholders(checkupIds)}) and f.finding = 'problem' group by f.checkup_id`,
    [...checkupIds],
  );
  return new Map(
    rows.map(({ id, problems, solved }) => [id, { problems: Number(problems), solved: Number(solved) }]),
  );
}

export const findPointsOf = (from: Queries, unitId: string): Promise<CheckupPointsRow | undefined> =>
  lists.one(from, 'where unit_id = ?', [unitId]);
export const insertPoints = (tx: Tx, row: CheckupPointsRow): Promise<void> => lists.insert(tx, row);
/** @returns false where somebody has changed the list since */
export const updatePoints = async (
  tx: Tx,
  { unitId, version, ...changes }: CheckupPointsRow,
): Promise<boolean> =>
  (await lists.update(tx, { ...changes, version: version + 1 }, 'unit_id = ? and version = ?', [
    unitId,
    version,
  ])) === 1;

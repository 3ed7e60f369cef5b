/** Check-ups as they are shown, in a list and whole. */
import type { Actor } from '../kernel/actor.js';
import type { Seal } from '../kernel/seal/seal.js';
import type { Directory } from '../directory/directory.js';
import { holderOf } from '../directory/holder.js';
import type { Named } from '../protocol/answers.js';
import type {
  CheckedCall,
  CheckedPoint,
  Checkup,
  CheckupPoint,
  CheckupSummary,
} from '../protocol/outreach/enterprises.js';
import { iso } from '../protocol/time/instant.js';
import type { CheckupFindingRow, CheckupRow } from './checkups.entity.js';
import type { ProblemCount } from './checkups.repository.js';
import { isSolved, type FindingCall } from './calls/finding-calls.query.js';

export const invitedByContext = (id: string): string => `checkup.invited_by:${id}`;
export const reasonContext = (id: string): string => `checkup.reason:${id}`;
export const findingContext = (field: 'words' | 'advice' | 'solved_words', id: string): string =>
  `checkup_finding.${field}:${id}`;

/** Who takes part, and who keeps the unit's work together. */
export const writesIn = ({ id, roles }: Pick<Actor, 'id' | 'roles'>, { officers }: CheckupRow): boolean =>
  officers.includes(id) || coordinates({ roles });
const coordinates = ({ roles }: Pick<Actor, 'roles'>): boolean =>
  roles.some((role) => role === 'coordinator' || role === 'admin');

export interface CheckupSources {
  seal: Pick<Seal, 'tryOpen'>;
  directory: Pick<Directory, 'person'>;
}

export const checkupSummary = (
  { directory }: Pick<CheckupSources, 'directory'>,
  row: CheckupRow,
  enterprise: Named,
  { problems, solved }: ProblemCount = { problems: 0, solved: 0 },
): CheckupSummary => ({
  id: row.id,
  enterprise,
  kind: row.kind,
  state: row.state,
  at: iso(row.at),
  place: row.place,
  officers: row.officers.map((id) => holderOf(directory, id)),
  problems,
  solved,
});

export interface WholeCheckup {
  row: CheckupRow;
  enterprise: Named;
  hasContact: boolean;
  /** In their order. */
  findings: readonly CheckupFindingRow[];
  /** What became of them, by call. */
  calls: ReadonlyMap<string, FindingCall>;
  /** The unit's list as it is now. */
  points: readonly CheckupPoint[];
}

/** Reads the points of one check-up for one reader. */
type Read = (row: CheckupFindingRow) => CheckedPoint;

export function checkupView(
  sources: CheckupSources,
  { row, enterprise, hasContact, findings, calls, points }: WholeCheckup,
  actor: Pick<Actor, 'id' | 'roles'>,
): Checkup {
  const callOf = ({ callId }: CheckupFindingRow) => calls.get(callId ?? '');
  const problems = findings.filter(({ finding }) => finding === 'problem');
  const solved = problems.filter((finding) => isSolved(finding, callOf(finding))).length;
  const read: Read = (finding) => checked(sources, finding, callOf(finding), actor);
  return {
    ...checkupSummary(sources, row, enterprise, { problems: problems.length, solved }),
    invitedBy: sources.seal.tryOpen(invitedByContext(row.id), row.invitedBy) ?? '',
    invitedAt: iso(row.invitedAt),
    hasContact,
    ...(row.state === 'cancelled' && {
      cancelled: {
        at: iso(row.changedAt),
        by: holderOf(sources.directory, row.cancelledBy ?? ''),
        reason: (row.reason && sources.seal.tryOpen(reasonContext(row.id), row.reason)) ?? '',
      },
    }),
    // What is over shows what was said then, whatever the list has become since.
    points: row.state === 'planned' ? asked(findings, points, read) : findings.map(read),
    isOwn: writesIn(actor, row),
    version: row.version,
  };
}

/** The points in use, as found where they were; behind them what was found at points that are in the list no more. */
function asked(
  findings: readonly CheckupFindingRow[],
  points: readonly CheckupPoint[],
  read: Read,
): CheckedPoint[] {
  const said = new Map(findings.map((finding) => [finding.pointId, finding]));
  const listed = points.flatMap(({ id, text, isUsed }): CheckedPoint[] => {
    const finding = said.get(id);
    said.delete(id);
    if (finding) return [read(finding)];
    return isUsed ? [{ id, text, finding: 'not_looked_at' }] : [];
  });
  return [...listed, ...[...said.values()].map(read)];
}

function checked(
  { seal, directory }: CheckupSources,
  row: CheckupFindingRow,
  call: FindingCall | undefined,
  actor: Pick<Actor, 'id' | 'roles'>,
): CheckedPoint {
  const open = (field: 'words' | 'advice' | 'solved_words', sealed: string | null) =>
    sealed === null ? undefined : seal.tryOpen(findingContext(field, row.id), sealed);
  const [words, advice] = [open('words', row.words), open('advice', row.advice)];
  const solved = solvedBy(row, call);
  return {
    id: row.pointId,
    text: row.text,
    finding: row.finding,
    ...(words !== undefined && { words }),
    ...(advice !== undefined && { advice }),
    ...(solved && {
      solved: {
        at: iso(solved.at),
        by: holderOf(directory, solved.by),
        words: open('solved_words', row.solvedWords) ?? '',
      },
    }),
    ...(row.dispute && { dispute: true as const }),
    ...(call && { call: checkedCall(directory, call, actor) }),
  };
}

/** Who noted it first; else who closed the call it became. */
function solvedBy(
  row: CheckupFindingRow,
  call: FindingCall | undefined,
): { at: number; by: string } | undefined {
  if (row.solvedAt !== null) return { at: row.solvedAt, by: row.solvedBy ?? '' };
  return call && isSolved(row, call) ? { at: call.closedAt ?? 0, by: call.holderId ?? '' } : undefined;
}

const checkedCall = (
  directory: Pick<Directory, 'person'>,
  { id, number, state, outcome, holderId }: FindingCall,
  actor: Pick<Actor, 'id' | 'roles'>,
): CheckedCall => ({
  id,
  number,
  state,
  ...(outcome !== null && { outcome }),
  ...(holderId !== null && { holder: holderOf(directory, holderId) }),
  mayOpen: holderId === actor.id || coordinates(actor),
});

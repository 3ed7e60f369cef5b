/** Check-ups as they are shown, in a list and whole. */
import type { Actor } from '../kernel/actor.js';
import type { Seal } from '../kernel/seal/seal.js';
import type { Directory } from '../directory/directory.js';
import { holderOf } from '../directory/holder.js';
import type { Named } from '../protocol/answers.js';
import type {
  CheckedPoint,
  Checkup,
  CheckupPoint,
  CheckupSummary,
} from '../protocol/outreach/enterprises.js';
import { iso } from '../protocol/time/instant.js';
import type { CheckupFindingRow, CheckupRow } from './checkups.entity.js';
import type { ProblemCount } from './checkups.repository.js';

export const invitedByContext = (id: string): string => `checkup.invited_by:${id}`;
export const findingContext = (field: 'words' | 'advice' | 'solved_words', id: string): string =>
  `checkup_finding.${field}:${id}`;

/** Who takes part, and who keeps the unit's work together. */
export const writesIn = ({ id, roles }: Pick<Actor, 'id' | 'roles'>, { officers }: CheckupRow): boolean =>
  officers.includes(id) || roles.some((role) => role === 'coordinator' || role === 'admin');

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
  /** In their order. */
  findings: readonly CheckupFindingRow[];
  /** The unit's list as it is now. */
  points: readonly CheckupPoint[];
}

export function checkupView(
  sources: CheckupSources,
  { row, enterprise, findings, points }: WholeCheckup,
  actor: Pick<Actor, 'id' | 'roles'>,
): Checkup {
  const problems = findings.filter(({ finding }) => finding === 'problem');
  const solved = problems.filter(({ solvedAt }) => solvedAt !== null).length;
  return {
    ...checkupSummary(sources, row, enterprise, { problems: problems.length, solved }),
    invitedBy: sources.seal.tryOpen(invitedByContext(row.id), row.invitedBy) ?? '',
    invitedAt: iso(row.invitedAt),
    // What is over shows what was said then, whatever the list has become since.
    points:
      row.state === 'planned' ? asked(sources, findings, points) : findings.map((f) => checked(sources, f)),
    isOwn: writesIn(actor, row),
    version: row.version,
  };
}

/** The points in use, as found where they were; behind them what was found at points that are in the list no more. */
function asked(
  sources: CheckupSources,
  findings: readonly CheckupFindingRow[],
  points: readonly CheckupPoint[],
): CheckedPoint[] {
  const said = new Map(findings.map((finding) => [finding.pointId, finding]));
  const listed = points.flatMap(({ id, text, isUsed }): CheckedPoint[] => {
    const finding = said.get(id);
    said.delete(id);
    if (finding) return [checked(sources, finding)];
    return isUsed ? [{ id, text, finding: 'not_looked_at' }] : [];
  });
  return [...listed, ...[...said.values()].map((finding) => checked(sources, finding))];
}

function checked({ seal, directory }: CheckupSources, row: CheckupFindingRow): CheckedPoint {
  const open = (field: 'words' | 'advice' | 'solved_words', sealed: string | null) =>
    sealed === null ? undefined : seal.tryOpen(findingContext(field, row.id), sealed);
  const [words, advice] = [open('words', row.words), open('advice', row.advice)];
  return {
    id: row.pointId,
    text: row.text,
    finding: row.finding,
    ...(words !== undefined && { words }),
    ...(advice !== undefined && { advice }),
    ...(row.solvedAt !== null &&
      row.solvedBy !== null && {
        solved: {
          at: iso(row.solvedAt),
          by: holderOf(directory, row.solvedBy),
          words: open('solved_words', row.solvedWords) ?? '',
        },
      }),
  };
}

/** Whoever must hear of a call though their page is closed is sent a notice, in one transaction with the fact. */
import { isOfficerOf } from '../../directory/holder.js';
import { reviewerOf } from '../../directory/reviewer.js';
import type { Candidate } from '../../routing/candidate.js';
import type { Tx } from '../../store/store.js';
import type { DeskContext } from '../desk-context.js';
import type { NoticeContext } from './call-notice.js';
import { noticesOf } from './fact-notices.js';
import type { CallDecision } from '../../call/call-decision.js';
import { visibilityOf } from '../../call/call-visibility.js';

/** Nothing where the unit has no way to send it. */
export async function notifyOfFacts(
  tx: Tx,
  { notices, directory }: Pick<DeskContext, 'notices' | 'directory'>,
  { call: { line }, facts }: CallDecision,
  onDuty: () => Promise<readonly Candidate[]>,
): Promise<void> {
  const { unitId, number, communityId } = line;
  if (!notices.reaches(unitId)) return;
  const rings = line.drill !== 'loop' && facts.some((f) => f.deed === 'rung');
  const awake = new Set(rings ? (await onDuty()).filter((c) => c.live).map((c) => c.id) : []);
  const around: NoticeContext = {
    line,
    isAwake: (id) => awake.has(id),
    isOfficer: (id) => isOfficerOf(directory, unitId, id),
    raiser: () => {
      const person = directory.person(line.raisedBy);
      return person && !person.disabled && visibilityOf(line, person) === 'whole' ? person.id : null;
    },
    officersOf: (departmentId) =>
      directory
        .peopleOf(unitId)
        .filter((p) => p.departmentId === departmentId && p.roles.includes('officer'))
        .map((p) => p.id),
    coordinators: () => directory.coordinatorsOf(unitId).map((p) => p.id),
    coordinatorsOrAdmins: () => directory.coordinatorsOrAdminsOf(unitId),
    reviewers: () => {
      const reviewer = reviewerOf(directory, unitId);
      return reviewer === null ? directory.coordinatorsOrAdminsOf(unitId) : [reviewer];
    },
  };
  const community = directory.community(communityId)?.name ?? '';
  for (const fact of facts)
    for (const { to, about, date, ...notice } of noticesOf(fact, around))
      await notices.notify(tx, {
        ...notice,
        unitId,
        personId: to,
        params: {
          number,
          community,
          ...(about !== undefined && { about }),
          ...(date !== undefined && { date }),
        },
      });
}

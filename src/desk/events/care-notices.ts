/** Helpers, reviewers and holders whose page is closed are reached by notice, in one transaction with the fact. */
import { localDay } from '../../protocol/local-day.js';
import type { Tx } from '../../store/store.js';
import type { DeskTools } from '../desk-tools.js';
import { isOfficerOf } from '../../directory/holder.js';
import { reviewerOf } from '../../directory/reviewer.js';
import type { FactData, WrittenFact } from '../../call/facts.js';
import type { CallDecision } from '../../call/call-decision.js';

const DAY = 24 * 3600 * 1000;
const ABOUT = { near: 'near', due: 'due', over: 'late' } as const;
type Tools = Pick<DeskTools, 'notices' | 'directory'>;
interface Told {
  to: readonly string[];
  kind: 'handover' | 'deadline';
  about: string;
  date?: string;
  path: string;
}

export async function writeCareNotices(
  tx: Tx,
  { notices, directory }: Tools,
  script: CallDecision,
): Promise<void> {
  const { unitId, number, communityId } = script.call.line;
  if (!notices.reaches(unitId)) return;
  const community = directory.community(communityId)?.name ?? '';
  for (const fact of script.facts) {
    const told = toldOf({ directory }, script, fact);
    if (!told) continue;
    const { to, kind, about, date, path } = told;
    for (const personId of to)
      await notices.notify(tx, {
        unitId,
        personId,
        kind,
        params: { number, community, about, ...(date !== undefined && { date }) },
        path,
        expiresAt: script.now + DAY,
      });
  }
}

function toldOf(
  { directory }: Pick<Tools, 'directory'>,
  { call: { line } }: CallDecision,
  { deed, data }: WrittenFact,
): Told | undefined {
  const { unitId, holderId } = line;
  const officers = (departmentId: string) =>
    directory.peopleOf(unitId).filter((p) => p.departmentId === departmentId && p.roles.includes('officer'));
  const reviewers = () => {
    const reviewer = reviewerOf(directory, unitId);
    return reviewer === null ? directory.stewardsOf(unitId) : [reviewer];
  };
  switch (deed) {
    case 'help_asked': {
      const { to } = data as FactData['help_asked'];
      if ('body' in to) return undefined;
      const asked = 'officer' in to ? [to.officer] : officers(to.department).map((p) => p.id);
      return { to: asked, kind: 'handover', about: 'co_handling', path: '/desk/helping' };
    }
    case 'help_reminded': {
      const { help: id, stage, answerBy } = data as FactData['help_reminded'];
      const help = line.ringing.help?.find((h) => h.id === id);
      const to = [holderId, help?.helper ?? null].filter((p) => p !== null);
      const date = localDay(answerBy).slice(5);
      return { to, kind: 'deadline', about: ABOUT[stage], date, path: '/desk/helping' };
    }
    case 'follow_up_reminded': {
      const { kind, stage, dueAt } = data as FactData['follow_up_reminded'];
      const { by } = line.ringing.followUps!.findLast((f) => f.kind === kind)!;
      const to = isOfficerOf(directory, unitId, by) ? [by] : directory.stewardsOf(unitId);
      const date = localDay(dueAt).slice(5);
      return { to, kind: 'deadline', about: `${kind}_${ABOUT[stage]}`, date, path: `/calls/${line.id}` };
    }
    case 'returned':
    case 'review_late':
      return { to: reviewers(), kind: 'handover', about: 'returned', path: `/calls/${line.id}` };
    case 'kept':
      return holderId === null
        ? undefined
        : { to: [holderId], kind: 'handover', about: 'refused', path: '/desk' };
    case 'reviewed': {
      const { verdict, officer } = data as FactData['reviewed'];
      if (verdict !== 'ruled' || officer === null) return undefined;
      return { to: [officer], kind: 'handover', about: '', path: '/desk' };
    }
    default:
      return undefined;
  }
}

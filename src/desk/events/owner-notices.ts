/** Coordinators who must know though their page is closed: of one transaction with the fact that calls for them. */
import type { Tx } from '../../store/store.js';
import type { DeskTools } from '../desk-tools.js';
import type { FactData, WrittenFact } from '../../call/facts.js';
import type { Call } from '../../call/call-state.js';

/** An alert that nobody read within this is told by the board. */
const LIFE_MILLISECONDS = 3600 * 1000;

export async function writeOwnerNotices(
  tx: Tx,
  { notices, directory }: Pick<DeskTools, 'notices' | 'directory'>,
  { call, facts }: { call: Call; facts: readonly WrittenFact[] },
): Promise<void> {
  const { id, unitId, number, communityId, drill, lateAt } = call.line;
  // A drill needs nobody to see to it; of what an outage left over they are told once for all.
  if (drill !== null || lateAt !== null) return;
  for (const fact of facts) {
    const told = toldBy(fact, call, directory.stewardsOf(unitId));
    if (!told) continue;
    const community = directory.community(communityId)?.name ?? '';
    for (const personId of told.people)
      await notices.notify(tx, {
        unitId,
        personId,
        kind: 'alert',
        params: { number, community, about: told.about },
        path: `/calls/${id}`,
        expiresAt: fact.at + LIFE_MILLISECONDS,
      });
  }
}

function toldBy(
  { deed, data }: WrittenFact,
  call: Call,
  coordinators: readonly string[],
): { about: string; people: readonly string[] } | undefined {
  if (deed === 'entrusted')
    return { about: 'entrusted', people: (data as unknown as FactData['entrusted']).to };
  if (deed !== 'rung' && deed !== 'waiting') return undefined;
  const { kind, step, skipped = [] } = data as unknown as Partial<FactData['rung']>;
  const climbed = [...skipped.map((s) => s.step), ...(kind === 'ladder' ? [step!] : [])];
  const { steps } = call.line.policy;
  // Of a step that is repeated once.
  const asked = climbed.some(
    (n) => steps[n - 1]?.ring === 'coordinators' && steps[n - 2]?.ring !== 'coordinators',
  );
  return asked ? { about: 'asked', people: coordinators } : undefined;
}

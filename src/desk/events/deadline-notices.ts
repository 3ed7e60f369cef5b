/** What is said of a deadline reaches the holder whose page is closed, too: a notice of one transaction with the fact. */
import { localDay, localTime } from '../../protocol/local-day.js';
import type { Tx } from '../../store/store.js';
import type { DeskTools } from '../desk-tools.js';
import type { FactData } from '../../call/facts.js';
import type { CallDecision } from '../../call/call-decision.js';

const DAY = 24 * 3600 * 1000;
const ABOUT = { near: 'near', due: 'due', over: 'late' } as const;

export async function writeDeadlineNotices(
  tx: Tx,
  { notices, directory }: Pick<DeskTools, 'notices' | 'directory'>,
  { call, facts, now }: CallDecision,
): Promise<void> {
  const { id, unitId, number, communityId, holderId } = call.line;
  if (holderId === null || !notices.reaches(unitId)) return;
  for (const fact of facts) {
    if (fact.deed !== 'reminded') continue;
    const { stage, due } = fact.data as unknown as FactData['reminded'];
    await notices.notify(tx, {
      unitId,
      personId: holderId,
      kind: 'deadline',
      params: {
        number,
        community: directory.community(communityId)?.name ?? '',
        date: `${localDay(due).slice(5)} ${localTime(due)}`,
        about: ABOUT[stage],
      },
      path: `/desk?call=${id}`,
      expiresAt: stage === 'near' ? due : now + DAY,
    });
  }
}

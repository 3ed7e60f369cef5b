/** Calls that wait, oldest first, and the officer who can now be rung for one of them. */
import type { Scene } from './scene.js';
import { ringAgain } from './ladder.js';
import type { Call } from './state.js';

/**
 * Rings the officer for the oldest waiting call of the unit that may ring them.
 * @param justAble they could not be rung before: signed on, resumed, a page is back, fell under the limit
 */
export async function ringForWaiting(scene: Scene, officerId: string, justAble: boolean): Promise<void> {
  const waiting = await scene.tx.rows<{ id: string }>(
    "select id from call where unit_id = ? and state = 'waiting' order by raised_at, id",
    [scene.unitId],
  );
  for (const { id } of waiting) {
    const before = await scene.load(id);
    const known = await scene.known(before.line.communityId);
    const officer = known.candidates.find((c) => c.id === officerId);
    if (!officer || officer.busy || officer.paused) return;
    const script = scene.script(before);
    if (!ringAgain(script, known, officerId, justAble)) continue;
    await scene.save(before, script);
    return;
  }
}

/** Officers whose ring for a waiting call ended, or who hold one call less, may be rung for the next one. */
export async function ringWhoIsFreeNow(scene: Scene, before: Call, after: Call): Promise<void> {
  const ended = before.rings.filter((r) => !after.rings.some((a) => a.id === r.id));
  if (before.line.ringing.waited) for (const r of ended) await ringForWaiting(scene, r.officerId, false);
  const gave = before.line.holderId;
  const lost =
    gave !== null &&
    before.line.state === 'active' &&
    (after.line.state !== 'active' || after.line.holderId !== gave);
  if (gave === null || !lost) return;
  const officer = (await scene.known(after.line.communityId)).candidates.find((c) => c.id === gave);
  if (!officer) return;
  await ringForWaiting(scene, gave, officer.held + 1 === after.line.policy.heldLimit);
}

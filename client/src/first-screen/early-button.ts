/**
 * The red button before the rest of the page has come: on a slow line the page's script takes seconds, and whoever
 * opens it may be frightened. A touch is kept as the page keeps it and sent by a plain request; the page takes over
 * what is kept, with the same key, so that it is one call however often it is sent.
 */
import type { Me } from '@protocol/people/me.js';
import type { RefusalCode } from '@protocol/codes.js';
import { keep } from '../storage/keep';
import { steadyNow } from '../time/steady-now';
import { newRaise, raisePayload } from '../pages/community/raise/new-raise';
import { phaseAfter, type Phase } from '../pages/community/raise/phase';
import { shelf, type Keeping, type KeptRaise } from '../pages/community/raise/kept-raises';
import { authorFor, goes } from '../pages/community/raise/goes-out';
import { drawButton, drawState } from './draw-button';

const BEAT = 2_000;
const PATIENCE = 15_000;
/** As long as a frightened hand may go on tapping. */
const LATELY = 2_500;

let pressedAt = -Infinity;
let released = false;
/** What must be on the shelf before the page reads it. */
let keeping: Promise<unknown> = Promise.resolve();

/** The button was pressed just now: what has come under the finger meanwhile is not meant. */
export const pressedLately = (): boolean => steadyNow() - pressedAt < LATELY;

/** From here on the page does it; resolves when it may read what is kept. */
export const release = async (): Promise<void> => {
  released = true;
  await keeping;
};

type Answer = { arrived: true } | { arrived: false; code: RefusalCode | undefined; reachable: boolean };
const send = async (kept: KeptRaise, me: Me): Promise<Answer> => {
  const { clientCallId, ...body } = raisePayload(kept, authorFor(kept, me));
  const given = new AbortController();
  const timer = setTimeout(() => given.abort(), PATIENCE);
  try {
    const response = await fetch('/api/calls', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', 'idempotency-key': clientCallId },
      body: JSON.stringify(body),
      signal: given.signal,
    });
    if (response.ok) return { arrived: true };
    const said = (await response.json().catch(() => ({}))) as { code?: RefusalCode };
    return { arrived: false, code: said.code, reachable: true };
  } catch {
    return { arrived: false, code: undefined, reachable: false };
  } finally {
    clearTimeout(timer);
  }
};

const follow = async (kept: KeptRaise, me: Me, how: Keeping, dutyPhone: string | null): Promise<void> => {
  let phase: Phase = 'sending';
  while (!released && phase !== 'refused') {
    const answer = await send(kept, me);
    if (released) return;
    if (answer.arrived) return drawState('sent', how, dutyPhone);
    phase = phaseAfter(answer.code, answer.reachable);
    drawState(phase, how, dutyPhone);
    await new Promise((next) => setTimeout(next, BEAT));
  }
};

const stands = (me: Me): void => {
  const several = me.communities.length > 1;
  const place = me.communities.find((one) => one.id === keep.get('community')) ?? me.communities[0];
  const dutyPhone = me.unit.dutyPhone ?? null;
  drawButton(place?.name ?? '', dutyPhone, () => {
    pressedAt = steadyNow();
    const fields = several && place ? { communityId: place.id } : {};
    // It may have reached the server before the page takes over.
    const kept = { ...newRaise(me, fields, Date.now()), tried: true };
    drawState('sending', 'well', dutyPhone);
    const put = shelf.put(kept);
    keeping = put;
    void put.then((how) => follow(kept, me, how, dutyPhone));
  });
};

/** Whoever would come to the button, and has no call under way or unsent that the page shows instead. */
const comesToTheButton = async (me: Me | null): Promise<boolean> => {
  if (!me?.user.roles.includes('worker') || me.mustChangePassword) return false;
  if (me.device && me.device.kind !== 'community') return false;
  if (keep.get('calling') !== null) return false;
  return !(await shelf.all()).some((kept) => goes(kept, me) !== 'never');
};

const ask = async (): Promise<Me | null> => {
  try {
    const response = await fetch('/api/me', { credentials: 'same-origin' });
    return response.ok ? ((await response.json()) as Me) : null;
  } catch {
    return null;
  }
};

/** Resolves when the button stands, or when it is known that this page has none. */
export const begin = async (): Promise<void> => {
  if (!['/', '/community'].includes(location.pathname) || location.search) return;
  const remembered = keep.read<Me>('me');
  // On a shared device somebody else may act by now.
  const me = remembered && !remembered.device ? remembered : ((await ask()) ?? remembered);
  if (me && (await comesToTheButton(me)) && !released) stands(me);
};

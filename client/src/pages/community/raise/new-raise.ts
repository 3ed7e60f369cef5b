import type { RaisePayload } from '@protocol/events/call-payloads.js';
import type { Me } from '@protocol/people/me.js';
import { newId } from '../../../storage/ids';
import type { KeptRaise } from './kept-raises';

/** Whose it is: a shared device keeps its own, whoever has said meanwhile that they act. */
export const ownerOf = (me: Me | null | undefined): string => me?.device?.id ?? me?.user.id ?? '';

/** What a touch makes: on a shared device with who pressed and where it stands. @param at milliseconds by the server's clock, as far as it is known */
export const newRaise = (
  me: Me | null | undefined,
  fields: Omit<RaisePayload, 'clientCallId' | 'by'>,
  at: number,
): KeptRaise => ({
  clientCallId: newId(),
  userId: ownerOf(me),
  at,
  tried: false,
  ...(me?.device?.kind === 'community' && {
    by: { id: me.user.id, name: me.user.name, communityId: me.communities[0]?.id ?? '' },
  }),
  ...fields,
});

/** What is sent of it. @param by as whom, on a shared device; absent: as who acts now */
export const raisePayload = (
  { clientCallId, communityId, activityId, category, urgency, summary, operatorName }: KeptRaise,
  by?: string,
): RaisePayload => ({
  clientCallId,
  ...(by && { by }),
  ...(operatorName && { operatorName }),
  ...(communityId && { communityId }),
  ...(activityId && { activityId }),
  ...(category && { category }),
  ...(urgency && { urgency }),
  ...(summary && { summary }),
});

/**
 * Who may be in the video call of a call: its community's side that reads and writes there, whoever holds it, who agreed
 * to help with it, and who was invited. Everybody else finds what they find elsewhere. Pure.
 */
import type { CallRow } from '../call/call.entity.js';
import { mayHaveInterest, relationsOf, requireRelation } from '../call/call-relation.js';
import { requirePerson } from '../call/call-visibility.js';
import type { Actor } from '../kernel/actor.js';
import { refuse } from '../kernel/refusal/refusal.js';
import type { VideoSide } from '../protocol/conversation/video.js';
import type { VideoPeerRow } from './rows/video.entity.js';
import type { VideoNamespace } from './pages/video-page.js';

/** `third`: beside the people of the call, by invitation. */
export type Speaker = 'community' | 'holder' | 'helper' | 'third';
/** Who may end it for all, and say how the resident was asked. */
export const isPrincipal = (speaker: Speaker): boolean => speaker === 'community' || speaker === 'holder';

const ORDER = {
  community: ['community', 'holder', 'helper'],
  procuratorate: ['holder', 'helper', 'community'],
} as const;

/** Undefined: none of them. */
export function speakerOf(
  line: CallRow,
  actor: Actor,
  namespace: VideoNamespace,
  invited: boolean,
): Speaker | undefined {
  if (namespace === 'guest') return invited ? 'third' : undefined;
  const relations = relationsOf(line, actor);
  const own = ORDER[namespace].find((one) => relations.includes(one));
  return own ?? (invited && !mayHaveInterest(line, actor) ? 'third' : undefined);
}

/** @throws Refusal `call_not_found` where they see nothing of it, `who_first`, `not_holder`, `forbidden`; for a guest `video_over` */
export function requireSpeaker(...[line, actor, namespace, invited]: Parameters<typeof speakerOf>): Speaker {
  const speaker = speakerOf(line, actor, namespace, invited);
  if (speaker) return speaker;
  if (namespace === 'guest') return refuse('video_over');
  if (relationsOf(line, actor).includes('nobody')) requirePerson(actor);
  requireRelation(line, actor, 'community', 'holder', 'helper');
  return refuse('forbidden');
}

/** @throws Refusal `conflict` where nobody handles it just now */
export function requireHandled({ drill, state }: Pick<CallRow, 'drill' | 'state'>): void {
  if (drill !== null) refuse('video_of_drill');
  if (state !== 'active') refuse('video_not_active');
}

export const SIDE_OF: Readonly<Record<VideoNamespace, VideoSide>> = {
  community: 'community',
  procuratorate: 'officer',
  guest: 'guest',
};

/** Whether the community and the procuratorate are both there, and whether that is who holds the call. */
export function metIn(
  peers: readonly Pick<VideoPeerRow, 'side' | 'personId'>[],
  { holderId }: Pick<CallRow, 'holderId'>,
): { begun: boolean; holder: boolean } {
  const sides = new Set(peers.map(({ side }) => side));
  const begun = sides.has('community') && sides.has('officer');
  return { begun, holder: begun && peers.some(({ personId }) => personId === holderId) };
}

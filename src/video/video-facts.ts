/** What the journal says of a video call: that it began, how the resident was asked, that it ended, and with whom. Pure. */
import type { CallDecision } from '../call/call-decision.js';
import type { VideoEnd } from '../protocol/conversation/video.js';
import { SECOND } from '../protocol/time/durations.js';
import type { FactData } from '../call/facts.js';
import type { VideoPeerRow } from './rows/video.entity.js';

type Decision = Pick<CallDecision, 'add' | 'now'>;
type Spoke = Pick<VideoPeerRow, 'personId' | 'side'>;

export const tellBegun = (decision: Decision, holder: boolean, actorId: string | null): void =>
  decision.add('video_began', { holder }, actorId);

export const tellConsent = (decision: Decision, said: FactData['video_consented'], actorId: string): void =>
  decision.add('video_consented', { how: said.how, given: said.given }, actorId);

/** @param ever who was in it, each as often as they came */
export function tellEnd(
  decision: Decision,
  { beganAt, why, ever }: { beganAt: number; why: VideoEnd; ever: readonly Spoke[] },
  actorId: string | null,
): void {
  const who = (isGuest: boolean) => [
    ...new Set(ever.filter(({ side }) => (side === 'guest') === isGuest).map(({ personId }) => personId)),
  ];
  const seconds = Math.round((decision.now - beganAt) / SECOND);
  decision.add('video_ended', { why, seconds, people: who(false), guests: who(true).length }, actorId);
}

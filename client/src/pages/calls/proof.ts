/** What is said of each ring: how far it came, and when. Pure. */
import type { RingProof, RingWay } from '@protocol/calls/ring.js';

export type Mark = 'offered' | 'sent' | 'received' | 'sounded' | 'shown' | 'silent' | 'ended';
export interface Step {
  mark: Mark;
  /** Absent where it did not come so far. */
  at?: string;
}
const earliest = (times: (string | undefined)[]): string | undefined =>
  times.filter((time) => time !== undefined).sort()[0];
const step = (mark: Mark, at: string | undefined): Step => ({ mark, ...(at !== undefined && { at }) });

/** The five of a ring; what was heard counts before what was seen. */
export const stepsOf = ({ offeredAt, receivedAt, ways, endedAt }: RingProof): Step[] => {
  const sounded = earliest(ways.filter((w) => w.how === 'sounded').map((w) => w.shownAt));
  const shown = earliest(ways.map((w) => w.shownAt));
  return [
    step('offered', offeredAt),
    step('sent', earliest(ways.map((w) => w.sentAt))),
    step('received', receivedAt ?? earliest(ways.map((w) => w.receivedAt))),
    sounded !== undefined ? step('sounded', sounded) : step(shown === undefined ? 'sounded' : 'shown', shown),
    step('ended', endedAt),
  ];
};

/** Some device or service had it, or somebody answered. */
export const hasArrived = ({ receivedAt, ways, state }: RingProof): boolean =>
  receivedAt !== undefined ||
  state === 'accepted' ||
  state === 'declined' ||
  ways.some((way) => way.receivedAt ?? way.shownAt);

/** The last thing that is known of one way. */
export const lastOf = (way: RingWay): { mark: Mark | 'failed' | 'again' | 'unsent'; at?: string } => {
  if (way.shownAt) return { mark: way.how ?? 'shown', at: way.shownAt };
  if (way.receivedAt) return { mark: way.how === 'silent' ? 'silent' : 'received', at: way.receivedAt };
  if (way.failed) return { mark: 'failed' };
  if (way.againAt) return { mark: 'again', at: way.againAt };
  return way.sentAt ? { mark: 'sent', at: way.sentAt } : { mark: 'unsent' };
};

/** What a write of a call tells other programs: the states it came to, and of the call nothing that is anybody's. Pure. */
import type { CallRow } from '../call/call.entity.js';
import { isGuarded } from '../call/call-visibility.js';
import type { Fact } from '../call/facts.js';
import type { Category } from '../protocol/codes.js';
import type { Outcome } from '../protocol/calls/outcomes.js';
import type { WebhookBody, WebhookEvent } from '../protocol/intake/webhooks.js';
import { iso } from '../protocol/time/instant.js';

/** In the order in which they are told: how it began anew, then where it is now. */
export function eventsOf(
  before: Pick<CallRow, 'state'> | undefined,
  after: Pick<CallRow, 'state'>,
  facts: readonly Pick<Fact, 'deed'>[],
): WebhookEvent[] {
  const begun = facts.some(({ deed }) => deed === 'raised');
  const anew = facts.some(({ deed }) => deed === 'reopened' || deed === 'close_taken_back');
  const moved = before?.state !== after.state;
  return [
    ...(begun ? ['raised' as const] : []),
    ...(anew ? ['reopened' as const] : []),
    ...(moved ? [after.state] : []),
  ];
}

export const callOf = (line: Readonly<CallRow>, communityCode: string): NonNullable<WebhookBody['call']> => ({
  number: line.number,
  version: line.version,
  state: line.state,
  category: isGuarded(line) ? 'other' : (line.category as Category),
  urgency: line.urgency,
  communityCode,
  raisedAt: iso(line.raisedAt),
  answerBy: iso(line.answerBy),
  ...(line.answeredAt !== null && { answeredAt: iso(line.answeredAt) }),
  closeBy: iso(line.closeBy),
  ...(line.closedAt !== null && { closedAt: iso(line.closedAt) }),
  ...(line.outcome !== null && { outcome: line.outcome as Outcome }),
  ...(line.solved !== null && { solved: line.solved }),
});

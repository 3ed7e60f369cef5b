/**
 * One message to a unit's SMS or voice gateway: JSON over HTTP, signed. The address is set by the
 * administrator only, and may be a private one, since a unit's gateway stands in its own network; for the
 * same reason redirects are not followed: they would let the gateway choose where we go next.
 */
import type { Clock } from '../kernel/clock.js';
import { resultByStatus, failureOf, OUTBOUND_TIMEOUT, type SendResult } from './outbound-request.js';
import { signRequest } from './sign-request.js';
import type { NoticeKind } from './notice-kinds.js';

/** What the gateway gets. `text` is all that a person reads. */
export interface GatewayMessage {
  /** The same for every attempt, so that the gateway can drop a repeat. */
  id: string;
  to: string;
  /** `resident`: to who has no account. */
  kind: NoticeKind | 'resident';
  /** Spoken or written. */
  channel: 'voice' | 'sms';
  text: string;
  number: string;
  community: string;
  /** Opens what it tells of. */
  link: string;
  /** Of a ring: the text that accepts it, to be brought back as it stands when the key 1 is pressed. */
  accept?: string;
  expiresAt: string;
}
export interface UnitGateway {
  url: string;
  secret: string;
}
/** Tries once, at most 3 s. A refusal by the gateway (4xx but 408 and 429) and a redirect are final. Never throws. */
export async function sendToUnitGateway(
  gateway: UnitGateway,
  message: GatewayMessage,
  clock: Clock,
): Promise<SendResult> {
  const body = JSON.stringify(message);
  const timestamp = String(Math.floor(clock.now() / 1000));
  const aborting = new AbortController();
  const timer = clock.at(clock.now() + OUTBOUND_TIMEOUT, () => aborting.abort());
  try {
    const response = await fetch(gateway.url, {
      method: 'POST',
      redirect: 'manual',
      signal: aborting.signal,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'x-yihu-timestamp': timestamp,
        'x-yihu-signature': `sha256=${signRequest(gateway.secret, timestamp, body)}`,
      },
      body,
    });
    await response.body?.cancel();
    return resultByStatus(response.status);
  } catch (error) {
    return failureOf(error);
  } finally {
    timer.cancel();
  }
}

/**
 * One message to a unit's SMS or voice gateway: JSON over HTTP, signed. The address is set by the
 * administrator only, and may be a private one, since a unit's gateway stands in its own network; for the
 * same reason redirects are not followed: they would let the gateway choose where we go next.
 */
import type { Clock } from '../kernel/clock.js';
import { byStatus, failed, TIMEOUT, type Sent } from './outward.js';
import { sign } from './sign.js';
import type { NoticeKind } from './words.js';

/** What the gateway gets. `text` is all that a person reads. */
export interface GatewayMessage {
  /** The same for every attempt, so that the gateway can drop a repeat. */
  id: string;
  to: string;
  kind: NoticeKind;
  /** Spoken or written. */
  channel: 'voice' | 'sms';
  text: string;
  number: string;
  community: string;
  /** Opens what it tells of. */
  link: string;
  expiresAt: string;
}
export interface Gateway {
  url: string;
  secret: string;
}
/** Tries once, at most 3 s. A refusal by the gateway (4xx but 408 and 429) and a redirect are final. Never throws. */
export async function send(gateway: Gateway, message: GatewayMessage, clock: Clock): Promise<Sent> {
  const body = JSON.stringify(message);
  const timestamp = String(Math.floor(clock.now() / 1000));
  const aborting = new AbortController();
  const timer = clock.at(clock.now() + TIMEOUT, () => aborting.abort());
  try {
    const response = await fetch(gateway.url, {
      method: 'POST',
      redirect: 'manual',
      signal: aborting.signal,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'x-yihu-timestamp': timestamp,
        'x-yihu-signature': `sha256=${sign(gateway.secret, timestamp, body)}`,
      },
      body,
    });
    await response.body?.cancel();
    return byStatus(response.status);
  } catch (error) {
    return failed(error);
  } finally {
    timer.cancel();
  }
}

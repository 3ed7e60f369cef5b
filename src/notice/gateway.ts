/**
 * One message to a unit's SMS or voice gateway: JSON over HTTP, signed. The address is set by the
 * administrator only, and may be a private one, since a unit's gateway stands in its own network; for the
 * same reason redirects are not followed: they would let the gateway choose where we go next.
 */
import { createHmac } from 'node:crypto';
import type { Clock } from '../clock.js';
import type { NoticeKind } from './words.js';

const TIMEOUT = 3000;

/** What the gateway gets. `text` is all that a person reads. */
export interface GatewayMessage {
  /** The same for every attempt, so that the gateway can drop a repeat. */
  id: string;
  to: string;
  kind: NoticeKind;
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
export type Sent = { delivered: true } | { delivered: false; failure: string; again: boolean };

/** Hex HMAC-SHA256 over `timestamp.body`; the timestamp is in seconds since 1970. */
export const sign = (secret: string, timestamp: string, body: string): string =>
  createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');

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
    if (response.ok) return { delivered: true };
    const again = response.status >= 500 || response.status === 408 || response.status === 429;
    return { delivered: false, failure: `http ${response.status}`, again };
  } catch {
    return { delivered: false, failure: aborting.signal.aborted ? 'timeout' : 'unreachable', again: true };
  } finally {
    timer.cancel();
  }
}

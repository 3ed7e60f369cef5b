/**
 * By which servers browsers find each other, as the settings name them. A name at the relay is good for a few hours and
 * for nobody else: `expiry:peer`, with its HMAC-SHA1 as the password, as coturn's `use-auth-secret` reckons it. Pure.
 */
import { createHmac } from 'node:crypto';
import type { Config } from '../kernel/config.js';
import type { IceServer } from '../protocol/conversation/video.js';
import { HOUR, SECOND } from '../protocol/time/durations.js';

/** Longer than people speak; a name that leaked is worth nothing the next day. */
const NAME_HOLDS = 6 * HOUR;

/** Nothing by default: then browsers find each other where they are in one network. */
export function iceServers(
  { stunUrls, turnUrls, turnSecret }: Config['ice'],
  peerId: string,
  now: number,
): IceServer[] {
  const servers: IceServer[] = stunUrls.length ? [{ urls: [...stunUrls] }] : [];
  if (!turnUrls.length || turnSecret === undefined) return servers;
  const username = `${Math.floor((now + NAME_HOLDS) / SECOND)}:${peerId}`;
  const credential = createHmac('sha1', turnSecret).update(username).digest('base64');
  return [...servers, { urls: [...turnUrls], username, credential }];
}

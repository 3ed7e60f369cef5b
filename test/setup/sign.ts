/** What a program outside signs, as the contract says it. */
import { signRequest } from '../../src/notice/sign-request.js';
import type { TestHub } from '../hub.js';

export interface Signing {
  secret: string;
  /** Seconds that it was under way. */
  age?: number;
  unit?: string;
  lang?: string;
}

/** Brings a signed body to a route. */
export function bring(t: TestHub, path: string, body: unknown, { secret, age = 0, unit, lang }: Signing) {
  const sent = typeof body === 'string' ? body : JSON.stringify(body);
  const timestamp = String(Math.floor(t.clock.now() / 1000) - age);
  return t.http(null, 'POST', path, sent, {
    'content-type': 'application/json',
    'x-yihu-unit': unit ?? '210102',
    'x-yihu-timestamp': timestamp,
    'x-yihu-signature': `sha256=${signRequest(secret, timestamp, sent)}`,
    ...(lang && { 'accept-language': lang }),
  });
}

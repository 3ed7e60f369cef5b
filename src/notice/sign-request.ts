/** How whoever receives from us knows that it was us. */
import { createHmac } from 'node:crypto';

/** Hex HMAC-SHA256 over `timestamp.body`; the timestamp is in seconds since 1970. */
export const signRequest = (secret: string, timestamp: string, body: string): string =>
  createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');

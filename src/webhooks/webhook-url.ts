/** Which addresses may be told: https, and without it only what the administrator allowed inside the private network. Pure. */
import { allows } from '../notice/private-addresses.js';
import { WEBHOOK_LIMITS } from '../protocol/intake/webhooks.js';

export function isWebhookUrl(text: string, allowed: readonly string[]): boolean {
  if (text.length > WEBHOOK_LIMITS.url || !URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username || password) return false;
  const host = hostname.replace(/^\[|\]$/g, '');
  return protocol === 'https:' || (protocol === 'http:' && allows(allowed, host, host));
}

/** How a page leaves the hub: nobody keeps it, it loads nothing of others, and no other page is told where its reader came from. */
import type { Response } from 'express';
import type { Html } from './parts.js';

/** No inline script or style; forms go to the hub alone. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Not packed: a secret and what a stranger may have put into the address must not be packed together. */
export async function sendPage(response: Response, status: number, page: Html): Promise<void> {
  const text = (await page).toString();
  response
    .status(status)
    .setHeader('content-security-policy', POLICY)
    .setHeader('cache-control', 'no-store')
    .setHeader('referrer-policy', 'no-referrer')
    .setHeader('vary', 'accept-language')
    .type('html')
    .send(text);
}

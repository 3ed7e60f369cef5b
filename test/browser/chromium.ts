/** Where Chromium comes from and how it is started: here once, for the screens' tests and for Lighthouse. */
import { existsSync } from 'node:fs';
import chromiumBinary from '@sparticuz/chromium';

export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/** The one npm brings, unless another is named. */
export async function chromiumPath(): Promise<string> {
  const path = process.env['TEST_CHROMIUM'] ?? (await chromiumBinary.executablePath());
  if (!existsSync(path)) throw new Error(`there is no Chromium at ${path}`);
  return path;
}

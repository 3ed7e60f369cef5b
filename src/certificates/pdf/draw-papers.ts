/** Papers one after another in one PDF. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { Typefaces } from './typefaces.js';
import { drawHonourCertificate } from './honour-certificate.js';
import type { PrintedCertificate } from './printed-certificate.js';
import { drawRecordCertificate } from './record-certificate.js';
import { PdfDocument } from './pdf-document.js';
import { PAPER_TITLES } from './paper-text.js';

export interface Drawing {
  path: string;
  title?: string;
  at: number;
  /** For the printer; else one paper, to be read on a screen and listened to. */
  stack: boolean;
  /** Told after each paper: how many there are. */
  drawn?: (count: number) => void;
}

export async function drawPapers(
  prints: AsyncIterable<PrintedCertificate> | Iterable<PrintedCertificate>,
  { path, title = PAPER_TITLES.record, at, stack, drawn }: Drawing,
): Promise<void> {
  const faces = await Typefaces.open();
  const out = createWriteStream(path, { mode: 0o600 });
  const done = finished(out);
  const sheet = new PdfDocument(out, { title, at, tagged: !stack, faces });
  let count = 0;
  for await (const print of prints) {
    if (print.paper === 'honour') drawHonourCertificate(sheet, print);
    else drawRecordCertificate(sheet, print);
    drawn?.(++count);
    // What was drawn goes to the disk before more is drawn.
    if (out.writableNeedDrain) await once(out, 'drain');
  }
  sheet.end();
  await done;
}

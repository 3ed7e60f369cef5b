/** Papers one after another in one PDF. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { Faces } from './faces.js';
import { drawHonour } from './honour.js';
import type { Print } from './print.js';
import { drawRecord } from './record.js';
import { Sheet } from './sheet.js';
import { PAPER_TITLES } from './words.js';

export interface Drawing {
  path: string;
  title?: string;
  at: number;
  /** For the printer; else one paper, to be read on a screen and listened to. */
  stack: boolean;
  /** Told after each paper: how many there are. */
  drawn?: (count: number) => void;
}

export async function drawAll(
  prints: AsyncIterable<Print> | Iterable<Print>,
  { path, title = PAPER_TITLES.record, at, stack, drawn }: Drawing,
): Promise<void> {
  const faces = await Faces.open();
  const out = createWriteStream(path, { mode: 0o600 });
  const done = finished(out);
  const sheet = new Sheet(out, { title, at, tagged: !stack, faces });
  let count = 0;
  for await (const print of prints) {
    if (print.paper === 'honour') drawHonour(sheet, print);
    else drawRecord(sheet, print);
    drawn?.(++count);
    // What was drawn goes to the disk before more is drawn.
    if (out.writableNeedDrain) await once(out, 'drain');
  }
  sheet.end();
  await done;
}

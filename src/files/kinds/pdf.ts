/**
 * Whether a file is a PDF and nothing beside: it begins with its mark, ends with its end, and what it says stands there
 * does. What it does when it is opened is for the reader's own program; we only hand it on as a download.
 */
import type { KeptBytes } from './kept-bytes.js';
import { refuseFile } from './refuse-file.js';

const TAIL = 2048;
/** Some programs count the place of the table a few bytes off. */
const OFF = 32;

/** @throws Refusal `invalid` */
export async function requirePdf(kept: KeptBytes): Promise<void> {
  const head = (await kept.read(0, 8)).toString('latin1');
  if (!/^%PDF-[12]\.\d/.test(head)) refuseFile('file_broken');
  const tail = (await kept.read(kept.size - Math.min(TAIL, kept.size), TAIL)).toString('latin1');
  const said = /startxref\s+(\d{1,10})\s+%%EOF([\s\0]*)$/.exec(tail);
  if (!said) return refuseFile(tail.includes('%%EOF') ? 'file_hides' : 'file_broken');
  const place = Number(said[1]);
  const there = (await kept.read(Math.max(0, place - OFF), 2 * OFF + 16)).toString('latin1');
  if (place >= kept.size || !/\bxref\b|\d+\s+\d+\s+obj\b/.test(there)) refuseFile('file_broken');
}

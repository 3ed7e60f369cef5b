/** A sheet that somebody sends as the body of a request. */
import type { Request } from 'express';
import { refuse } from '../refusal.js';
import { MOST_BYTES } from './budget.js';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** By whichever name a browser calls it: what it is, its bytes say. */
export const SHEET_TYPES = [XLSX, 'text/csv', 'application/octet-stream'] as const;

/** @throws Refusal `invalid` at `field` where it is no file, or larger than 1 MB */
export async function sheetIn(request: Request, field: string): Promise<Uint8Array> {
  // Another kind of body has been read already, and is no sheet.
  if (request.is('application/json')) return refuse('invalid', { fields: { [field]: 'xlsx_broken' } });
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    // Read to the end all the same: a request cut short would not hear the answer.
    if (size <= MOST_BYTES) chunks.push(chunk);
    else if (size > 8 * MOST_BYTES) break;
  }
  if (size > MOST_BYTES) refuse('invalid', { fields: { [field]: 'xlsx_large' } });
  return Buffer.concat(chunks);
}

/** A workbook that somebody sends as the body of a request. */
import type { Request } from 'express';
import { refuse } from '../refusal.js';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const MOST_BYTES = 1024 * 1024;

/** @throws Refusal `invalid` where it is none, or larger than 1 MB */
export async function workbookIn(request: Request): Promise<Uint8Array> {
  // Another kind of body has been read already, and is no workbook.
  if (!request.is(XLSX) && !request.is('application/octet-stream'))
    return refuse('invalid', { fields: { xlsx: 'xlsx_broken' } });
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    // Read to the end all the same: a request cut short would not hear the answer.
    if (size <= MOST_BYTES) chunks.push(chunk);
    else if (size > 8 * MOST_BYTES) break;
  }
  if (size > MOST_BYTES) refuse('invalid', { fields: { xlsx: 'xlsx_large' } });
  return Buffer.concat(chunks);
}

/** What every import of a sheet shares: the sheet that is fetched to be filled in, the question, the body that is the sheet, and its reading. */
import { applyDecorators, HttpCode, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiPropertyOptional } from '@nestjs/swagger';
import type { Request } from 'express';
import { attachment } from '../kernel/attachment.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { Given, Words } from '../kernel/input/validation.js';
import { MOST_BYTES } from './budget.js';
import type { SheetReader } from './reader.js';
import type { Column, Table } from './table.js';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** By whichever name a browser calls it: what it is, its bytes say. */
export const SHEET_TYPES = [XLSX, 'text/csv', 'application/octet-stream'] as const;
/** Under which what is wrong with the whole file is told. */
const FIELD = 'xlsx';

export class ImportQuestion {
  /** `1`: nothing is written, and the answer says what would be and what is wrong. */
  @ApiPropertyOptional() @Given() @Words(1, 1) dry?: string;
}

/** The body is the sheet itself. */
export const TakesSheet = () =>
  applyDecorators(
    HttpCode(200),
    ApiConsumes(...SHEET_TYPES),
    ApiBody({ schema: { type: 'string', format: 'binary' } }),
  );

export const sheetFile = (bytes: Uint8Array, name: string): StreamableFile =>
  new StreamableFile(bytes, { type: XLSX, disposition: attachment(name) });

/** What a person sent, read beside the hub. @throws Refusal `invalid` at `xlsx`, and as of `SheetReader.read` */
export async function sheetOf(
  reader: SheetReader,
  personId: string,
  request: Request,
  columns: readonly Column[],
): Promise<Table | undefined> {
  return reader.read(personId, { bytes: await sheetIn(request, FIELD), columns, field: FIELD });
}

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

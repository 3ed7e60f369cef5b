/** What every import of a sheet shares: the sheet that is fetched to be filled in, the question, the body that is the sheet, and its reading. */
import { applyDecorators, HttpCode, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiPropertyOptional } from '@nestjs/swagger';
import type { Request } from 'express';
import { contentDisposition } from '../kernel/content-disposition.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { IfGiven, TextField } from '../kernel/input/validation.js';
import { inLang, type Lang } from '../protocol/lang.js';
import { MAX_BYTES } from './sheet-budget.js';
import type { SheetReader } from './sheet-reader.js';
import type { SoughtColumn, FoundTable } from './find-table.js';
import { templateRows, type SheetTemplate } from './sheet-template.js';
import { writeWorkbook } from './write-workbook.js';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** By whichever name a browser calls it: what it is, its bytes say. */
export const SHEET_TYPES = [XLSX, 'text/csv', 'application/octet-stream'] as const;
/** Under which what is wrong with the whole file is told. */
const FIELD = 'xlsx';

export class ImportQueryDto {
  /** `1`: nothing is written, and the answer says what would be and what is wrong. */
  @ApiPropertyOptional() @IfGiven() @TextField(1, 1) dry?: string;
}

/** The body is the sheet itself. */
export const AcceptsSheet = () =>
  applyDecorators(
    HttpCode(200),
    ApiConsumes(...SHEET_TYPES),
    ApiBody({ schema: { type: 'string', format: 'binary' } }),
  );

export const sheetFile = (bytes: Uint8Array, name: string): StreamableFile =>
  new StreamableFile(bytes, { type: XLSX, disposition: contentDisposition(name) });

export async function templateFile(template: SheetTemplate, lang: Lang): Promise<StreamableFile> {
  const { header, example } = templateRows(template, lang);
  const widths = template.columns.map(({ width }) => width);
  const name = inLang(template.title, lang);
  const bytes = await writeWorkbook({ name, header, widths, rows: [example] });
  return sheetFile(bytes, lang === 'zh' ? `${name}模板.xlsx` : `${name.toLowerCase()}-template.xlsx`);
}

/** What a person sent, read beside the hub. @throws Refusal `invalid` at `xlsx`, and as of `SheetReader.read` */
export async function readSheetBytes(
  reader: SheetReader,
  personId: string,
  request: Request,
  columns: readonly SoughtColumn[],
): Promise<FoundTable | undefined> {
  return reader.read(personId, { bytes: await readUploadedSheet(request, FIELD), columns, field: FIELD });
}

/** @throws Refusal `invalid` at `field` where it is no file, or larger than 1 MB */
export async function readUploadedSheet(request: Request, field: string): Promise<Uint8Array> {
  // Another kind of body has been read already, and is no sheet.
  if (request.is('application/json')) return refuse('invalid', { fields: { [field]: 'xlsx_broken' } });
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    // Read to the end all the same: a request cut short would not hear the answer.
    if (size <= MAX_BYTES) chunks.push(chunk);
    else if (size > 8 * MAX_BYTES) break;
  }
  if (size > MAX_BYTES) refuse('invalid', { fields: { [field]: 'xlsx_large' } });
  return Buffer.concat(chunks);
}

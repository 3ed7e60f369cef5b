import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { Request } from 'express';
import type { Actor } from '../people/actor.js';
import { Who } from '../people/who.js';
import { refuse } from '../refusal.js';
import { decodeCsv, MOST_CSV_BYTES } from './import.js';
import type { ImportCounts } from './importing.js';
import { Places } from './places.js';

@Controller('places/communities')
export class ImportController {
  constructor(private readonly places: Places) {}

  /** The file itself as text/csv, or `{ csv }` as JSON. */
  @Post('import')
  @HttpCode(200)
  @ApiConsumes('text/csv', 'application/json')
  @ApiBody({ schema: { type: 'object', properties: { csv: { type: 'string' } }, required: ['csv'] } })
  async import(@Who() actor: Actor, @Req() request: Request): Promise<ImportCounts> {
    const csv = request.is('text/csv') ? decodeCsv(await bytesOf(request)) : fromJson(request.body);
    return this.places.importCommunities(
      actor,
      csv ?? refuse('invalid', { fields: { csv: 'csv_not_utf8' } }),
    );
  }
}

const fromJson = (body: unknown): string => {
  const { csv, ...rest } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const [foreign] = Object.keys(rest);
  if (foreign !== undefined) refuse('invalid', { fields: { [foreign]: 'field_unknown' } });
  return typeof csv === 'string' ? csv : refuse('invalid', { fields: { csv: 'field_required' } });
};

/** Whether the body came as a stream or a parser has read it already. */
async function bytesOf(request: Request): Promise<Uint8Array> {
  const read: unknown = request.body;
  if (typeof read === 'string') return Buffer.from(read);
  if (Buffer.isBuffer(read)) return read;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    // Read to the end all the same: a request cut short would not hear the answer.
    if (size <= MOST_CSV_BYTES) chunks.push(chunk);
    else if (size > 8 * MOST_CSV_BYTES) break;
  }
  if (size > MOST_CSV_BYTES) refuse('invalid', { fields: { csv: 'csv_too_large' } });
  return Buffer.concat(chunks);
}

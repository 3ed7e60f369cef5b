import { Controller, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { Request } from 'express';
import type { Actor } from '../../kernel/actor.js';
import { Who } from '../../access/who.js';
import type { CommunitiesImported } from '../../protocol/places.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { SheetReader } from '../../sheets/reader.js';
import { ImportQuestion, SHEET_TYPES, sheetIn } from '../../sheets/upload.js';
import { COMMUNITY_COLUMNS } from './import.js';
import { Places } from '../places.js';

@Controller('places/communities')
export class ImportController {
  constructor(
    private readonly places: Places,
    private readonly reader: SheetReader,
  ) {}

  /** The file itself, CSV or XLSX, or `{ csv }` as JSON. */
  @Post('import')
  @HttpCode(200)
  @ApiConsumes(...SHEET_TYPES, 'application/json')
  @ApiBody({ schema: { type: 'object', properties: { csv: { type: 'string' } }, required: ['csv'] } })
  async import(
    @Who() actor: Actor,
    @Query() { dry }: ImportQuestion,
    @Req() request: Request,
  ): Promise<CommunitiesImported> {
    const bytes = request.is('application/json')
      ? Buffer.from(fromJson(request.body))
      : await sheetIn(request, 'csv');
    const table = await this.reader.read(actor.id, { bytes, columns: COMMUNITY_COLUMNS, field: 'csv' });
    return this.places.importCommunities(actor, table, dry !== undefined);
  }
}

const fromJson = (body: unknown): string => {
  const { csv, ...rest } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const [foreign] = Object.keys(rest);
  if (foreign !== undefined) refuse('invalid', { fields: { [foreign]: 'field_unknown' } });
  if (typeof csv !== 'string') return refuse('invalid', { fields: { csv: 'field_required' } });
  return csv.isWellFormed() ? csv : refuse('invalid', { fields: { csv: 'sheet_letters' } });
};

import { Controller, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import type { CommunitiesImported } from '../../protocol/imports/places.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { SheetReader } from '../../sheets/sheet-reader.js';
import { ImportQueryDto, SHEET_TYPES, readUploadedSheet } from '../../sheets/sheet-upload.js';
import { COMMUNITY_COLUMNS } from './communities-import-sheet.js';
import { PlacesService } from '../places.service.js';

@ApiTags('places')
@Controller('places/communities')
export class CommunitiesImportController {
  constructor(
    private readonly places: PlacesService,
    private readonly reader: SheetReader,
  ) {}

  /** Imports the communities of the unit. The file itself, CSV or XLSX, or `{ csv }` as JSON. */
  @Post('import')
  @HttpCode(200)
  @ApiConsumes(...SHEET_TYPES, 'application/json')
  @ApiBody({ schema: { type: 'object', properties: { csv: { type: 'string' } }, required: ['csv'] } })
  async import(
    @CurrentActor() actor: Actor,
    @Query() { dry }: ImportQueryDto,
    @Req() request: Request,
  ): Promise<CommunitiesImported> {
    const bytes = request.is('application/json')
      ? Buffer.from(fromJson(request.body))
      : await readUploadedSheet(request, 'csv');
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

import { Controller, Get, Param, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../people/actor.js';
import { Who } from '../people/who.js';
import { Printing } from './printing.js';

const PDF = 'application/pdf';

@ApiTags('certificates')
@Controller('certificates')
export class FilesController {
  constructor(private readonly printing: Printing) {}

  @Get(':id/file')
  @ApiProduces(PDF)
  async file(@Who() actor: Actor, @Param('id') id: string): Promise<StreamableFile> {
    const { name, bytes } = await this.printing.file(actor, id);
    return new StreamableFile(bytes, {
      type: PDF,
      length: bytes.length,
      disposition: `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    });
  }
}

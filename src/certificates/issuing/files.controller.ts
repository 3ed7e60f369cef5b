import { Controller, Get, Param, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { attachment } from '../../kernel/attachment.js';
import type { Actor } from '../../kernel/actor.js';
import { Who } from '../../access/who.js';
import type { OwnCertificates } from '../../protocol/certificates.js';
import { Identities } from '../identities/identities.js';
import { Printing } from './printing.js';
import { Register } from '../register.js';

const PDF = 'application/pdf';

/** One's own, and one as a file. */
@ApiTags('certificates')
@Controller('certificates')
export class FilesController {
  constructor(
    private readonly printing: Printing,
    private readonly register: Register,
    private readonly identities: Identities,
  ) {}

  /** One's own, with what was credited until today. */
  @Get('own')
  async own(@Who() actor: Actor): Promise<OwnCertificates> {
    this.printing.warm();
    const [own, identity] = await Promise.all([
      this.register.own(actor),
      this.identities.shown(actor, actor.id),
    ]);
    return { ...own, identity };
  }

  @Get(':id/file')
  @ApiProduces(PDF)
  async file(@Who() actor: Actor, @Param('id') id: string): Promise<StreamableFile> {
    const { name, bytes } = await this.printing.file(actor, id);
    return new StreamableFile(bytes, {
      type: PDF,
      length: bytes.length,
      disposition: attachment(name),
    });
  }
}

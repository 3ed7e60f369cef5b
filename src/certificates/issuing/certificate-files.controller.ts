import { Controller, Get, Param, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnswersFile, contentDisposition } from '../../kernel/content-disposition.js';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import type { OwnCertificates } from '../../protocol/certificates.js';
import { IdentitiesService } from '../identities/identities.service.js';
import { PrintCertificateService } from './print-certificate.service.js';
import { CertificateRegisterService } from '../certificate-register.service.js';

const PDF = 'application/pdf';

/** One's own, and one as a file. */
@ApiTags('certificates')
@Controller('certificates')
export class CertificateFilesController {
  constructor(
    private readonly printService: PrintCertificateService,
    private readonly register: CertificateRegisterService,
    private readonly identities: IdentitiesService,
  ) {}

  /** Lists one's own certificates, with what was credited until today. */
  @Get('own')
  async own(@CurrentActor() actor: Actor): Promise<OwnCertificates> {
    this.printService.warm();
    const [own, identity] = await Promise.all([
      this.register.own(actor),
      this.identities.shown(actor, actor.id),
    ]);
    return { ...own, identity };
  }

  /** Answers a certificate as a PDF. */
  @Get(':id/file')
  @AnswersFile(PDF)
  async file(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<StreamableFile> {
    const { name, bytes } = await this.printService.file(actor, id);
    return new StreamableFile(bytes, {
      type: PDF,
      length: bytes.length,
      disposition: contentDisposition(name),
    });
  }
}

/** One certificate as a PDF, at once. */
import { Injectable } from '@nestjs/common';
import { AwaitedFilesService, type AwaitedFile } from '../../jobs/awaited-files.service.js';
import type { Actor } from '../../kernel/actor.js';
import { CertificateRegisterService } from '../certificate-register.service.js';

export const CERTIFICATE_FILE_JOB = 'certificate_file';
export type CertificateFileParams = { certificateId: string };

@Injectable()
export class PrintCertificateService {
  constructor(
    private readonly register: CertificateRegisterService,
    private readonly files: AwaitedFilesService,
  ) {}

  /**
   * For its bearer and the unit's coordinators; each copy stands in the audit trail.
   * @throws Refusal `not_found`, `too_many_requests`, `unavailable`
   */
  async file(actor: Actor, certificateId: string): Promise<AwaitedFile> {
    await this.register.noteCopy(actor, certificateId);
    const params: CertificateFileParams = { certificateId };
    return this.files.make(actor, CERTIFICATE_FILE_JOB, params);
  }

  /** Somebody looks at their certificates: they will want one. */
  warm(): void {
    this.files.warm();
  }
}

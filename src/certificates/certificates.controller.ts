import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import type { Actor } from '../kernel/actor.js';
import { networkKey } from '../kernel/network-address.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type {
  Certificate,
  CertificateCheck,
  CertificatePeople,
  CertificateSettings,
} from '../protocol/certificates.js';
import type { Page } from '../protocol/answers.js';
import { CertificateSettingsService } from './certificate-settings.service.js';
import {
  CertificateSettingsDto,
  CertificateListQueryDto,
  CertificateCheckQueryDto,
  IssueCertificateDto,
  CertifiedPeopleQueryDto,
  RevokeCertificateDto,
} from './certificates.dto.js';
import { IssueCertificateService } from './issuing/issue-certificate.service.js';
import { CertifiedPeopleQuery } from './certified-people.query.js';
import { PublicCheckService } from './public-check.service.js';
import { CertificateRegisterService } from './certificate-register.service.js';

/** Before the register's, whose addresses would take its word for an id. */
@ApiTags('certificates')
@Controller('certificates')
export class CertificateCheckController {
  constructor(private readonly checks: PublicCheckService) {}

  /** Checks a certificate, for anybody. What the paper says and whether it stands, without a name. */
  @Get('check')
  check(
    @Req() request: Request,
    @Query() { number, code }: CertificateCheckQueryDto,
  ): Promise<CertificateCheck> {
    return this.checks.check(networkKey(request.ip ?? ''), number, code);
  }
}

@ApiTags('certificates')
@Controller('certificates')
export class CertificatesController {
  constructor(
    private readonly register: CertificateRegisterService,
    private readonly issueService: IssueCertificateService,
    private readonly certified: CertifiedPeopleQuery,
    private readonly settingsService: CertificateSettingsService,
  ) {}

  /** Lists the certificates that were issued, newest first. */
  @Get()
  list(@CurrentActor() actor: Actor, @Query() question: CertificateListQueryDto): Promise<Page<Certificate>> {
    return this.register.list(actor, question);
  }

  /** Issues a certificate to one person. The figures are frozen now. */
  @Post()
  async issue(@CurrentActor() actor: Actor, @Body() body: IssueCertificateDto): Promise<Certificate> {
    return this.register.shown((await this.issueService.issue(actor, body)).row);
  }

  /** Lists who has creditable service in a period. */
  @Get('people')
  people(
    @CurrentActor() actor: Actor,
    @Query() question: CertifiedPeopleQueryDto,
  ): Promise<CertificatePeople> {
    this.issueService.requirePeriod(question);
    return this.certified.list(actor, question);
  }

  /** Answers who issues the unit's certificates. */
  @Get('settings')
  settings(@CurrentActor() actor: Actor): CertificateSettings {
    return this.settingsService.of(actor);
  }

  /** Sets who issues the unit's certificates. */
  @Put('settings')
  changeSettings(
    @CurrentActor() actor: Actor,
    @Body() body: CertificateSettingsDto,
  ): Promise<CertificateSettings> {
    return this.settingsService.change(actor, body);
  }

  /** Revokes a certificate, for a reason. */
  @Post(':id/revoke')
  @HttpCode(200)
  revoke(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { reason }: RevokeCertificateDto,
  ): Promise<Certificate> {
    return this.register.revoke(actor, id, reason.trim());
  }
}

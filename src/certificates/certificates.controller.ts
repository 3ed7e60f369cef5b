import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import type { Actor } from '../kernel/actor.js';
import { onePlace } from '../kernel/address.js';
import { Who } from '../access/who.js';
import type {
  Certificate,
  CertificateCheck,
  CertificatePeople,
  CertificateSettings,
} from '../protocol/certificates.js';
import type { Page } from '../protocol/shapes.js';
import { CertificateSetup } from './certificate-settings.js';
import {
  CertificateSettingsBody,
  CertificatesQuestion,
  CheckQuestion,
  IssueBody,
  PeopleQuestion,
  RevokeBody,
} from './certificates.dto.js';
import { Issuing } from './issuing/issuing.js';
import { CertifiedPeople } from './people.js';
import { PublicCheck } from './public-check.js';
import { Register } from './register.js';

/** Before the register's, whose addresses would take its word for an id. */
@ApiTags('certificates')
@Controller('certificates')
export class CertificateCheckController {
  constructor(private readonly checks: PublicCheck) {}

  /** For anybody: what the paper says and whether it stands, without a name. */
  @Get('check')
  check(@Req() request: Request, @Query() { number, code }: CheckQuestion): Promise<CertificateCheck> {
    return this.checks.check(onePlace(request.ip ?? ''), number, code);
  }
}

@ApiTags('certificates')
@Controller('certificates')
export class CertificatesController {
  constructor(
    private readonly register: Register,
    private readonly issuing: Issuing,
    private readonly certified: CertifiedPeople,
    private readonly setup: CertificateSetup,
  ) {}

  @Get()
  list(@Who() actor: Actor, @Query() question: CertificatesQuestion): Promise<Page<Certificate>> {
    return this.register.list(actor, question);
  }

  /** To one person; the figures are frozen now. */
  @Post()
  async issue(@Who() actor: Actor, @Body() body: IssueBody): Promise<Certificate> {
    return this.register.shown((await this.issuing.issue(actor, body)).row);
  }

  /** Who has creditable service in the period. */
  @Get('people')
  people(@Who() actor: Actor, @Query() question: PeopleQuestion): Promise<CertificatePeople> {
    this.issuing.requirePeriod(question);
    return this.certified.list(actor, question);
  }

  @Get('settings')
  settings(@Who() actor: Actor): CertificateSettings {
    return this.setup.of(actor);
  }
  @Put('settings')
  changeSettings(@Who() actor: Actor, @Body() body: CertificateSettingsBody): Promise<CertificateSettings> {
    return this.setup.change(actor, body);
  }

  @Post(':id/revoke')
  @HttpCode(200)
  revoke(@Who() actor: Actor, @Param('id') id: string, @Body() { reason }: RevokeBody): Promise<Certificate> {
    return this.register.revoke(actor, id, reason.trim());
  }
}

import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import type { Activity, ActivityCode, Attendance, SignedUp } from '../../protocol/outreach.js';
import { ActivityViewsService } from '../activities/activity-views.service.js';
import { CheckInCodeDto } from './attendance.dto.js';
import { CheckInsService } from './check-ins.service.js';
import { SignUpsService } from './sign-ups.service.js';

@ApiTags('activities')
@Controller('activities/:id')
export class AttendanceController {
  constructor(
    private readonly signUps: SignUpsService,
    private readonly checkIns: CheckInsService,
    private readonly views: ActivityViewsService,
  ) {}

  /** Signs up to serve at an activity. 201 the first time, 200 after. */
  @Post('sign-ups')
  @ApiCreatedResponse()
  @ApiOkResponse()
  async signUp(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedUp> {
    const { activity, made, warnings } = await this.signUps.signUp(actor, id);
    response.status(made ? HttpStatus.CREATED : HttpStatus.OK);
    return { ...(await this.views.one(actor, activity)), warnings };
  }

  /** Takes one's sign-up back, before checking in. */
  @Delete('sign-ups')
  async withdraw(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<Activity> {
    return this.views.one(actor, await this.signUps.withdraw(actor, id));
  }

  /** Answers the code to check in and out with, which changes every half minute. For who runs it. */
  @Get('code')
  code(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ActivityCode> {
    return this.checkIns.code(actor, id);
  }

  /** Checks in to an activity by the code on its screen. */
  @Post('check-in')
  @HttpCode(200)
  checkIn(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { code }: CheckInCodeDto,
  ): Promise<Attendance> {
    return this.checkIns.checkIn(actor, id, code);
  }

  /** Checks out of an activity; what was measured is a line of the hours. */
  @Post('check-out')
  @HttpCode(200)
  checkOut(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { code }: CheckInCodeDto,
  ): Promise<Attendance> {
    return this.checkIns.checkOut(actor, id, code);
  }

  /** Checks somebody else in by the list, where they have no phone. For who runs it. */
  @Post('people/:personId/check-in')
  @HttpCode(200)
  checkInByList(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('personId') personId: string,
  ): Promise<Attendance> {
    return this.checkIns.checkInByList(actor, id, personId);
  }

  /** Checks somebody else out by the list. For who runs it. */
  @Post('people/:personId/check-out')
  @HttpCode(200)
  checkOutByList(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('personId') personId: string,
  ): Promise<Attendance> {
    return this.checkIns.checkOutByList(actor, id, personId);
  }
}

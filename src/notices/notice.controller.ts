import { Body, Controller, Delete, Get, Headers, HttpCode, Post, Put } from '@nestjs/common';
import type { NoticeSetupView } from '../protocol/administration.js';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../kernel/actor.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import { ChannelNameDto, NoticeSetupDto, OwnNoticeDto, PushDto, PushEndpointDto } from './notice.dto.js';
import { OwnNoticeService, type OwnNoticeView, type KnownPush } from './own-notice.service.js';
import { NoticeSetupService, type ChannelTestResult } from './notice-setup.service.js';

@ApiTags('notice')
@Controller()
export class NoticeController {
  constructor(
    private readonly setup: NoticeSetupService,
    private readonly own: OwnNoticeService,
  ) {}

  /** Answers how the unit's notices are sent. */
  @Get('notice/setup')
  read(@CurrentActor() actor: Actor): NoticeSetupView {
    return this.setup.shown(actor.unitId);
  }

  /** Sets how the unit's notices are sent: what is given, and leaves the rest. */
  @Put('notice/setup')
  change(@CurrentActor() actor: Actor, @Body() body: NoticeSetupDto): Promise<NoticeSetupView> {
    return this.setup.change(actor, body);
  }
  /** Sends one message to who asks, by this channel. */
  @Post('notice/test')
  @HttpCode(200)
  test(@CurrentActor() actor: Actor, @Body() { channel }: ChannelNameDto): Promise<ChannelTestResult> {
    return this.setup.test(actor, channel);
  }

  /** Answers how one is reached oneself. */
  @Get('me/notice')
  mine(@CurrentActor() actor: Actor): OwnNoticeView {
    return this.own.shown(actor);
  }

  /** Sets how one wants to be reached. */
  @Put('me/notice')
  wish(
    @CurrentActor() actor: Actor,
    @Body() { addresses, quiet, channels, lang }: OwnNoticeDto,
  ): Promise<OwnNoticeView> {
    return this.own.change(actor, { addresses, quiet, channels, lang });
  }

  /** Keeps this browser's push subscription. */
  @Post('me/notice/push')
  @HttpCode(204)
  subscribe(
    @CurrentActor() actor: Actor,
    @Body() to: PushDto,
    @Headers('user-agent') agent = '',
  ): Promise<void> {
    const { endpoint, keys } = to;
    const { p256dh, auth } = keys;
    return this.own.subscribe(actor, { endpoint, keys: { p256dh, auth } }, agent.slice(0, 200));
  }
  /** Answers whether this browser's push subscription is kept here. It may outlive what the hub knows. */
  @Post('me/notice/push/known')
  @HttpCode(200)
  knows(@CurrentActor() actor: Actor, @Body() { endpoint }: PushEndpointDto): Promise<KnownPush> {
    return this.own.knows(actor, endpoint);
  }

  /** Forgets this browser's push subscription. */
  @Delete('me/notice/push')
  @HttpCode(204)
  unsubscribe(@Body() { endpoint }: PushEndpointDto): Promise<void> {
    return this.own.unsubscribe(endpoint);
  }
}

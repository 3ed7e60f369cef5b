import { Body, Controller, Delete, Get, Headers, HttpCode, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../kernel/actor.js';
import { Who } from '../access/who.js';
import { ChannelNameDto, NoticeSetupDto, OwnNoticeDto, PushDto, PushEndpointDto } from './notice.dto.js';
import { OwnNotice, type OwnShown, type PushKnown } from './own-notice.js';
import { NoticeSetup, type SetupShown, type TestShown } from './setup.js';

@ApiTags('notice')
@Controller()
export class NoticeController {
  constructor(
    private readonly setup: NoticeSetup,
    private readonly own: OwnNotice,
  ) {}

  @Get('notice/setup')
  read(@Who() actor: Actor): SetupShown {
    return this.setup.shown(actor.unitId);
  }
  @Put('notice/setup')
  change(@Who() actor: Actor, @Body() body: NoticeSetupDto): Promise<SetupShown> {
    return this.setup.change(actor, body);
  }
  /** Sends one message to who asks, by this channel. */
  @Post('notice/test')
  @HttpCode(200)
  test(@Who() actor: Actor, @Body() { channel }: ChannelNameDto): Promise<TestShown> {
    return this.setup.test(actor, channel);
  }

  @Get('me/notice')
  mine(@Who() actor: Actor): OwnShown {
    return this.own.shown(actor);
  }
  @Put('me/notice')
  wish(@Who() actor: Actor, @Body() { addresses, quiet, channels, lang }: OwnNoticeDto): Promise<OwnShown> {
    return this.own.change(actor, { addresses, quiet, channels, lang });
  }
  @Post('me/notice/push')
  @HttpCode(204)
  subscribe(@Who() actor: Actor, @Body() to: PushDto, @Headers('user-agent') agent = ''): Promise<void> {
    const { endpoint, keys } = to;
    const { p256dh, auth } = keys;
    return this.own.subscribe(actor, { endpoint, keys: { p256dh, auth } }, agent.slice(0, 200));
  }
  /** Whether this browser's subscription is kept here: it may outlive what the hub knows. */
  @Post('me/notice/push/known')
  @HttpCode(200)
  knows(@Who() actor: Actor, @Body() { endpoint }: PushEndpointDto): Promise<PushKnown> {
    return this.own.knows(actor, endpoint);
  }
  @Delete('me/notice/push')
  @HttpCode(204)
  unsubscribe(@Body() { endpoint }: PushEndpointDto): Promise<void> {
    return this.own.unsubscribe(endpoint);
  }
}

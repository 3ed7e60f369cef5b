import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { Actor } from '../kernel/actor.js';
import type { Page } from '../protocol/answers.js';
import type { Webhook, WebhookDelivery, WebhookSecret, WebhookTested } from '../protocol/intake/webhooks.js';
import { WebhookDto } from './webhooks.dto.js';
import { WebhooksService } from './webhooks.service.js';

/** Addresses of other programs that are told how calls go. */
@ApiTags('webhooks')
@Controller('webhooks')
export class WebhooksController {
  constructor(private readonly webhooks: WebhooksService) {}

  /** Lists the unit's addresses and how they answer. */
  @Get()
  async list(@CurrentActor() actor: Actor): Promise<Page<Webhook>> {
    return { items: await this.webhooks.list(actor), nextCursor: null };
  }

  /** Adds an address. The secret that its events are signed with is told once, here. */
  @Post()
  make(@CurrentActor() actor: Actor, @Body() webhook: WebhookDto): Promise<WebhookSecret> {
    return this.webhooks.make(actor, webhook);
  }

  /** Changes an address: what is given; switches it off or on. */
  @Put(':id')
  change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() webhook: WebhookDto,
  ): Promise<Webhook> {
    return this.webhooks.change(actor, id, webhook);
  }

  /** Signs with another secret from now on. It is told once. */
  @Post(':id/secret')
  @HttpCode(200)
  replace(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<WebhookSecret> {
    return this.webhooks.replaceSecret(actor, id);
  }

  /** Sends a test event at once, and tells what was answered. */
  @Post(':id/test')
  @HttpCode(200)
  test(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<WebhookTested> {
    return this.webhooks.test(actor, id);
  }

  /** Sends again what was given up. */
  @Post(':id/again')
  @HttpCode(200)
  again(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<Webhook> {
    return this.webhooks.again(actor, id);
  }

  /** Lists the last events of an address and what came of them, newest first. */
  @Get(':id/deliveries')
  async deliveries(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<Page<WebhookDelivery>> {
    return { items: await this.webhooks.deliveries(actor, id), nextCursor: null };
  }
}

import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { iso } from '../protocol/time/instant.js';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../kernel/actor.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { Page } from '../protocol/answers.js';
import type { DeviceInvitation, SharedDevice } from '../protocol/people/shared-device.js';
import { DeviceViewsService } from './device.view.js';
import { NewDeviceDto } from './device.dto.js';
import { DeviceAdminService, type DeviceInvitationCode } from './device-admin.service.js';

const shown = ({ expiresAt, ...rest }: DeviceInvitationCode): DeviceInvitation => ({
  ...rest,
  expiresAt: iso(expiresAt),
});

/** The unit's shared devices, in the coordinator's hand. */
@ApiTags('devices')
@Controller('devices')
export class DevicesController {
  constructor(
    private readonly deviceAdmin: DeviceAdminService,
    private readonly view: DeviceViewsService,
  ) {}

  /** Lists the unit's shared devices. */
  @Get()
  async list(@CurrentActor() actor: Actor): Promise<Page<SharedDevice>> {
    return { items: await this.view.list(actor), nextCursor: null };
  }
  /** Makes a code that enrols a shared device, once, within 15 minutes. */
  @Post()
  async invite(@CurrentActor() actor: Actor, @Body() device: NewDeviceDto): Promise<DeviceInvitation> {
    this.view.requireOwnPlace(actor, device);
    return shown(await this.deviceAdmin.invite(actor, device));
  }

  /** Makes a new code for a device that was invited. */
  @Post(':id/code')
  async again(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<DeviceInvitation> {
    return shown(await this.deviceAdmin.inviteAgain(actor, id));
  }
  /** Withdraws a shared device. Its sockets are closed at once. */
  @Delete(':id')
  @HttpCode(204)
  withdraw(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.deviceAdmin.withdraw(actor, id);
  }
}

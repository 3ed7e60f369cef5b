import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { iso } from '../protocol/instant.js';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../kernel/actor.js';
import { Who } from '../access/who.js';
import type { DeviceInvitation, Page, SharedDevice } from '../protocol/shapes.js';
import { DeviceView } from './device-view.js';
import { NewDeviceDto } from './device.dto.js';
import { Enrolling, type Invitation } from './enrolling.js';

const shown = ({ expiresAt, ...rest }: Invitation): DeviceInvitation => ({
  ...rest,
  expiresAt: iso(expiresAt),
});

/** The unit's shared devices, in the coordinator's hand. */
@ApiTags('devices')
@Controller('devices')
export class DevicesController {
  constructor(
    private readonly enrolling: Enrolling,
    private readonly view: DeviceView,
  ) {}

  @Get()
  async list(@Who() actor: Actor): Promise<Page<SharedDevice>> {
    return { items: await this.view.list(actor), nextCursor: null };
  }
  /** A code that enrols a device, once, within 15 minutes. */
  @Post()
  async invite(@Who() actor: Actor, @Body() device: NewDeviceDto): Promise<DeviceInvitation> {
    this.view.requireOwnPlace(actor, device);
    return shown(await this.enrolling.invite(actor, device));
  }
  @Post(':id/code')
  async again(@Who() actor: Actor, @Param('id') id: string): Promise<DeviceInvitation> {
    return shown(await this.enrolling.inviteAgain(actor, id));
  }
  /** Its sockets are closed at once. */
  @Delete(':id')
  @HttpCode(204)
  withdraw(@Who() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.enrolling.withdraw(actor, id);
  }
}

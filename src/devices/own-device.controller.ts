import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import type { Actor } from '../kernel/actor.js';
import { PinsService } from '../people/sign-in/pins.service.js';
import { SignInService } from '../people/sign-in/sign-in.service.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { DeviceState } from '../protocol/people/shared-device.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { DeviceViewsService } from './device.view.js';
import { FirstPinDto, PersonDto, PinDto } from './device.dto.js';
import { DevicePersonService } from './device-person.service.js';

/** What is asked on a shared device itself. Every answer is the device as it is then. */
@ApiTags('device')
@Controller('device')
export class OwnDeviceController {
  constructor(
    private readonly devicePerson: DevicePersonService,
    private readonly view: DeviceViewsService,
    private readonly pins: PinsService,
    private readonly signIn: SignInService,
  ) {}

  /** Answers what the shared device is and who acts on it. */
  @Get()
  state(@CurrentActor() actor: Actor): Promise<DeviceState> {
    return this.view.state(actor);
  }

  /** Says who acts on a community's device, without proof. Null for nobody in particular. */
  @Post('person')
  @HttpCode(200)
  async choose(@CurrentActor() actor: Actor, @Body() { personId }: PersonDto): Promise<DeviceState> {
    await this.devicePerson.choose(actor, personId);
    return this.view.state(actor);
  }

  /** Unlocks particulars on a community's device with a PIN. In clear for five minutes. */
  @Post('unlock')
  @HttpCode(200)
  async unlock(@CurrentActor() actor: Actor, @Body() { personId, pin }: PinDto): Promise<DeviceState> {
    await this.devicePerson.requirePerson(actor, 'community', personId);
    await this.pins.prove(personId, actor.device!.id, pin);
    await this.devicePerson.unlock(actor, personId);
    return this.view.state(actor);
  }

  /** Locks the particulars on a community's device. */
  @Post('lock')
  @HttpCode(200)
  async lock(@CurrentActor() actor: Actor): Promise<DeviceState> {
    await this.devicePerson.lock(actor);
    return this.view.state(actor);
  }

  /** Takes a shift phone with a PIN. It is the officer's from now on; who had it until now has it no longer. */
  @Post('take')
  @HttpCode(200)
  async take(@CurrentActor() actor: Actor, @Body() { personId, pin }: PinDto): Promise<DeviceState> {
    await this.devicePerson.requirePerson(actor, 'shift', personId);
    await this.pins.prove(personId, actor.device!.id, pin);
    await this.devicePerson.take(actor, personId);
    return this.view.state(actor);
  }

  /** Gives a shift phone back. */
  @Post('return')
  @HttpCode(200)
  async giveBack(@CurrentActor() actor: Actor): Promise<DeviceState> {
    await this.devicePerson.giveBack(actor);
    return this.view.state(actor);
  }

  /** Sets a PIN of one's own on the shared device, with the password of one's account. */
  @Post('pin')
  @HttpCode(200)
  async firstPin(
    @CurrentActor() actor: Actor,
    @Body() p: FirstPinDto,
    @Req() request: Request,
  ): Promise<DeviceState> {
    const device = actor.device!;
    await this.devicePerson.requirePerson(actor, device.kind, p.personId);
    const username = await this.view.usernameOf(p.personId);
    const account = await this.signIn.check(
      { username, password: p.password, ...(p.code && { code: p.code }) },
      { address: request.ip ?? '', device: device.id },
    );
    if (account.id !== p.personId) refuse('wrong_credentials');
    await this.pins.set(account.id, p.pin, device.id);
    return this.view.state(actor);
  }
}

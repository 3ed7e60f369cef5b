/** Each event costs one message of its sender's allowance, unless its handler says otherwise; a repeat costs nothing. */
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { refuse } from '../kernel/refusal/refusal.js';
import type { Message } from '../realtime/message.js';
import { MessageLimits, type Allowance } from '../realtime/message-limits.js';

/** What an event costs instead of a message. */
export const Costs = Reflector.createDecorator<Allowance | 'nothing'>();

/** Behind the access guard. A guard and no interceptor: Nest wraps those in observables, at every event. */
@Injectable()
export class AllowanceGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly limits: MessageLimits,
  ) {}

  /** Lets every event pass: what is over the allowance is told by the command, since a repeat is still answered. */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const message = context.getArgByIndex<Message>(2);
    const actor = message.actor ?? refuse('unauthenticated');
    const allowance = this.reflector.get(Costs, context.getHandler()) ?? 'message';
    if (allowance === 'nothing') {
      message.actor = { ...actor };
      return true;
    }
    message.actor = await this.limits.take(allowance, actor);
    message.allowance = allowance;
    return true;
  }
}

/** Each event costs one message of its sender's allowance, unless its handler says otherwise; a repeat costs nothing. */
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { from, lastValueFrom, type Observable } from 'rxjs';
import type { CommandActor } from '../kernel/actor.js';
import { knownOf } from './current-actor.decorator.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { MessageLimits, type Allowance } from '../realtime/message-limits.js';

/** What an event costs instead of a message. */
export const Costs = Reflector.createDecorator<Allowance | 'nothing'>();

@Injectable()
export class AllowanceInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly limits: MessageLimits,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const known = knownOf(context);
    const actor = known.actor ?? refuse('unauthenticated');
    const allowance = this.reflector.get(Costs, context.getHandler()) ?? 'message';
    const ask = (asker: CommandActor): Promise<unknown> => {
      known.actor = asker;
      return lastValueFrom(next.handle());
    };
    return from(allowance === 'nothing' ? ask({ ...actor }) : this.limits.spend(allowance, actor, ask));
  }
}

import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { refuse } from '../kernel/refusal/refusal.js';
import type { Actor } from '../kernel/actor.js';

export interface AuthenticatedRequest {
  actor?: Actor;
}
/** The request over HTTP; over a channel the message, third of what a handler is given. */
export const knownOf = (context: ExecutionContext): AuthenticatedRequest =>
  context.getType() === 'ws'
    ? context.getArgByIndex<AuthenticatedRequest>(2)
    : context.switchToHttp().getRequest<AuthenticatedRequest>();

/** Who asks, as the guard found out. */
export const CurrentActor = createParamDecorator(
  (_: unknown, context: ExecutionContext): Actor => knownOf(context).actor ?? refuse('unauthenticated'),
);

import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { refuse } from '../kernel/refusal/refusal.js';
import type { Actor } from '../kernel/actor.js';

export interface AuthenticatedRequest {
  actor?: Actor;
}
/** Who asks, as the guard found out. */
export const CurrentActor = createParamDecorator(
  (_: unknown, context: ExecutionContext): Actor =>
    context.switchToHttp().getRequest<AuthenticatedRequest>().actor ?? refuse('unauthenticated'),
);

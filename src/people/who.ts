import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { refuse } from '../refusal.js';
import type { Actor } from './actor.js';

export interface Known {
  actor?: Actor;
}
/** Who asks, as the guard found out. */
export const Who = createParamDecorator(
  (_: unknown, context: ExecutionContext): Actor =>
    context.switchToHttp().getRequest<Known>().actor ?? refuse('unauthenticated'),
);

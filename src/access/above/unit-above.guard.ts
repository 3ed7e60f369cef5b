/**
 * A unit above reads figures of those below and no files. A file of a unit below is not found for it, as for everybody
 * else; but it is told why. What a route itself would say to anybody else, it goes on saying.
 */
import { type CanActivate, type ExecutionContext, Injectable, type Type } from '@nestjs/common';
import type { Request } from 'express';
import { Directory } from '../../directory/directory.js';
import { isAbove } from '../../directory/units/unit-tree.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { Store } from '../../store/store.js';
import { routeOf } from '../access.guard.js';
import { isFileRoute, unitOfFile } from './file-unit.query.js';
import type { AuthenticatedRequest } from '../current-actor.decorator.js';

@Injectable()
export class UnitAboveGuard implements CanActivate {
  constructor(
    private readonly directory: Directory,
    private readonly store: Store,
  ) {}

  /** @throws Refusal `unit_above_no_file` */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const { actor, params } = context.switchToHttp().getRequest<Request & AuthenticatedRequest>();
    const id = params['id'];
    if (!actor || typeof id !== 'string' || !this.directory.hasUnitsBelow(actor.unitId)) return true;
    const route = routeOf(context.getClass() as Type, context.getHandler() as (...args: never[]) => unknown);
    const name = / \/api\/([\w-]+)\/:id/.exec(route)?.[1];
    if (!isFileRoute(name) || id.length > 100 || id.includes('\0')) return true;
    const unitId = await unitOfFile(this.store.read, name, id);
    return unitId && isAbove(this.directory, actor.unitId, unitId) ? refuse('unit_above_no_file') : true;
  }
}

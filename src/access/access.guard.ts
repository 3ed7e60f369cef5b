/** Every HTTP request and every event of a channel passes here: who asks, from where, and whether the table lets them. */
import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  RequestMethod,
  type Type,
} from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import type { Request } from 'express';
import { SERVER_PAGES } from '../protocol/pages.js';
import { UNKNOWN_EVENT } from '../realtime/subscriptions.js';
import { processPhase } from '../kernel/process-phase.js';
import { langOf, Refusal } from '../kernel/refusal/refusal.js';
import { isAdmitted, isBlockedUntilFactor } from './access-rules.js';
import { EVENT_ACCESS, HTTP_ACCESS, isEvent, PUBLIC_PAGES } from './access-table.js';
import type { Actor } from '../kernel/actor.js';
import { AllowedOrigins } from './allowed-origins.js';
import { tokensFromCookies, Authenticator } from './authenticator.js';
import { knownOf, type AuthenticatedRequest } from './current-actor.decorator.js';

type Handler = (...args: never[]) => unknown;
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** `GET /api/calls/:id`, as the table names it. */
export function routeOf(controller: Type, handler: Handler): string {
  const parts = [
    Reflect.getMetadata(PATH_METADATA, controller),
    Reflect.getMetadata(PATH_METADATA, handler),
  ] as string[];
  const path = parts
    .map((p) => p.replace(/^\/+|\/+$/g, ''))
    .filter(Boolean)
    .join('/');
  const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number] ?? 'GET';
  const isOutside = ['metrics', ...SERVER_PAGES].includes(path.split('/')[0]!);
  return `${method} ${isOutside ? '' : '/api'}/${path}`;
}

@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly authenticator: Authenticator,
    private readonly origins: AllowedOrigins,
  ) {}

  canActivate(context: ExecutionContext): Promise<boolean> {
    return context.getType() === 'ws' ? this.event(context) : this.request(context);
  }

  /** The session was known when the page connected, and is asked again: it may have ended, and a device changes hands. */
  private async event(context: ExecutionContext): Promise<boolean> {
    const { data, nsp } = context.switchToWs().getClient<{ data: { actor: Actor }; nsp: { name: string } }>();
    const event = context.switchToWs().getPattern();
    const name = `${nsp.name.slice(1)} ${event}`;
    const rule = isEvent(name) ? EVENT_ACCESS[name] : undefined;
    const actor = await this.authenticator.current(data.actor, !rule?.unasked);
    if (!actor) throw new Refusal('unauthenticated');
    if (isBlockedUntilFactor(rule, actor)) throw new Refusal('factor_first');
    if (rule ? !isAdmitted(rule, actor) : event !== UNKNOWN_EVENT) throw new Refusal('forbidden');
    knownOf(context).actor = actor;
    return true;
  }

  private async request(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request & AuthenticatedRequest>();
    const route = routeOf(context.getClass(), context.getHandler() as Handler);
    const rule = HTTP_ACCESS[route];
    const isPage = PUBLIC_PAGES.has(route);
    if (!rule && !isPage) throw new Refusal('forbidden');
    if (processPhase.now === 'closing' && !SAFE.has(request.method)) throw new Refusal('unavailable');
    if (isPage || !rule) return true;
    const { origin } = request.headers;
    // A page of somebody else may not use the visitor's cookie, nor sign them in or out.
    const cookies = tokensFromCookies(request.headers.cookie);
    const fromPage = origin !== undefined || cookies.session !== undefined || cookies.enrolled !== undefined;
    const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const refused = this.origins.refusalOf(origin);
    if (refused) throw refused;
    if (!SAFE.has(request.method) && fromPage && !bearer && origin === undefined && rule.who !== 'anybody')
      throw new Refusal('no_origin');

    const actor = await this.authenticator.authenticate(
      bearer === undefined ? cookies : { session: bearer },
      langOf(request.headers['accept-language']),
      !SAFE.has(request.method),
    );
    if (actor) request.actor = actor;
    if (rule.who === 'anybody') return true;
    if (!actor) throw new Refusal('unauthenticated');
    if (!isAdmitted(rule, actor)) throw new Refusal('forbidden');
    if (actor.mustChangePassword && !rule.early) throw new Refusal('password_first');
    if (isBlockedUntilFactor(rule, actor)) throw new Refusal('factor_first');
    return true;
  }
}

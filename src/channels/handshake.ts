/**
 * Who may connect. The Origin is looked at before the upgrade, since Socket.IO does not on websockets; the
 * session in a middleware of the namespace, so that no event is heard before it is known.
 */
import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { Socket } from 'socket.io';
import { NAMESPACE_ROLES } from '../access/access-table.js';
import { allowanceKeyOf, type Actor } from '../kernel/actor.js';
import { AllowedOrigins } from '../access/allowed-origins.js';
import { tokensFromCookies, Authenticator, type PresentedTokens } from '../access/authenticator.js';
import type { Namespace } from '../protocol/events.js';
import { langOf, Refusal } from '../kernel/refusal/refusal.js';
import { Meters } from '../kernel/meters/meters.js';
import { MessageLimits } from '../realtime/message-limits.js';
import { forgetHandshake } from './remembered-request.js';

const TOO_MANY = { retryAfterSeconds: 30 };

/** The bearer token; or a page's cookie, which counts with an Origin only. */
function broughtBy(socket: Socket): PresentedTokens {
  const token: unknown = socket.handshake.auth.token;
  if (typeof token === 'string' && token) return { session: token };
  const { origin, cookie } = socket.request.headers;
  return origin !== undefined ? tokensFromCookies(cookie) : {};
}

const langOfSocket = ({ handshake, request }: Socket) =>
  langOf(handshake.auth.lang ?? request.headers['accept-language']);

@Injectable()
export class Handshake {
  /** One function for all sockets. */
  private readonly left: (this: Socket) => void;

  constructor(
    private readonly origins: AllowedOrigins,
    private readonly authenticator: Authenticator,
    private readonly limits: MessageLimits,
    private readonly meters: Meters,
  ) {
    this.left = function (this: Socket) {
      limits.crowd.leave('account', allowanceKeyOf((this.data as { actor: Actor }).actor));
    };
  }

  /** Why the request may not become a connection, before the upgrade. */
  refusalOf(request: IncomingMessage, address: string): Refusal | undefined {
    const refused = this.origins.refusalOf(request.headers.origin) ?? this.crowded(request, address);
    if (refused) this.meters.asked.socketRefused(refused.sentence);
    return refused;
  }
  private crowded(request: IncomingMessage, address: string): Refusal | undefined {
    const { crowd } = this.limits;
    if (!crowd.enter('address', address)) return new Refusal('too_many_pages', TOO_MANY);
    request.socket.once('close', () => crowd.leave('address', address));
    return undefined;
  }

  /** A guest's token lets into their own namespace only, and nothing else lets into it. */
  private async actorOf(namespace: Namespace, socket: Socket): Promise<Actor | undefined> {
    const lang = langOfSocket(socket);
    if (namespace !== 'guest') return this.authenticator.authenticate(broughtBy(socket), lang);
    const token: unknown = socket.handshake.auth.token;
    return typeof token === 'string' && token ? this.authenticator.guest(token, lang) : undefined;
  }

  async enter(namespace: Namespace, socket: Socket, next: (error?: Error) => void): Promise<void> {
    const refuse = (refusal: Refusal) => {
      this.meters.asked.socketRefused(refusal.sentence);
      next(asConnectError(refusal, socket));
    };
    try {
      const actor = await this.actorOf(namespace, socket);
      if (!actor) return refuse(new Refusal('unauthenticated'));
      if (!actor.guest && !actor.roles.some((role) => NAMESPACE_ROLES[namespace].includes(role)))
        return refuse(new Refusal('forbidden'));
      if (actor.mustChangePassword) return refuse(new Refusal('password_first'));
      // A community's page calls without it.
      if (actor.mustSetFactor && namespace !== 'community') return refuse(new Refusal('factor_first'));
      // Gone meanwhile: it takes no place, which nothing would ever give back, and Socket.IO forgets it.
      if (socket.conn.readyState !== 'open') return next();
      const { crowd } = this.limits;
      if (!crowd.enter('account', allowanceKeyOf(actor)))
        return refuse(new Refusal('too_many_pages', TOO_MANY));
      (socket.data as { actor: Actor }).actor = actor;
      forgetHandshake(socket);
      next();
      // `next` has it connected in the tick before this one, unless it is gone by then.
      process.nextTick(() =>
        socket.connected ? socket.on('disconnect', this.left) : this.left.call(socket),
      );
    } catch {
      refuse(new Refusal('unavailable'));
    }
  }
}

export function asConnectError(refusal: Refusal, socket: Socket): Error {
  const body = refusal.body(langOfSocket(socket));
  return Object.assign(new Error(body.message), { data: body });
}

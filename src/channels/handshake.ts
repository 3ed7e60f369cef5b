/**
 * Who may connect. The Origin is looked at before the upgrade, since Socket.IO does not on websockets; the
 * session in a middleware of the namespace, since handlers would run before an async connection handler ends.
 */
import type { EventEmitter } from 'node:events';
import type { Socket } from 'socket.io';
import { allowanceKeyOf, type Actor } from '../kernel/actor.js';
import { tokensFromCookies, type PresentedTokens, type Authenticator } from '../access/authenticator.js';
import type { SocketLimit } from '../realtime/socket-limit.js';
import type { Namespace } from '../protocol/events.js';
import type { Role } from '../protocol/words.js';
import { langOf, Refusal } from '../kernel/refusal/refusal.js';

export const WHO_ENTERS: Record<Namespace, readonly Role[]> = {
  community: ['worker'],
  procuratorate: ['officer'],
  coordination: ['coordinator', 'admin'],
};

/** The bearer token; or a page's cookie, which counts with an Origin only. */
function broughtBy(socket: Socket): PresentedTokens {
  const token: unknown = socket.handshake.auth.token;
  if (typeof token === 'string' && token) return { session: token };
  const { origin, cookie } = socket.request.headers;
  return origin !== undefined ? tokensFromCookies(cookie) : {};
}

export const langOfSocket = ({ handshake, request }: Socket) =>
  langOf(handshake.auth.lang ?? request.headers['accept-language']);

export function enter(namespace: Namespace, wayIn: Authenticator, crowd: SocketLimit) {
  return async (socket: Socket, next: (error?: Error) => void): Promise<void> => {
    const lang = langOfSocket(socket);
    try {
      const actor = await wayIn.authenticate(broughtBy(socket), lang);
      if (!actor) return next(asConnectError(new Refusal('unauthenticated'), lang));
      if (!actor.roles.some((role) => WHO_ENTERS[namespace].includes(role)))
        return next(asConnectError(new Refusal('forbidden'), lang));
      if (actor.mustChangePassword) return next(asConnectError(new Refusal('password_first'), lang));
      // A community's page calls without it.
      if (actor.mustSetFactor && namespace !== 'community')
        return next(asConnectError(new Refusal('factor_first'), lang));
      // Gone meanwhile: nothing would ever give its place back.
      if (socket.conn.readyState !== 'open') return;
      const ends: [EventEmitter, string][] = [
        [socket.conn, 'close'],
        [socket, 'disconnect'],
      ];
      if (!crowd.enter('account', allowanceKeyOf(actor), ends))
        return next(asConnectError(new Refusal('too_many_pages', { retryAfterSeconds: 30 }), lang));
      (socket.data as { actor: Actor }).actor = actor;
      next();
    } catch {
      next(asConnectError(new Refusal('unavailable'), lang));
    }
  };
}

export const asConnectError = (refusal: Refusal, lang: 'zh' | 'en') =>
  Object.assign(new Error(refusal.body(lang).message), { data: refusal.body(lang) });

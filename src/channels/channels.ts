/**
 * Socket.IO: one listener a socket turns every event into a call of the desk's door and answers it, whatever
 * happens. Nest's own gateways are not used: they keep several closures a socket and leave bad events unanswered.
 */
import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Server, type Namespace as IoNamespace, type Socket } from 'socket.io';
import { nextTurn } from '../kernel/clock.js';
import { EVENT_ACCESS, isBlockedUntilFactor, type AccessRule } from '../access/access-table.js';
import type { Actor, CommandActor } from '../kernel/actor.js';
import { AllowedOrigins } from '../access/allowed-origins.js';
import { LOGGER } from '../kernel/logger.js';
import { NAMESPACES, type Namespace, type Written } from '../protocol/events.js';
import type { Ack } from '../protocol/shapes.js';
import { LIMITS } from '../protocol/words.js';
import { langOf, Refusal, refuse } from '../kernel/refusal/refusal.js';
import { validatePayload } from '../kernel/input/validation.js';
import type { Door } from './door.js';
import { Entrances } from './entrances.js';
import { asConnectError, enter, langOfSocket } from './handshake.js';
import { MessageLimits } from '../realtime/message-limits.js';
import { rooms, Publisher } from '../realtime/publisher.js';

/** A dead peer is noticed within their sum. */
const PING = { pingInterval: 5000, pingTimeout: 5000 };
/** Milliseconds in which a connection says where it wants to. */
const CONNECT_TIMEOUT = 10_000;
type AnyDoor = Door<object, unknown>;
type Answer = (ack: Ack<unknown>) => void;

@Injectable()
export class Channels {
  private io: Server | undefined;
  /** Events that were heard and not answered yet. */
  private unanswered = 0;
  private closing = false;

  constructor(
    private readonly origins: AllowedOrigins,
    @Inject(LOGGER) private readonly log: Logger,
    private readonly tell: Publisher,
    private readonly entrances: Entrances,
    private readonly limits: MessageLimits,
  ) {}

  /** @param addressOf whom a proxy that is trusted brings */
  attach(
    http: HttpServer,
    addressOf: (request: IncomingMessage) => string,
    adapter?: ConstructorParameters<typeof Server>[0] extends never ? never : unknown,
  ): Server {
    const { crowd } = this.limits;
    const io = new Server(http, {
      path: '/socket.io',
      transports: ['websocket'],
      serveClient: false,
      maxHttpBufferSize: LIMITS.payloadBytes,
      ...PING,
      connectTimeout: CONNECT_TIMEOUT,
      allowRequest: (request, decide) => {
        if (this.closing) return decide(null, false);
        const { headers } = request;
        const refused =
          this.origins.refusalOf(headers.origin) ??
          (crowd.enter('address', addressOf(request), [[request.socket, 'close']])
            ? undefined
            : new Refusal('too_many_pages', { retryAfterSeconds: 30 }));
        decide(refused?.body(langOf(headers['accept-language'])).message ?? null, !refused);
      },
      ...(adapter !== undefined && { adapter: adapter as never }),
    });
    io.use((socket, next) => next(asConnectError(new Refusal('forbidden'), langOfSocket(socket))));
    for (const name of NAMESPACES) this.open(io.of(`/${name}`), name);
    this.io = io;
    this.tell.attach(io);
    return io;
  }

  private open(namespace: IoNamespace, name: Namespace): void {
    namespace.use((socket, next) => void enter(name, this.entrances.wayIn, this.limits.crowd)(socket, next));
    const doors = new Map(Object.entries(this.entrances.doors.of[name])) as Map<string, AnyDoor>;
    // One function for all sockets: an idle page costs no closure of its own.
    const { heard } = this;
    function listener(this: Socket, event: string, ...args: unknown[]): void {
      void heard(
        (this.data as { actor: Actor }).actor,
        doors.get(event),
        args,
        EVENT_ACCESS[`${name} ${event}`],
      );
    }
    namespace.on('connection', (socket) => {
      const { actor } = socket.data as { actor: Actor };
      void socket.join(roomsOf(name, actor));
      socket.onAny(listener);
      void this.entrances.welcome(name, socket, actor).catch((error: unknown) => {
        this.log.error({ error }, 'a page could not be welcomed');
        // Without its snapshot a page would be wrong: the client comes back by itself.
        socket.conn.close();
      });
    });
  }

  private heard = async (
    actor: Actor,
    door: AnyDoor | undefined,
    args: unknown[],
    rule: AccessRule | undefined,
  ): Promise<void> => {
    const last = args.at(-1);
    const answer: Answer = typeof last === 'function' ? (last as Answer) : () => undefined;
    const payload = typeof args[0] === 'function' ? undefined : args[0];
    this.unanswered += 1;
    try {
      if (this.closing) throw new Refusal('unavailable');
      answer({ ok: true, data: await this.perform(actor, door, payload, rule) });
    } catch (error) {
      if (!(error instanceof Refusal)) this.log.error({ error }, 'a deed failed');
      const refusal = error instanceof Refusal ? error : new Refusal('internal');
      answer({ ok: false, error: refusal.body(actor.lang) });
    } finally {
      this.unanswered -= 1;
    }
  };

  private async perform(
    connected: Actor,
    door: AnyDoor | undefined,
    payload: unknown,
    rule: AccessRule | undefined,
  ): Promise<unknown> {
    const { wayIn } = this.entrances;
    const actor = (await wayIn.current(connected)) ?? refuse('unauthenticated');
    if (isBlockedUntilFactor(rule, actor)) refuse('factor_first');
    const ask = async (asker: CommandActor): Promise<unknown> => {
      if (!door) throw asker.over ?? new Refusal('unknown_event');
      const asked: Written = validatePayload(door.dto, payload ?? {});
      // A call goes out in any case.
      const orDevice = door.allowance === 'raise';
      return wayIn.asAuthor(asker, asked.by, orDevice, (author) => door.perform(author, asked));
    };
    const allowance = door ? door.allowance : 'message';
    return allowance === null ? ask({ ...actor }) : this.limits.spend(allowance, actor, ask);
  }

  /** Takes nothing new, answers what is under way, and closes the transports, so that clients come back, here or elsewhere. */
  async close(): Promise<void> {
    const { io } = this;
    if (!io) return;
    this.io = undefined;
    this.closing = true;
    while (this.unanswered) await nextTurn();
    for (const name of NAMESPACES)
      for (const socket of io.of(`/${name}`).sockets.values()) socket.conn.close();
    io.engine.close();
  }
}

/** A community's device is nobody's page: it is told of calls by who acts on it at that moment. */
const roomsOf = (name: Namespace, actor: Actor): string[] => {
  const own = rooms.session(actor.sessionId);
  if (actor.device?.kind === 'community') return [own];
  // Without the second factor that they need, they are told of what they raised and of nothing else.
  if (actor.mustSetFactor) return [rooms.person(actor.id), own];
  return [rooms.person(actor.id), own, ...placesOf(name, actor)];
};
const placesOf = (name: Namespace, actor: Actor): string[] => {
  if (name === 'community') return actor.communityIds.map(rooms.community);
  return name === 'coordination' ? [rooms.unit(actor.unitId)] : [];
};

/**
 * Nest's gateways on Socket.IO at the price of bare Socket.IO: one listener a socket, the same function for all, and
 * no closure kept for an idle page. Nest binds a gateway's handlers to a socket when an event comes for that gateway,
 * and they are dropped when it is answered. Every event is acknowledged. See decisions/0018.
 */
import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { MessageMappingProperties } from '@nestjs/websockets';
import type { Express } from 'express';
import type { Logger } from 'pino';
import proxyaddr from 'proxy-addr';
import { Server, type Namespace as IoNamespace, type ServerOptions, type Socket } from 'socket.io';
import { nextTurn, stopwatch } from '../kernel/clock.js';
import { LOGGER } from '../kernel/logger.js';
import { Meters } from '../kernel/meters/meters.js';
import { Operation } from '../kernel/trace/operation.js';
import type { Actor } from '../kernel/actor.js';
import { NAMESPACES, type Namespace } from '../protocol/events.js';
import type { Ack } from '../protocol/answers.js';
import { LIMITS } from '../protocol/limits.js';
import { langOf, Refusal } from '../kernel/refusal/refusal.js';
import { asConnectError, Handshake } from './handshake.js';
import { Message } from '../realtime/message.js';
import { MessageLimits } from '../realtime/message-limits.js';
import { Publisher } from '../realtime/publisher.js';
import { UNKNOWN_EVENT } from '../realtime/subscriptions.js';
import { OneWrite } from './one-write.js';
import { forgetConnection, rememberRequest } from './remembered-request.js';
import { WelcomeService } from './welcome.service.js';

/** A dead peer is noticed within their sum. */
const PING = { pingInterval: 5000, pingTimeout: 5000 };
/** Milliseconds in which a connection says where it wants to. */
const CONNECT_TIMEOUT = 10_000;
/** Nest's own: binds the handlers of one gateway to a socket, by way of `bindMessageHandlers`. */
type Binding = (socket: Socket) => void;
type Handler = (payload: unknown, message: Message) => unknown;

@Injectable()
export class SocketAdapter extends IoAdapter {
  /** Set before the hub listens where other nodes share the channels. */
  nodes: unknown;
  private io: Server | undefined;
  private oneWrite: OneWrite | undefined;
  private unanswered = 0;
  private closing = false;
  /** Another process goes on at once: what comes now is not refused, it is asked again there. */
  private handingOver = false;
  private readonly gateways = new Map<string, Binding[]>();
  /** By namespace, which gateway hears an event; known once the first event has come. */
  private readonly hearing = new Map<string, ReadonlyMap<string, Binding>>();
  /** What Nest has bound last. */
  private bound: readonly MessageMappingProperties[] = [];

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly handshake: Handshake,
    private readonly welcome: WelcomeService,
    private readonly publisher: Publisher,
    private readonly limits: MessageLimits,
    private readonly meters: Meters,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    super();
  }

  /** One server for all namespaces; what a gateway's decorator says beside its namespace is not asked. */
  override createIOServer(): Server {
    if (this.io) return this.io;
    const trusted = this.host.httpAdapter.getInstance<Express>().get('trust proxy fn') as Parameters<
      typeof proxyaddr
    >[1];
    const io = new Server(this.host.httpAdapter.getHttpServer() as HttpServer, {
      path: '/socket.io',
      transports: ['websocket'],
      serveClient: false,
      maxHttpBufferSize: LIMITS.payloadBytes,
      ...PING,
      connectTimeout: CONNECT_TIMEOUT,
      // Outside of all filters: what is thrown here would end the process.
      allowRequest: (request, decide) => {
        try {
          // Who went away before it was looked at has no address any more, whatever the types say.
          const address = proxyaddr(request as IncomingMessage, trusted) as string | undefined;
          if (this.closing || address === undefined) return decide(null, false);
          forgetConnection(request);
          const refused = this.handshake.refusalOf(request, address);
          const lang = langOf(request.headers['accept-language']);
          decide(refused?.body(lang).message ?? null, !refused);
        } catch (error) {
          this.log.error({ error }, 'an upgrade could not be looked at');
          decide(null, false);
        }
      },
      ...(this.nodes !== undefined && { adapter: this.nodes as ServerOptions['adapter'] }),
    });
    io.engine.on('connection', rememberRequest);
    io.use((socket, next) => next(asConnectError(new Refusal('forbidden'), socket)));
    for (const name of NAMESPACES) this.open(io.of(`/${name}`), name);
    this.oneWrite = new OneWrite(io.engine);
    this.io = io;
    this.publisher.attach(io);
    return io;
  }

  private open(namespace: IoNamespace, name: Namespace): void {
    namespace.use((socket, next) => {
      // What it asks for is forgotten once it is in.
      this.oneWrite?.join(socket);
      void this.handshake.enter(name, socket, next);
    });
    const { heard } = this;
    // One function for all sockets: an idle page costs no closure of its own.
    function listener(this: Socket, event: string, ...args: unknown[]): void {
      void heard(this, event, args);
    }
    namespace.on('connection', (socket) => {
      const { actor } = socket.data as { actor: Actor };
      this.welcome.join(name, socket, actor);
      socket.onAny(listener);
      void this.welcome.welcome(name, socket, actor).catch((error: unknown) => {
        this.log.error({ error }, 'a page could not be welcomed');
        // Without its snapshot a page would be wrong: the client comes back by itself.
        socket.conn.close();
      });
    });
  }

  /** Several gateways stand on one namespace: each comes once, at the start. */
  override bindClientConnect(server: IoNamespace, binding: Binding): void {
    this.gateways.set(server.name, [...(this.gateways.get(server.name) ?? []), binding]);
  }
  override bindMessageHandlers(_socket: Socket, handlers: MessageMappingProperties[]): void {
    this.bound = handlers;
  }
  /** Presence has its own way, see welcome.service.ts. */
  override bindClientDisconnect(): void {}

  private handlersOf(binding: Binding, socket: Socket): readonly MessageMappingProperties[] {
    binding(socket);
    return this.bound;
  }
  /** As the gateways call it; whatever else is sent is one thing. */
  private eventIn(socket: Socket, event: string): string {
    return this.gatewaysOf(socket).has(event) ? event : UNKNOWN_EVENT;
  }
  private gatewaysOf(socket: Socket): ReadonlyMap<string, Binding> {
    const { name } = socket.nsp;
    let hearing = this.hearing.get(name);
    if (!hearing) {
      const all = (this.gateways.get(name) ?? []).flatMap((binding) =>
        this.handlersOf(binding, socket).map(({ message }) => [message as string, binding] as const),
      );
      this.hearing.set(name, (hearing = new Map(all)));
    }
    return hearing;
  }
  private handlerOf(socket: Socket, event: string): Handler | undefined {
    const binding = this.gatewaysOf(socket).get(event);
    return binding && this.handlersOf(binding, socket).find(({ message }) => message === event)?.callback;
  }

  private heard = (socket: Socket, sent: string, args: unknown[]): Promise<void> => {
    const operation = new Operation(this.eventIn(socket, sent));
    return operation.run(() => this.answer(socket, operation, args));
  };

  private async answer(socket: Socket, operation: Operation, args: unknown[]): Promise<void> {
    const { name: event, startedAt } = operation;
    const last = args.at(-1);
    const acknowledge = typeof last === 'function' ? (last as (answer: Ack<unknown>) => void) : undefined;
    const payload = typeof args[0] === 'function' ? undefined : args[0];
    if (this.closing && this.handingOver) return;
    const message = new Message((socket.data as { actor: Actor }).actor, acknowledge);
    this.unanswered += 1;
    try {
      if (this.closing) throw new Refusal('unavailable');
      const data = await this.handlerOf(socket, event)?.(payload, message);
      // The filter has refused, or else the handler has something to say.
      if (!message.isAnswered && data === undefined) throw new Error(`${event} was answered with nothing`);
      if (message.allowance && message.actor && !message.isAnswered)
        await this.limits.settle(message.allowance, message.actor);
      // The desk tells the rest in this turn.
      this.oneWrite?.hold(socket.conn);
      message.accept(data);
    } catch (error) {
      message.fail(error, this.log);
    } finally {
      this.unanswered -= 1;
      const { outcome: code } = message;
      const seconds = (stopwatch() - startedAt) / 1000;
      operation.end(code);
      this.meters.asked.event(event, code, seconds);
      if (this.log.isLevelEnabled('debug'))
        this.log.debug({ event, code, seconds, operation: operation.id }, 'an event was answered');
    }
  }

  /** Takes nothing new, answers what is under way, and closes the transports, so that clients come back, here or elsewhere. */
  async drain(handingOver = false): Promise<void> {
    const { io } = this;
    if (!io) return;
    this.io = undefined;
    this.handingOver = handingOver;
    this.closing = true;
    while (this.unanswered) await nextTurn();
    // The last answer waits for the end of its turn (one-write.ts); what is not written when the engine closes is lost.
    await nextTurn();
    for (const name of NAMESPACES)
      for (const socket of io.of(`/${name}`).sockets.values()) socket.conn.close();
    io.engine.close();
  }
  /** Nest would close each namespace while events are under way. */
  override async close(): Promise<void> {}
  override dispose(): Promise<void> {
    return this.drain();
  }
}

/** Node's own HTTP server, which does not wait long for who has begun to ask and does not go on. */
import { createServer, type IncomingMessage, type ServerOptions, type ServerResponse } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import { setTimeout as nextMoment } from 'node:timers/promises';
import { ExpressAdapter } from '@nestjs/platform-express';
import { nextTurn, stopwatch } from '../kernel/clock.js';
import { isPatient } from '../kernel/input/patient-requests.js';

/** Milliseconds. A whole request of 1 MB has its time on a slow line; only its head is short. */
export const REQUEST_TIMEOUTS = {
  headersTimeout: 10_000,
  requestTimeout: 120_000,
  connectionsCheckingInterval: 2000,
  keepAliveTimeout: 5000,
} satisfies ServerOptions;

/**
 * Bytes of a request's head. Two thousand Chinese characters in an address are 18 KB, and are to be told in a sentence
 * that they are too many: Node's own 16 KB end with an empty answer. So much is held of a connection only until its head
 * is there, no longer than `headersTimeout`.
 */
const LONGEST_HEAD = 32 * 1024;

/** Within this after their last answer connections that are kept have ended: as they are told, and as long again as Node waits beyond it. */
export const KEPT_MILLISECONDS = REQUEST_TIMEOUTS.keepAliveTimeout + 1500;
/** Who has just come has so long to say what they want. */
const LEADING_MILLISECONDS = 100;
const LONGEST_LEADING_MILLISECONDS = 3000;
const MOMENT = 10;
/** Milliseconds; a browser that opened a connection for later is not waited for. */
const ABOUT_TO_ASK = 1500;
const QUIET_TURNS = 20;
const MOST_TURNS = 5000;
/** Where nothing comes of it connections are kept again. */
const FORGOTTEN_MILLISECONDS = 60_000;

/**
 * Connections that wait to be let in: all pages of a city come back within a second after a start. The system takes no
 * more than its own limit (net.core.somaxconn, 4096 on Linux); whoever finds no place is heard 1, 3, 7 s later.
 */
export const BACKLOG = 4096;

/** What is answered to a request that is none, or is not there in its time. */
const ENDINGS: Record<string, string> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: '413 Payload Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};
const endingOf = (code: string | undefined): string =>
  `HTTP/1.1 ${ENDINGS[code ?? ''] ?? '400 Bad Request'}\r\nConnection: close\r\n\r\n`;

export class HubHttpAdapter extends ExpressAdapter {
  private readonly connections = new Set<Socket>();
  /** What was asked on a connection and is not answered yet. */
  private readonly asked = new Map<Socket, IncomingMessage>();
  private readonly answers = new WeakMap<Socket, ServerResponse>();

  private readonly onceOnly = new WeakSet<Socket>();
  /** Until then each connection is answered once. */
  private leadingUntil = -Infinity;
  /** Who has come and asked nothing yet, and since when. */
  private readonly silent = new Map<Socket, number>();
  /** Connections and requests that came. */
  private heard = 0;

  constructor(private readonly patience: ServerOptions = REQUEST_TIMEOUTS) {
    super();
  }
  override initHttpServer(): void {
    this.httpServer = createServer({ maxHeaderSize: LONGEST_HEAD, ...this.patience }, this.getInstance());
    const { connections, silent } = this;
    // One function for all of them.
    function gone(this: Socket): void {
      connections.delete(this);
      silent.delete(this);
    }
    this.httpServer.on('connection', (socket: Socket) => {
      this.heard += 1;
      this.connections.add(socket);
      this.silent.set(socket, stopwatch());
      socket.on('close', gone);
    });
    // From here on it is a channel's, which closes it.
    this.httpServer.on('upgrade', ({ socket }: IncomingMessage) => {
      socket.off('close', gone);
      gone.call(socket);
    });
    // Node's own answer and end, but for who has been given more time: their request is seen to elsewhere.
    this.httpServer.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
      if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT' && isPatient(this.asked.get(socket))) return;
      const answered = this.answers.get(socket)?.headersSent === true;
      if (socket.writable && !answered) socket.write(endingOf(error.code));
      socket.destroy(error);
    });
    // Before the hub itself hears it, which may answer at once.
    this.httpServer.prependListener('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
      if (stopwatch() < this.leadingUntil || this.onceOnly.has(socket))
        response.setHeader('connection', 'close');
    });
    this.httpServer.on('request', (request: IncomingMessage, response: ServerResponse) => {
      const { socket } = request;
      this.heard += 1;
      this.silent.delete(socket);
      this.asked.set(socket, request);
      this.answers.set(socket, response);
      response.once('close', () => {
        if (this.asked.get(socket) === request) this.asked.delete(socket);
        if (this.answers.get(socket) === response) this.answers.delete(socket);
      });
    });
  }
  /** Whoever came before the hub was there: each is answered once, and comes again. */
  adopt(sockets: Iterable<Socket>): void {
    for (const socket of sockets) {
      if (socket.destroyed) continue;
      this.onceOnly.add(socket);
      this.httpServer.emit('connection', socket);
      socket.resume();
    }
  }

  /**
   * Another process is about to take over: from here on each connection is answered once. Those that are kept now end by
   * themselves, as they were told, so that none is cut in the moment in which somebody asks on it.
   */
  keepNoConnection(): void {
    this.leadingUntil = stopwatch() + FORGOTTEN_MILLISECONDS;
  }

  /**
   * The other process listens on the port and takes who comes: here nobody new is let in. Resolves when nobody is asking
   * any more, and nobody is left who could ask.
   */
  async leadAway(): Promise<void> {
    this.leadingUntil = Infinity;
    await this.untilNobodyComes();
    // Only its listening: Node's own close of an HTTP server would cut those who are about to ask.
    NetServer.prototype.close.call(this.httpServer);
    await nextMoment(LEADING_MILLISECONDS);
    await this.untilNobodyComes();
    for (let waited = 0; this.isAnybodyAsking() && waited < LONGEST_LEADING_MILLISECONDS; waited += MOMENT)
      await nextMoment(MOMENT);
    for (const socket of this.connections) if (!this.asked.has(socket)) socket.destroy();
  }

  /** Or about to: who has only just come, and is slower than we are. */
  private isAnybodyAsking(): boolean {
    const now = stopwatch();
    return this.asked.size > 0 || [...this.silent.values()].some((since) => now - since < ABOUT_TO_ASK);
  }

  /**
   * What the system has taken for this process is let in and read: one connection a turn of the loop, and a timer comes
   * before what has arrived meanwhile, however long the machine stood still.
   */
  private async untilNobodyComes(): Promise<void> {
    for (let quiet = 0, turns = 0; quiet < QUIET_TURNS && turns < MOST_TURNS; turns++) {
      const before = this.heard;
      await nextTurn();
      quiet = this.heard === before ? quiet + 1 : 0;
    }
  }

  /** Answers what was asked; whoever is still asking is not waited for, and comes again. */
  override close() {
    // Node waits as long as this for the end of a connection that it has just answered.
    this.httpServer.keepAliveTimeout = 1;
    for (const socket of this.connections) if (!this.asked.get(socket)?.complete) socket.destroy();
    return super.close();
  }
}

/** Node's own HTTP server, which does not wait long for who has begun to ask and does not go on. */
import { createServer, type IncomingMessage, type ServerOptions, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { ExpressAdapter } from '@nestjs/platform-express';
import { isPatient } from '../kernel/input/patient-requests.js';

/** Milliseconds. A whole request of 1 MB has its time on a slow line; only its head is short. */
export const REQUEST_TIMEOUTS = {
  headersTimeout: 10_000,
  requestTimeout: 120_000,
  connectionsCheckingInterval: 2000,
} satisfies ServerOptions;

/**
 * Bytes of a request's head. Two thousand Chinese characters in an address are 18 KB, and are to be told in a sentence
 * that they are too many: Node's own 16 KB end with an empty answer. So much is held of a connection only until its head
 * is there, no longer than `headersTimeout`.
 */
const LONGEST_HEAD = 32 * 1024;

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

  constructor(private readonly patience: ServerOptions = REQUEST_TIMEOUTS) {
    super();
  }
  override initHttpServer(): void {
    this.httpServer = createServer({ maxHeaderSize: LONGEST_HEAD, ...this.patience }, this.getInstance());
    this.httpServer.on('connection', (socket: Socket) => {
      this.connections.add(socket);
      socket.once('close', () => this.connections.delete(socket));
    });
    // From here on it is a channel's, which closes it.
    this.httpServer.on('upgrade', ({ socket }: IncomingMessage) => this.connections.delete(socket));
    // Node's own answer and end, but for who has been given more time: their request is seen to elsewhere.
    this.httpServer.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
      if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT' && isPatient(this.asked.get(socket))) return;
      const answered = this.answers.get(socket)?.headersSent === true;
      if (socket.writable && !answered) socket.write(endingOf(error.code));
      socket.destroy(error);
    });
    this.httpServer.on('request', (request: IncomingMessage, response: ServerResponse) => {
      const { socket } = request;
      this.asked.set(socket, request);
      this.answers.set(socket, response);
      response.once('close', () => {
        if (this.asked.get(socket) === request) this.asked.delete(socket);
        if (this.answers.get(socket) === response) this.answers.delete(socket);
      });
    });
  }
  /** Answers what was asked; whoever is still asking is not waited for, and comes again. */
  override close() {
    for (const socket of this.connections) if (!this.asked.get(socket)?.complete) socket.destroy();
    return super.close();
  }
}

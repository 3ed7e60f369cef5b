/** Node's own HTTP server, which does not wait long for who has begun to ask and does not go on. */
import { createServer, type ServerOptions } from 'node:http';
import { ExpressAdapter } from '@nestjs/platform-express';

/** Milliseconds. A whole request of 1 MB has its time on a slow line; only its head is short. */
export const PATIENCE = {
  headersTimeout: 10_000,
  requestTimeout: 120_000,
  connectionsCheckingInterval: 2000,
} satisfies ServerOptions;

export class HubAdapter extends ExpressAdapter {
  constructor(private readonly patience: ServerOptions = PATIENCE) {
    super();
  }
  override initHttpServer(): void {
    this.httpServer = createServer(this.patience, this.getInstance());
  }
}

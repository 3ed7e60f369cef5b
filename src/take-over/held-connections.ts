/** Listens beside the hub that runs, and holds whoever comes until this one can answer: nothing of them is read yet. */
import { createServer, type Socket } from 'node:net';
import { UnsafeSettingsError } from '../kernel/config.js';
import { SHARES_PORTS, type HeldConnections } from '../hub.js';
import { BACKLOG } from '../ops/http.adapter.js';

export interface Held extends HeldConnections {
  /** Where nothing comes of it: they are let go. */
  giveUp(): void;
}

/** @throws as the system says it where another program has the port for itself */
export async function holdConnections({ port, host }: { port: number; host: string }): Promise<Held> {
  if (!SHARES_PORTS)
    throw new UnsafeSettingsError('YIHU_TAKE_OVER works on Linux only: stop the hub, then start this one');
  const sockets = new Set<Socket>();
  let released = false;
  const server = createServer({ pauseOnConnect: true }, (socket) => {
    sockets.add(socket);
    // Until the hub has it; one that went away is nobody's trouble.
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, reusePort: true, backlog: BACKLOG }, resolve);
  });
  return {
    server,
    release: () => {
      released = true;
      return [...sockets];
    },
    giveUp: () => {
      if (released) return;
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

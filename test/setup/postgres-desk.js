/**
 * PostgreSQL for whoever asks first: a run that needs none starts none. The process that runs jest starts it, so that
 * all its workers share one, and they ask for its address here.
 */
import { createServer } from 'node:http';
import { startPostgres } from './postgres.js';

/**
 * @param {{ memory: string, disk: string }} folders where one makes its files that may forget, and one that may not
 * @returns {Promise<{ url: string, close(): Promise<void> }>} `GET url/memory` and `GET url/disk` answer an address
 */
export async function openPostgresDesk(folders) {
  const started = new Map();
  const desk = createServer((request, response) => {
    const kind = request.url.slice(1);
    if (!started.has(kind))
      started.set(kind, startPostgres({ durable: kind === 'disk', under: folders[kind] }));
    started.get(kind).then(
      ({ url }) => response.end(url),
      (error) => response.writeHead(500).end(String(error?.stack ?? error ?? 'PostgreSQL does not start')),
    );
  });
  await new Promise((resolve, reject) => desk.once('error', reject).listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${desk.address().port}`,
    close: async () => {
      desk.close();
      desk.closeAllConnections();
      await Promise.all(
        [...started.values()].map((server) => server.then((s) => s.stop()).catch(() => undefined)),
      );
    },
  };
}

/** While the hub migrates or fills its demo nobody is let in, but whoever asks is told so instead of finding no one. */
import { createServer } from 'node:http';
import { langOf, Refusal } from '../kernel/refusal/refusal.js';

/** @returns what closes it, so that the hub can listen there itself */
export async function serveWhileStarting({
  host,
  port,
}: {
  host: string;
  port: number;
}): Promise<() => Promise<void>> {
  // Without a port of its own nobody knows yet where to ask.
  if (port === 0) return async () => undefined;
  const server = createServer((request, response) => {
    const live = request.url === '/api/health/live';
    const { code, message } = new Refusal('unavailable').body(langOf(request.headers['accept-language']));
    const body = live
      ? { status: 'live' }
      : { type: 'about:blank', title: code, status: 503, code, detail: message };
    response.writeHead(live ? 200 : 503, {
      'content-type': live ? 'application/json' : 'application/problem+json',
      'cache-control': 'no-store',
      connection: 'close',
    });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return () => new Promise((done) => server.close(() => done()));
}

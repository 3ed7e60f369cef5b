/** Whatever is sent by HTTP ends here, on loopback: kept as it came, and answered by the spec. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Letter {
  method: string;
  /** Path and query. */
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
  json: any;
}
export type Reply = { status?: number; json?: unknown; headers?: Record<string, string> };

export async function postOffice(reply: (letter: Letter, n: number) => Reply) {
  const letters: Letter[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      const parse = () => {
        try {
          return JSON.parse(body.toString());
        } catch {
          return undefined;
        }
      };
      const letter = {
        method: request.method!,
        path: request.url!,
        headers: request.headers,
        body,
        json: parse(),
      };
      letters.push(letter);
      const { status = 200, json = {}, headers = {} } = reply(letter, letters.length);
      response.writeHead(status, headers).end(JSON.stringify(json));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () => {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  };
  return { base, letters, close };
}

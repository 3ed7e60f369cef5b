/** A gateway of our own on loopback: keeps what it was sent and answers as it is told. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { GatewayMessage } from '../../../src/notice/unit-gateway.client.js';

export interface Received {
  headers: IncomingMessage['headers'];
  raw: string;
  message: GatewayMessage;
}
export type Answer = number | 'hang' | { redirect: string };

export async function receiver(answers: Answer[] = [], first: Answer = 200) {
  let otherwise = first;
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let raw = '';
    request.on('data', (chunk) => (raw += chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, raw, message: JSON.parse(raw || '{}') });
      const answer = answers.shift() ?? otherwise;
      if (answer === 'hang') return;
      if (typeof answer === 'number') response.writeHead(answer).end('ok');
      else response.writeHead(307, { location: answer.redirect }).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sms`;
  const close = () => {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  };
  /** From now on. */
  const answer = (answered: Answer) => (otherwise = answered);
  return { url, received, close, answer };
}

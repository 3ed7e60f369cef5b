/** What a connection leaves behind when it ends: nothing of who was never known, and no answer that waits for ever. */
import { createServer, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket as Line } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Server } from 'socket.io';
import { io } from 'socket.io-client';
import { Handshake } from '../../../src/channels/handshake.js';
import { forgetConnection } from '../../../src/channels/remembered-request.js';
import type { Actor } from '../../../src/kernel/actor.js';
import { MAX_SOCKETS, SocketLimit } from '../../../src/realtime/socket-limit.js';

const UPGRADE =
  'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: yihu\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
  'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n';
let hub: Server;
let owed: (response: ServerResponse) => void;
let base: string;
const lines: Line[] = [];

beforeEach(async () => {
  const http = createServer((_request, response) => owed(response));
  http.on('upgrade', ({ socket }) => lines.push(socket));
  hub = new Server(http, {
    transports: ['websocket'],
    serveClient: false,
    allowRequest: (request, decide) => {
      forgetConnection(request);
      decide(null, true);
    },
  });
  await new Promise<void>((up) => http.listen(0, '127.0.0.1', up));
  base = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
});
afterEach(async () => {
  lines.length = 0;
  await hub.close();
});

test('an answer that is still owed on the line ends with the line; of the request that became a channel nothing waits', async () => {
  const over = new Promise<void>((resolve) => (owed = (response) => response.once('close', resolve)));
  const both = connect(Number(new URL(base).port), '127.0.0.1');
  both.write(`GET / HTTP/1.1\r\nHost: yihu\r\n\r\n${UPGRADE}`);
  expect(String(await new Promise((heard) => both.once('data', heard)))).toMatch(/^HTTP\/1\.1 101 /);
  both.destroy();
  await over;

  const one = connect(Number(new URL(base).port), '127.0.0.1');
  one.write(UPGRADE);
  await new Promise((heard) => one.once('data', heard));
  // The websocket's own.
  expect(lines[1]!.listeners('close').map(({ name }) => name)).toEqual(['socketOnClose']);
  one.destroy();
});

test('who leaves before it is known who they are is forgotten, and has no place', async () => {
  const crowd = new SocketLimit(true);
  const asked = Promise.withResolvers<void>();
  const known = Promise.withResolvers<Actor>();
  const authenticate = () => (asked.resolve(), known.promise);
  const handshake = new Handshake(
    undefined as never,
    { authenticate } as never,
    { crowd } as never,
    undefined as never,
  );
  const namespace = hub.of('/community');
  namespace.use((socket, next) => void handshake.enter('community', socket, next));
  const page = io(`${base}/community`, { transports: ['websocket'], forceNew: true });
  await asked.promise;
  const gone = new Promise((left) => lines[0]!.once('close', left));
  page.disconnect();
  await gone;
  known.resolve({ id: 'li', roles: ['worker'] } as unknown as Actor);
  await turn();
  expect((namespace as unknown as { _preConnectSockets: Map<string, unknown> })._preConnectSockets.size).toBe(
    0,
  );
  for (let i = 0; i < MAX_SOCKETS.account; i++) expect(crowd.enter('account', 'li')).toBe(true);
});

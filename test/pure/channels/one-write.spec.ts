/** A page that asks for it is told the answer and what follows it in one write; any other as ever, and both in one order. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Server, type Socket } from 'socket.io';
import { io, type Socket as Page } from 'socket.io-client';
import { OneWrite } from '../../../src/channels/one-write.js';

interface Line {
  _writev(chunks: unknown[], done: () => void): void;
}
const http = createServer();
let hub: Server;
let writes = 0;
let pages: Page[] = [];

beforeEach(async () => {
  hub = new Server(http, { transports: ['websocket'], serveClient: false });
  const oneWrite = new OneWrite(hub.engine);
  hub.on('connection', (socket: Socket) => {
    oneWrite.join(socket);
    const line = (socket.conn.transport as unknown as { socket: { _socket: Line } }).socket._socket;
    const write = line._writev.bind(line);
    line._writev = (...chunks) => {
      writes += 1;
      write(...chunks);
    };
    socket.on('deed', (answer: (data: string) => void) => {
      setImmediate(() => {
        socket.emit('changed');
        socket.emit('progress');
      });
      oneWrite.hold(socket.conn);
      answer('ok');
    });
  });
  await new Promise<void>((up) => http.listen(0, '127.0.0.1', up));
});
afterEach(async () => {
  for (const page of pages) page.disconnect();
  pages = [];
  await hub.close();
});

async function told(auth: object): Promise<{ heard: string[]; writes: number }> {
  const { port } = http.address() as AddressInfo;
  const page = io(`http://127.0.0.1:${port}`, { auth, transports: ['websocket'], forceNew: true });
  pages.push(page);
  await new Promise<void>((up) => page.once('connect', up));
  const heard: string[] = [];
  page.onAny((event: string) => heard.push(event));
  writes = 0;
  const last = new Promise<void>((up) => page.once('progress', () => up()));
  page.emit('deed', () => heard.push('answer'));
  await last;
  return { heard, writes };
}

test('asked for: one write; else one for each; answer, changed, progress', async () => {
  const order = ['answer', 'changed', 'progress'];
  expect(await told({ merged: true })).toEqual({ heard: order, writes: 1 });
  expect(await told({})).toEqual({ heard: order, writes: 3 });
  expect(await told({ merged: true })).toEqual({ heard: order, writes: 1 });
});

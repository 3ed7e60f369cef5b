import type { Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { HubAdapter, PATIENCE } from '../../../src/ops/http-server.js';

/** A server that waits less long than the hub does, so that a test need not. */
async function listening(adapter: HubAdapter): Promise<Server> {
  adapter.initHttpServer();
  const server = adapter.getHttpServer() as Server;
  await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
  return server;
}

test('whoever begins to ask and does not go on is cut off, with an answer that says so', async () => {
  const server = await listening(
    new HubAdapter({ headersTimeout: 30, requestTimeout: 60, connectionsCheckingInterval: 10 }),
  );
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  let heard = '';
  socket.on('data', (bytes) => (heard += String(bytes)));
  socket.write('GET / HTTP/1.1\r\nHost: yihu\r\nX-Half:');
  await new Promise((gone) => socket.once('close', gone));
  expect(heard).toMatch(/^HTTP\/1\.1 408 /);
  await new Promise((down) => server.close(down));
});
test('the hub waits ten seconds for a head, and looks every other second', async () => {
  const adapter = new HubAdapter();
  const server = await listening(adapter);
  expect(server).toMatchObject({ headersTimeout: 10_000, requestTimeout: 120_000 });
  expect(PATIENCE.connectionsCheckingInterval).toBeLessThanOrEqual(5000);
  await new Promise((down) => server.close(down));
});

import type { IncomingMessage, Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { markPatient } from '../../../src/kernel/input/patient-requests.js';
import { HubHttpAdapter, REQUEST_TIMEOUTS } from '../../../src/ops/http.adapter.js';

interface Answer {
  end(text: string): void;
}

/** A server that waits less long than the hub does, so that a test need not. */
async function listening(adapter: HubHttpAdapter): Promise<Server> {
  adapter.initHttpServer();
  const server = adapter.getHttpServer() as Server;
  await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
  return server;
}

test('whoever begins to ask and does not go on is cut off, with an answer that says so', async () => {
  const server = await listening(
    new HubHttpAdapter({ headersTimeout: 30, requestTimeout: 60, connectionsCheckingInterval: 10 }),
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
test('who was given more time is not cut off; what it does not see to is', async () => {
  const adapter = new HubHttpAdapter({
    headersTimeout: 30,
    requestTimeout: 60,
    connectionsCheckingInterval: 10,
  });
  const server = await listening(adapter);
  const { port } = server.address() as AddressInfo;
  const app = adapter.getInstance() as {
    use(work: (request: IncomingMessage, response: Answer) => void): void;
  };
  app.use((request, response) => {
    if (request.url === '/patient') markPatient(request);
    request.resume().on('end', () => response.end('whole'));
  });
  const send = (path: string) => {
    const socket = connect(port, '127.0.0.1');
    const heard = { text: '' };
    socket.on('data', (bytes) => (heard.text += String(bytes)));
    socket.on('error', () => undefined);
    socket.write(`POST ${path} HTTP/1.1\r\nHost: yihu\r\nConnection: close\r\nContent-Length: 2\r\n\r\na`);
    return { socket, heard, gone: new Promise((gone) => socket.once('close', gone)) };
  };
  const patient = send('/patient');
  const other = send('/other');
  // It began no later, and its time is over.
  await other.gone;
  expect(other.heard.text).toMatch(/^HTTP\/1\.1 408 /);
  const later = send('/other');
  await later.gone;
  expect(patient.heard.text).toBe('');
  patient.socket.write('b');
  await patient.gone;
  expect(patient.heard.text).toMatch(/^HTTP\/1\.1 200 [^]*whole/);
  await new Promise((down) => server.close(down));
});
test('what is no request is told so', async () => {
  const server = await listening(new HubHttpAdapter());
  const { port } = server.address() as AddressInfo;
  const answered = (text: string) =>
    new Promise<string>((answer) => {
      const socket = connect(port, '127.0.0.1');
      let heard = '';
      socket.on('data', (bytes) => (heard += String(bytes)));
      socket.on('error', () => undefined);
      socket.once('close', () => answer(heard.split('\r\n')[0]!));
      socket.write(text);
    });
  expect(await answered('nonsense\r\n\r\n')).toBe('HTTP/1.1 400 Bad Request');
  expect(await answered(`GET / HTTP/1.1\r\nHost: yihu\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`)).toBe(
    'HTTP/1.1 431 Request Header Fields Too Large',
  );
  await new Promise((down) => server.close(down));
});
test('the hub waits ten seconds for a head, and looks every other second', async () => {
  const adapter = new HubHttpAdapter();
  const server = await listening(adapter);
  expect(server).toMatchObject({ headersTimeout: 10_000, requestTimeout: 120_000 });
  expect(REQUEST_TIMEOUTS.connectionsCheckingInterval).toBeLessThanOrEqual(5000);
  await new Promise((down) => server.close(down));
});
test('closing answers what was asked and waits for nobody who is still asking', async () => {
  const adapter = new HubHttpAdapter();
  const server = await listening(adapter);
  const { port } = server.address() as AddressInfo;
  let answer!: () => void;
  const app = adapter.getInstance() as { use(work: (request: unknown, response: Answer) => void): void };
  const reached = new Promise<void>((here) =>
    app.use((_, response) => {
      answer = () => response.end('answered');
      here();
    }),
  );
  const send = (text: string) => {
    const socket = connect(port, '127.0.0.1');
    const heard = { text: '' };
    socket.on('data', (bytes) => (heard.text += String(bytes)));
    socket.on('error', () => undefined);
    socket.write(text);
    return { heard, gone: new Promise((gone) => socket.once('close', gone)) };
  };
  const asked = send('GET / HTTP/1.1\r\nHost: yihu\r\nConnection: close\r\n\r\n');
  await reached;
  const waiting = new Set<unknown>();
  const half = new Promise<void>((all) =>
    server.on('connection', (socket) => waiting.add(socket).size === 2 && all()),
  );
  const head = send('GET / HTTP/1.1\r\nHost: yihu\r\nX-Half:');
  const body = send('POST / HTTP/1.1\r\nHost: yihu\r\nContent-Length: 10\r\n\r\n{');
  await half;
  const down = adapter.close();
  await Promise.all([head.gone, body.gone]);
  answer();
  await asked.gone;
  expect(asked.heard.text).toMatch(/^HTTP\/1\.1 200 [^]*answered/);
  await down;
});

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { Server } from 'socket.io';
import { ProbeDevice } from '../../../src/watch/drills/probe-device.js';

test('a line that goes before the device was let in is a refusal, and not waited for', async () => {
  const http = createServer();
  const io = new Server(http, { transports: ['websocket'] });
  const asked = new Promise<void>((reached) => io.of('/procuratorate').use(() => reached()));
  await new Promise<void>((up) => http.listen(0, '127.0.0.1', up));
  const { port } = http.address() as AddressInfo;
  const device = ProbeDevice.connect(`http://127.0.0.1:${port}`, 'token', () => undefined);
  const refused = expect(device).rejects.toThrow('transport close');
  await asked;
  io.engine.close();
  await refused;
  await io.close();
});

import { expect, test } from '@jest/globals';
import { serveWhileStarting } from '../../../src/ops/starting-server.js';
import { freePort } from '../../setup/server.js';

test('while nobody is let in, whoever asks is told so; then the port is free for the hub', async () => {
  const at = { host: '127.0.0.1', port: await freePort() };
  const base = `http://127.0.0.1:${at.port}`;
  const clear = await serveWhileStarting(at);
  expect((await fetch(`${base}/api/health/live`)).status).toBe(200);
  const raise = await fetch(`${base}/api/calls`, { method: 'POST', headers: { 'accept-language': 'en' } });
  expect(raise.status).toBe(503);
  expect(raise.headers.get('cache-control')).toBe('no-store');
  expect(await raise.json()).toMatchObject({
    code: 'unavailable',
    detail: expect.stringContaining('phone the duty number'),
  });
  await expect(serveWhileStarting(at)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await clear();
  const again = await serveWhileStarting(at);
  await again();
});
test('without a port of its own there is no doorstep', async () => {
  await (
    await serveWhileStarting({ host: '127.0.0.1', port: 0 })
  )();
});

/** Two processes on one SQLite file: the second does not start and names the first; after a kill -9 the next one does. */
import { serverOn } from '../setup/server.js';
import { prepare } from '../setup/ground.js';

test('the second hub on a file is told whose it is, and the first goes on', async () => {
  const ground = await prepare('sqlite');
  const first = await serverOn(ground);
  try {
    const second = await serverOn(ground).then(
      () => 'started',
      (error: Error) => error.message,
    );
    expect(second).toContain(`is in use by another Yihu: process ${first.process.pid} on `);
    expect(second).toContain('ended with 1');
    expect((await fetch(`${first.base}/api/health/ready`)).status).toBe(200);
    await first.kill();
    const third = await serverOn(ground);
    expect((await fetch(`${third.base}/api/health/ready`)).status).toBe(200);
    await third.kill();
  } finally {
    await first.kill();
    await ground.database.drop();
  }
}, 180_000);

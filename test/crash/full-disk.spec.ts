/** The disk is full: a plain no with the telephone, nothing acknowledged is lost, and no restart is needed when there is room again. */
import { execFileSync, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, copyFileSync, mkdirSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { openPage } from '../page.js';
import { inside, judge } from '../setup/checker.js';
import { serverOn, type Server } from '../setup/server.js';
import { prepare, type Ground } from '../setup/ground.js';

/** Milliseconds; nobody restarts anything meanwhile. */
const SOON = 30_000;
const MOUNT = 'mount -t tmpfs -o size=8m yihu "$0"';
const can = {
  /** A small disk of its own, seen by the server only. */
  tmpfs: process.getuid?.() === 0 && spawnSync('unshare', ['-m', 'sh', '-c', MOUNT, '/mnt']).status === 0,
  /** No file may grow any more. */
  'file size limit': spawnSync('prlimit', ['--version']).status === 0,
};

interface Disk {
  start(ground: Ground): Promise<Server>;
  fill(server: Server, path: string): void;
  free(server: Server, path: string): void;
  /** A copy of the database as it stands, where it can be read from here. */
  copy(server: Server, path: string): string;
}
const copyOf = (server: Server, path: string, root: string): string => {
  server.process.kill('SIGSTOP');
  for (const end of ['', '-wal']) copyFileSync(`${root}${path}${end}`, `${path}.copy${end}`);
  server.process.kill('SIGCONT');
  return `${path}.copy`;
};
const DISKS: Record<keyof typeof can, Disk> = {
  tmpfs: {
    start: async (ground) => {
      const directory = dirname(ground.database.url.slice('sqlite:'.length));
      const script = `cp -a "$0" "$0.kept" && ${MOUNT} && cp -a "$0.kept/." "$0/" && rm -r "$0.kept" && exec "$@"`;
      return serverOn(ground, {}, ['unshare', '-m', 'sh', '-c', script, directory]);
    },
    fill: (server, path) => {
      const ballast = openSync(`/proc/${server.process.pid}/root${dirname(path)}/ballast`, 'w');
      try {
        for (const size of [65536, 4096, 512]) {
          try {
            for (;;) writeSync(ballast, Buffer.alloc(size, 1));
          } catch {
            // full for this size
          }
        }
      } finally {
        closeSync(ballast);
      }
    },
    free: (server, path) => rmSync(`/proc/${server.process.pid}/root${dirname(path)}/ballast`),
    copy: (server, path) => copyOf(server, path, `/proc/${server.process.pid}/root`),
  },
  'file size limit': {
    start: (ground) => serverOn(ground),
    fill: (server, path) => {
      const size = Math.max(statSync(path).size, statSync(`${path}-wal`).size);
      execFileSync('prlimit', ['--pid', String(server.process.pid), `--fsize=${size}:unlimited`]);
    },
    free: (server) =>
      void execFileSync('prlimit', ['--pid', String(server.process.pid), '--fsize=unlimited:unlimited']),
    copy: (server, path) => copyOf(server, path, ''),
  },
};

describe.each(Object.keys(DISKS) as (keyof typeof can)[])('by %s', (name) => {
  if (!can[name]) {
    process.stdout.write(`skipped: this machine cannot make a full disk by ${name}\n`);
    test.skip('a full disk', () => undefined);
    return;
  }
  test('a full disk', async () => {
    const ground = await prepare('sqlite', { workers: 60 });
    const path = ground.database.url.slice('sqlite:'.length);
    mkdirSync(dirname(path), { recursive: true });
    const disk = DISKS[name];
    const server = await disk.start(ground);
    const acknowledged = new Map<string, string>();
    const raise = async (worker: number, clientCallId = randomUUID(), lang = 'zh') => {
      const response = await fetch(`${server.base}/api/calls`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${ground.workers[worker % ground.workers.length]!.token}`,
          'idempotency-key': clientCallId,
          'content-type': 'application/json',
          'accept-language': lang,
        },
        body: JSON.stringify({ summary: '字'.repeat(1500) }),
      });
      const body = (await response.json()) as { id: string; code: string; detail: string };
      if (response.ok) acknowledged.set(clientCallId, body.id);
      return { status: response.status, body, clientCallId };
    };
    try {
      const page = await openPage(server.base, 'community', ground.workers[0]!.token);
      const officer = await openPage(server.base, 'procuratorate', ground.tokens.wang);
      await officer.do('duty:start');
      for (let i = 0; i < 30; i++) expect((await raise(i)).status).toBe(201);
      disk.fill(server, path);

      let refused = 0;
      let last = await raise(1);
      for (let i = 0; i < 400 && refused < 20; i++) {
        last = await raise(i);
        if (last.status === 503) refused += 1;
        else expect([last.status, last.body.code]).toEqual([201, undefined]);
      }
      expect(refused).toBeGreaterThan(0);
      expect(last.body.code).toBe('unavailable');
      expect(last.body.detail).toMatch(/没有收到.*电话|未收到.*电话|请.*电话/);
      expect((await raise(2, randomUUID(), 'en')).body.detail).toMatch(/not.*received.*phone/i);
      const ack = await page.ask('call:raise', { clientCallId: randomUUID() });
      expect(ack).toMatchObject({ ok: false, error: { code: 'unavailable' } });
      const ready = await fetch(`${server.base}/api/health/ready`);
      expect([ready.status, (await fetch(`${server.base}/api/health/live`)).status]).toEqual([503, 200]);
      // What is there can still be read.
      const [, id] = [...acknowledged][0]!;
      const seen = await fetch(`${server.base}/api/calls/${id}`, {
        headers: { authorization: `Bearer ${ground.workers[0]!.token}` },
      });
      expect(seen.status).toBe(200);
      expect(server.isUp()).toBe(true);

      disk.free(server, path);
      const from = Date.now();
      let tries = 0;
      let back = await raise(3, last.clientCallId);
      while (back.status !== 201 && Date.now() < from + SOON) back = await raise((tries += 1));
      expect(back.status).toBe(201);
      expect((await fetch(`${server.base}/api/health/ready`)).status).toBe(200);
      const found = await inside(
        { kind: 'sqlite', database: { ...ground.database, url: `sqlite:${disk.copy(server, path)}` } },
        async (out) => {
          const rows = await out.rows<{ id: string; client_call_id: string }>(
            'select id, client_call_id from call',
          );
          const there = new Map(rows.map((r) => [r.client_call_id, r.id]));
          expect([...acknowledged].filter(([key, call]) => there.get(key) !== call)).toEqual([]);
          expect(await out.rows<{ integrity_check: string }>('pragma integrity_check')).toEqual([
            { integrity_check: 'ok' },
          ]);
          return judge(out, [{ from: 0, to: Date.now() }]);
        },
      );
      process.stdout.write(
        `${name}: ${acknowledged.size} acknowledged, ${refused} refused while full, taken again after ${Date.now() - from} ms\n`,
      );
      expect(found.violations).toEqual([]);
      page.close();
      officer.close();
    } finally {
      await server.kill();
      await ground.database.drop();
    }
  }, 180_000);
});

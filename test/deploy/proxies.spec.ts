/** What deploy/nginx and deploy/caddy promise, each run before the same two hubs. */
import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pass } from 'node:timers/promises';
import { photograph } from '../files/pictures.js';
import { accept, openPage, raise, type Page } from '../page.js';
import { prepare, type Ground } from '../setup/ground.js';
import { freePort, serverOn, type Server } from '../setup/server.js';
import {
  ask,
  canRun,
  makeCertificate,
  PROXIES,
  removeCertificate,
  startProxy,
  twoPorts,
  type Proxy,
} from './proxy.js';

const found = PROXIES.filter(canRun);
for (const name of PROXIES)
  if (!found.includes(name)) process.stdout.write(`skipped: behind ${name}, which is not installed\n`);
const suite = found.length ? describe : describe.skip;

suite('behind a proxy', () => {
  let ground: Ground;
  let nodes: Server[];
  let certificate: ReturnType<typeof makeCertificate>;
  const proxies: Proxy[] = [];
  const pages: Page[] = [];
  beforeAll(async () => {
    certificate = makeCertificate();
    const ports = await Promise.all(found.map(twoPorts));
    const [first, ...others] = ports.map(([https]) => `https://localhost:${https}`);
    ground = await prepare('postgres', { workers: 8, officers: 2, medium: 'memory' });
    const settings = {
      PUBLIC_URL: first!,
      ALLOWED_ORIGINS: others.join(','),
      TRUST_PROXY: 'loopback',
    };
    const node = async () => serverOn(ground, { ...settings, PORT: String(await freePort()) });
    nodes = await Promise.all([node(), node()]);
    const hubs = nodes.map(({ port }) => port);
    for (const [i, name] of found.entries())
      proxies.push(await startProxy(name, certificate.folder, hubs, ports[i]!));
  });
  afterAll(async () => {
    for (const page of pages) page.close();
    await Promise.all(proxies.map((p) => p.stop()));
    await Promise.all(nodes.map((n) => n.kill()));
    await ground.database.drop();
    removeCertificate(certificate.folder);
  });
  const open = async (proxy: Proxy, namespace: 'community' | 'procuratorate', token: string) => {
    const page = await openPage(proxy.base, namespace, token, { ca: certificate.ca });
    pages.push(page);
    return page;
  };
  const get = (url: string, more: { localAddress?: string; headers?: Record<string, string> } = {}) =>
    ask(url, { ca: certificate.ca, ...more });

  test.each(found)('%s: the page, a raise, its ring and a picture come through', async (name) => {
    const proxy = proxies.find((p) => p.name === name)!;
    const front = await get(proxy.base, { headers: { 'accept-encoding': 'br' } });
    expect(front.status).toBe(200);
    expect(front.headers).toMatchObject({
      'content-encoding': 'br',
      'strict-transport-security': expect.stringContaining('max-age='),
      'content-security-policy': expect.stringContaining("default-src 'self'"),
    });
    const inClear = await fetch(`${proxy.httpBase}/p/secret`, { redirect: 'manual' });
    expect([inClear.status, inClear.headers.get('location')]).toEqual([301, 'https://localhost/']);
    expect((await get(`${proxy.base}/metrics`)).status).toBe(404);

    const officer = await open(proxy, 'procuratorate', ground.officers[0]!.token);
    await officer.do('duty:start');
    const worker = await open(proxy, 'community', ground.workers[0]!.token);
    const call = await raise(worker);
    await accept(officer, call.id);

    const form = new FormData();
    // More than nginx takes unless it is told to, and made of nothing that packs.
    const picture = Buffer.concat([await photograph(), randomBytes(3_000_000)]);
    form.append('file', new Blob([new Uint8Array(picture)]), '门前.jpg');
    const body = new Response(form);
    const sent = await ask(
      `${proxy.base}/api/calls/${call.id}/files`,
      {
        ca: certificate.ca,
        method: 'POST',
        headers: {
          'content-type': body.headers.get('content-type')!,
          'idempotency-key': randomUUID(),
          authorization: `Bearer ${ground.workers[0]!.token}`,
        },
      },
      await body.bytes(),
    );
    expect([sent.status, JSON.parse(sent.text)]).toEqual([201, expect.objectContaining({ kind: 'picture' })]);
    await officer.hear(
      'call:message',
      (m: { callId: string; file?: object }) => m.callId === call.id && !!m.file,
    );
    await officer.do('call:close', { callId: call.id, outcome: 'advised', solved: true, note: '已告知' });
    await officer.do('duty:end');
  });

  test.each(found)('%s: people count by their own address, whatever they say', async (name) => {
    const proxy = proxies.find((p) => p.name === name)!;
    const guess = async (localAddress: string, said: string) => {
      const headers = { 'content-type': 'application/json', origin: proxy.base, 'x-forwarded-for': said };
      const body = JSON.stringify({ username: `nobody-${name}`, password: 'no password at all' });
      return (
        await ask(
          `${proxy.base}/api/auth/login`,
          { ca: certificate.ca, method: 'POST', headers, localAddress },
          body,
        )
      ).status;
    };
    const guesses: number[] = [];
    for (let i = 0; i < 6; i++) guesses.push(await guess('127.0.0.2', `203.0.113.${i}`));
    expect(guesses).toEqual([401, 401, 401, 401, 401, 429]);
    expect(await guess('127.0.0.3', '127.0.0.2')).toBe(401);
  });

  test('secret addresses stand in no log, not even where nobody answers', async () => {
    const secret = randomBytes(16).toString('hex');
    const nowhere = await Promise.all(
      found.map(async (name) => startProxy(name, certificate.folder, [1, 1], await twoPorts())),
    );
    try {
      const paths = [`/api/ical/${secret}.ics`, `/p/${secret}`, `/enrol?code=${secret}`];
      await Promise.all(
        [...proxies, ...nowhere].flatMap(({ base }) =>
          paths.map((path) => get(`${base}${path}`, { headers: { referer: `${base}/p/${secret}` } })),
        ),
      );
      for (const proxy of [...proxies, ...nowhere]) {
        const written = ['/api/ical/-', '/p/-', '/enrol'];
        for (let i = 0; i < 100 && !written.every((w) => proxy.logs().includes(w)); i++) await pass(50);
        for (const each of written) expect(proxy.logs()).toContain(each);
        expect(proxy.logs()).not.toContain(secret);
      }
    } finally {
      await Promise.all(nowhere.map((p) => p.stop()));
    }
  });

  test('what changes something is sent to one hub once; what reads is asked of the other', async () => {
    const asked: string[] = [];
    const dying = await Promise.all(
      [1, 2].map(
        () =>
          new Promise<HttpServer>((resolve) => {
            const server = createServer((request, response) => {
              if (request.url === '/api/health/ready') return response.end();
              asked.push(`${request.method} ${request.url}`);
              return request.resume().once('end', () => request.socket.destroy());
            });
            server.listen(0, '127.0.0.1', () => resolve(server));
          }),
      ),
    );
    const hubs = dying.map((server) => (server.address() as AddressInfo).port);
    // One proxy a question: a hub that has just failed is left alone for a while.
    const each = found.flatMap((name) => (['POST', 'GET'] as const).map((method) => ({ name, method })));
    const started = await Promise.all(
      each.map(async ({ name }) => startProxy(name, certificate.folder, hubs, await twoPorts())),
    );
    try {
      await Promise.all(
        each.map(async ({ name, method }, i) => {
          const url = `${started[i]!.base}/api/${name}`;
          const body = method === 'POST' ? '{}' : undefined;
          expect((await ask(url, { ca: certificate.ca, method }, body)).status).toBe(502);
        }),
      );
      for (const { name, method } of each) {
        const times = asked.filter((said) => said === `${method} /api/${name}`).length;
        if (method === 'POST') expect([name, times]).toEqual([name, 1]);
        else expect(times).toBeGreaterThan(1);
      }
    } finally {
      await Promise.all(started.map((p) => p.stop()));
      for (const server of dying) server.close();
    }
  });

  test('a hub dies: whoever was on it is on the other, and nobody is refused', async () => {
    const before = await Promise.all(
      proxies.flatMap((proxy) =>
        ground.workers
          .slice(1, 5)
          .map(async ({ token }) => ({ proxy, page: await open(proxy, 'community', token) })),
      ),
    );
    const left = (page: Page) =>
      new Promise<Page>((resolve) => void page.socket.once('disconnect', () => resolve(page)));
    const leaving = before.map(({ page }) => left(page));
    await nodes[0]!.kill();
    // Round robin: of four on each proxy some were on it, and some not.
    await Promise.race(leaving);
    for (const proxy of proxies)
      for (let i = 0; i < 6; i++) expect((await get(`${proxy.base}/sign-in`)).status).toBe(200);
    const gone = before.filter(({ page }) => !page.socket.connected);
    expect(new Set(gone.map(({ proxy }) => proxy.name))).toEqual(new Set(found));
    expect(gone.length).toBeLessThan(before.length);
    for (const { page } of gone) {
      const again = new Promise((resolve) => page.socket.once('snapshot', resolve));
      page.socket.connect();
      await again;
      expect(await raise(page)).toMatchObject({ state: expect.stringMatching(/ringing|waiting/) });
    }
    expect(nodes[1]!.isUp()).toBe(true);
  });
});

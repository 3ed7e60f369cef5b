/** What the hub answers on the street side: built pages packed as the asker can unpack them, and one form for the rest. */
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, request, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import express from 'express';
import { serveStaticPages } from '../../../src/static-pages.js';

const PAGE = '<!doctype html><script type="module" src="/assets/index-1.js"></script>'.padEnd(900);
const SCRIPT = 'export const said = "one sentence";'.repeat(40);
const LONG = 'public, max-age=31536000, immutable';

let folder: string;
let server: Server;
let port: number;

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}
/** Node's own request, which adds no header of its own accord. */
const ask = (path: string, headers: Record<string, string> = {}, method = 'GET', to = port) =>
  new Promise<Answer>((resolve, reject) => {
    request({ host: '127.0.0.1', port: to, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    })
      .on('error', reject)
      .end();
  });
const serve = (at: string): Promise<Server> => {
  const app = express();
  app.use(serveStaticPages(at));
  app.use((request, response) => void response.send(`inside ${request.path}`));
  return new Promise((resolve) => {
    const made = createServer(app).listen(0, '127.0.0.1', () => resolve(made));
  });
};
const fill = (at: string, page: string) => {
  mkdirSync(join(at, 'assets'), { recursive: true });
  for (const [name, text] of [
    ['index.html', page],
    ['assets/index-1.js', SCRIPT],
  ] as const) {
    writeFileSync(join(at, name), text);
    writeFileSync(join(at, `${name}.br`), brotliCompressSync(text));
    writeFileSync(join(at, `${name}.gz`), gzipSync(text));
  }
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yihu-front-'));
  fill(folder, PAGE);
  server = await serve(folder);
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('built files', () => {
  test.each([
    ['br', 'gzip, deflate, br, zstd', brotliDecompressSync],
    ['gzip', 'gzip, deflate', gunzipSync],
    ['gzip', 'br;q=0, gzip', gunzipSync],
    [undefined, 'identity', (bytes: Buffer) => bytes],
    [undefined, '', (bytes: Buffer) => bytes],
  ] as const)('come as %s to who accepts “%s”', async (encoding, accepted, unpack) => {
    const { headers, body } = await ask(
      '/assets/index-1.js',
      accepted ? { 'accept-encoding': accepted } : {},
    );
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers.vary).toBe('Accept-Encoding');
    expect(headers['content-type']).toMatch(/^text\/javascript/);
    expect(unpack(body).toString()).toBe(SCRIPT);
  });

  test('assets are kept for ever, the page is asked for each time', async () => {
    expect((await ask('/assets/index-1.js', { 'accept-encoding': 'br' })).headers['cache-control']).toBe(
      LONG,
    );
    expect((await ask('/', { 'accept-encoding': 'br' })).headers['cache-control']).toBe('no-cache');
  });

  test('the tag is of the content and of the packing: the same bytes are not sent twice, others are', async () => {
    const packed = { 'accept-encoding': 'br' };
    const first = await ask('/', packed);
    const tag = first.headers.etag!;
    expect((await ask('/')).headers.etag).not.toBe(tag);
    const again = await ask('/', { ...packed, 'if-none-match': tag });
    expect([again.status, again.body.length, again.headers.vary, again.headers.etag]).toEqual([
      304,
      0,
      'Accept-Encoding',
      tag,
    ]);
    // Another page of the same length and the same time, as an image of a reproducible build has it.
    const other = mkdtempSync(join(tmpdir(), 'yihu-front-'));
    fill(other, PAGE.replace('index-1', 'index-2'));
    for (const at of [folder, other]) utimesSync(join(at, 'index.html'), 1, 1);
    const elsewhere = await serve(other);
    const to = (elsewhere.address() as AddressInfo).port;
    expect((await ask('/', { 'if-none-match': (await ask('/')).headers.etag! }, 'GET', to)).status).toBe(200);
    elsewhere.close();
    rmSync(other, { recursive: true, force: true });
  });
});

describe('addresses', () => {
  test.each(['/', '/sign-in', '/desk/hours', '/calls/some-id', '/check?number=1'])(
    '%s is the page for whoever asks, with or without Accept, and by HEAD',
    async (path) => {
      for (const accept of ['text/html', '*/*', 'application/json', undefined]) {
        const { status, headers, body } = await ask(path, accept ? { accept } : {});
        expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
        expect(body.toString()).toBe(PAGE);
      }
      const { status, headers, body } = await ask(path, {}, 'HEAD');
      expect([status, headers['content-length'], body.length]).toEqual([200, String(PAGE.length), 0]);
    },
  );

  test('an unknown one is the page, which says so, with the status that says so to programs', async () => {
    const { status, body } = await ask('/nonsense/more');
    expect([status, body.toString()]).toEqual([404, PAGE]);
  });

  test.each([
    ['/nonsense', 'GET', { accept: 'application/json' }],
    ['/assets/index-0.js', 'GET', {}],
    ['/assets', 'GET', {}],
    ['/wp-login.php', 'GET', { accept: 'text/html' }],
    ['/%E0%A4%A', 'GET', {}],
    ['/..%2f..%2fpackage.json', 'GET', {}],
    ['/', 'POST', {}],
    ['/sign-in', 'DELETE', {}],
  ])('%s by %s is refused in the hub’s own form', async (path, method, headers) => {
    const answer = await ask(path, { 'accept-language': 'en', ...headers }, method);
    expect([answer.status, answer.headers['content-type'], answer.headers['cache-control']]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
      'no-store',
    ]);
    expect(JSON.parse(answer.body.toString())).toMatchObject({ code: 'not_found', detail: 'Not found.' });
  });

  test.each(['/api', '/api/calls', '/socket.io/', '/metrics'])('%s answers for itself', async (path) => {
    expect((await ask(path)).body.toString()).toBe(`inside ${path}`);
  });

  test('without built pages only what stands behind answers', async () => {
    const bare = await serve(join(folder, 'none'));
    const to = (bare.address() as AddressInfo).port;
    expect((await ask('/', {}, 'GET', to)).status).toBe(404);
    expect((await ask('/api/hub', {}, 'GET', to)).body.toString()).toBe('inside /api/hub');
    bare.close();
  });
});

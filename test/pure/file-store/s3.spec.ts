/** A store that speaks S3 and is full, slow, gone or somebody else's: a clear no in time, and no key in any word of it. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PushedClock, SystemClock, type Clock } from '../../../src/kernel/clock.js';
import { S3Keeper } from '../../../src/file-store/s3-keeper.js';
import { openBucket, type Bucket } from './bucket.js';
import { inPieces, wholeOf } from './memory-keeper.js';

const WORDS = randomBytes(300_000);
let spool: string;
let bucket: Bucket;
beforeAll(async () => {
  spool = mkdtempSync(join(tmpdir(), 'yihu-spool-'));
  bucket = await openBucket();
});
afterAll(async () => {
  await bucket.close();
  rmSync(spool, { recursive: true, force: true });
});
const keeperAt = (address: string, clock: Clock = new SystemClock()) =>
  new S3Keeper({ ...bucket.settings, address }, spool, clock);

type Answer = (request: IncomingMessage, response: ServerResponse, body: Buffer) => void;
let server: Server | undefined;
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise<void>((closed) => (server ? server.close(() => closed()) : closed()));
  server = undefined;
});
/** A store of our own, which answers as a test needs it. */
async function storeThat(answer: Answer): Promise<string> {
  server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => answer(request, response, Buffer.concat(pieces)));
  });
  await new Promise<void>((listening) => server!.listen(0, '127.0.0.1', listening));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/yihu-files`;
}
const errorWith = (code: string) =>
  `<?xml version="1.0"?><Error><Code>${code}</Code><AWSAccessKeyId>S3RVER</AWSAccessKeyId></Error>`;

test('a file is sent in one request, with its length', async () => {
  const seen: { headers: IncomingMessage['headers']; body: Buffer }[] = [];
  const address = await storeThat((request, response, body) => {
    seen.push({ headers: request.headers, body });
    response.end();
  });
  await keeperAt(address).write('mine', inPieces(WORDS, 64_000));
  expect(seen).toHaveLength(1);
  expect(seen[0]!.headers['content-length']).toBe(String(WORDS.length));
  expect(seen[0]!.headers['transfer-encoding']).toBeUndefined();
  expect(seen[0]!.body.equals(WORDS)).toBe(true);
  expect(readdirSync(spool)).toEqual([]);
});

test('a line that broke and a store that is busy are tried once more', async () => {
  let asked = 0;
  const address = await storeThat((request, response, body) => {
    asked += 1;
    if (asked === 1) return void request.socket.destroy();
    if (asked === 3) return void response.writeHead(503).end(errorWith('SlowDown'));
    response.end(request.method === 'GET' ? WORDS.subarray(0, 10) : String(body.length === WORDS.length));
  });
  await keeperAt(address).write('mine', inPieces(WORDS, 64_000));
  expect(asked).toBe(2);
  expect((await wholeOf(await keeperAt(address).read('mine', 0, 10))).equals(WORDS.subarray(0, 10))).toBe(
    true,
  );
  expect(asked).toBe(4);
});

describe('a no is one of ours, and names no key', () => {
  test.each([
    [507, 'InsufficientStorage', 'storage_full'],
    [403, 'QuotaExceeded', 'storage_full'],
    [500, 'InternalError', 'storage_lost'],
    [403, 'SignatureDoesNotMatch', 'storage_lost'],
    [404, 'NoSuchBucket', 'storage_lost'],
    [301, 'PermanentRedirect', 'storage_lost'],
  ] as const)('%d %s', async (status, code, sentence) => {
    const address = await storeThat((_request, response) =>
      response
        .writeHead(status, { 'content-type': 'application/xml', location: 'http://127.0.0.1:9/elsewhere' })
        .end(errorWith(code)),
    );
    const keeper = keeperAt(address);
    const error = await keeper.write('mine', inPieces(WORDS, 64_000)).catch((e: unknown) => e);
    expect(error).toMatchObject({ sentence });
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toMatch(/S3RVER|127\.0\.0\.1/);
    expect((error as Error).cause).toBeUndefined();
    await expect(keeper.read('mine', 0, 10)).rejects.toMatchObject({ sentence });
    expect(await keeper.state()).toBe('lost');
    expect(readdirSync(spool)).toEqual([]);
  });

  test('nobody is there', async () => {
    const keeper = keeperAt('http://127.0.0.1:9/yihu-files');
    await expect(keeper.write('mine', inPieces(WORDS, 64_000))).rejects.toMatchObject({
      sentence: 'storage_lost',
    });
    expect(await keeper.state()).toBe('lost');
  });

  test('the bucket is not there, or the key is wrong', async () => {
    const none = keeperAt(bucket.settings.address.replace('yihu-files', 'others-files'));
    expect(await none.state()).toBe('lost');
    await expect(none.read('mine', 0, 10)).rejects.toMatchObject({ sentence: 'storage_lost' });
    const stranger = new S3Keeper({ ...bucket.settings, accessKey: 'STRANGER' }, spool, new SystemClock());
    expect(await stranger.state()).toBe('lost');
    await expect(stranger.read('mine', 0, 10)).rejects.toMatchObject({ sentence: 'storage_lost' });
  });
});

test('who reads slowly is waited for', async () => {
  const clock = new PushedClock(Date.now());
  await keeperAt(bucket.settings.address).write('slow', inPieces(WORDS, 64_000));
  const pieces: Uint8Array[] = [];
  for await (const piece of (await keeperAt(bucket.settings.address, clock).read('slow', 0, WORDS.length))!) {
    pieces.push(piece);
    await clock.push(3_600_000);
  }
  expect(Buffer.concat(pieces).equals(WORDS)).toBe(true);
});

describe('who stops answering is not waited for', () => {
  test.each(['before the first word', 'in the middle'])('%s', async (when) => {
    const clock = new PushedClock(Date.now());
    let waits = () => {};
    const waiting = new Promise<void>((resolve) => (waits = resolve));
    const address = await storeThat((_request, response) => {
      if (when === 'in the middle') {
        response.writeHead(206, { 'content-length': WORDS.length });
        response.write(WORDS.subarray(0, 100), waits);
      } else waits();
    });
    const reading = (async () => wholeOf(await keeperAt(address, clock).read('mine', 0, WORDS.length)))();
    const ended = reading.then(
      () => 'read',
      (error: { sentence?: string }) => error.sentence,
    );
    await waiting;
    let over = false;
    void ended.then(() => (over = true));
    // What was sent last has to arrive before the clock may go on.
    while (!over) {
      await new Promise((next) => setImmediate(next));
      await clock.push(1000);
    }
    expect(await ended).toBe('storage_lost');
  });
});

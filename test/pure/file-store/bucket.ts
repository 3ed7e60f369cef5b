/** A store that speaks S3, in this process and on loopback. */
import { mkdtempSync, rmSync } from 'node:fs';
import crypto from 'node:crypto';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileStoreSettings } from '../../../src/kernel/settings/file-store-settings.js';

interface Server {
  run(): Promise<{ port: number }>;
  httpServer: { closeAllConnections(): void };
  close(): Promise<void>;
}
const S3rver = createRequire(import.meta.url)('s3rver') as new (options: object) => Server;

/**
 * s3rver marks pages of a list by DES, which OpenSSL has no longer; three times the same key in triple DES is the same.
 */
for (const name of ['createCipheriv', 'createDecipheriv'] as const) {
  const real = crypto[name] as (algorithm: string, key: Buffer, iv: Buffer, options?: object) => unknown;
  Object.assign(crypto, {
    [name]: (algorithm: string, key: Buffer, iv: Buffer, options?: object) =>
      algorithm === 'des'
        ? real('des-ede3-cbc', Buffer.concat([key, key, key]), iv)
        : real(algorithm, key, iv, options),
  });
}

export interface Bucket {
  settings: Extract<FileStoreSettings, { kind: 's3' }>;
  close(): Promise<void>;
}

export async function openBucket(): Promise<Bucket> {
  const directory = mkdtempSync(join(process.env.TEST_DIRECTORY ?? tmpdir(), 'yihu-s3-'));
  const server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory,
    vhostBuckets: false,
    configureBuckets: [{ name: 'yihu-files' }],
  });
  const { port } = await server.run();
  return {
    settings: {
      kind: 's3',
      address: `http://127.0.0.1:${port}/yihu-files`,
      region: 'us-east-1',
      accessKey: 'S3RVER',
      secretKey: 'S3RVER',
    },
    close: async () => {
      const closed = server.close();
      server.httpServer.closeAllConnections();
      await closed;
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

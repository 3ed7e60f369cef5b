import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readConfig } from '../../src/kernel/config.js';
import { openFoundations } from '../../src/hub.js';
import { openTestHub, type TestHub } from '../hub.js';

describe('the hub does not start on a database that these settings are not for', () => {
  let t: TestHub;
  beforeEach(async () => {
    t = await openTestHub();
  });
  afterEach(() => t.close());

  const start = (more: Record<string, string>) =>
    openFoundations(
      readConfig({
        DATABASE_URL: t.database.url,
        YIHU_KEY_FILE: t.database.keyFile,
        LOG_LEVEL: 'silent',
        ...more,
      }),
    );

  test('the demo on a database with other data: it says so, and makes no keys beside it', async () => {
    const { database } = t;
    const keyFile = `${database.keyFile}.demo`;
    await expect(start({ YIHU_DEMO: '1', YIHU_KEY_FILE: keyFile })).rejects.toThrow(
      'this one holds other data: name another DATABASE_URL',
    );
    expect(existsSync(keyFile)).toBe(false);
  });

  test('keys that are gone, or that are another hub’s: what was sealed would be out of reach', async () => {
    const { keyFile } = t.database;
    const { current } = JSON.parse(readFileSync(keyFile, 'utf8')) as { current: string };
    renameSync(keyFile, `${keyFile}.kept`);
    await expect(start({})).rejects.toThrow('is not there');
    writeFileSync(
      keyFile,
      JSON.stringify({ current, keys: { [current]: randomBytes(32).toString('base64') } }),
      { mode: 0o600 },
    );
    await expect(start({})).rejects.toThrow('does not open what the database holds');
    renameSync(`${keyFile}.kept`, keyFile);
    const { store } = await start({});
    await store.close();
  });
});

import { describe, expect, test } from '@jest/globals';
import { readConfig, UnsafeSettings } from '../../src/config.js';

const demo = { YIHU_DEMO: '1' };
const real = { YIHU_KEY_FILE: '/etc/yihu/key' };
const beyond = { ...real, HOST: '0.0.0.0', PUBLIC_URL: 'https://yihu.example' };
const refused = (env: Record<string, string>) => {
  try {
    readConfig(env);
    return '';
  } catch (error) {
    expect(error).toBeInstanceOf(UnsafeSettings);
    return (error as Error).message;
  }
};

describe('what is not said', () => {
  test('is the safe thing', () => {
    expect(readConfig(real)).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:3000',
      database: { kind: 'sqlite', path: 'data/var/yihu.sqlite' },
      redisUrl: undefined,
      demo: false,
      limits: true,
      secure: false,
      logLevel: 'info',
      trustProxy: undefined,
      failpoint: undefined,
    });
  });
  test('and an empty setting is not said', () => {
    expect(
      readConfig({ ...real, PORT: '', HOST: '', DATABASE_URL: '', REDIS_URL: '', YIHU_DEMO: '' }),
    ).toEqual(readConfig(real));
  });
  test('it cannot be changed afterwards', () => {
    expect(Object.isFrozen(readConfig(real))).toBe(true);
  });
});

describe('whose word on addresses counts', () => {
  test.each([
    ['1', 1],
    ['0', 0],
    ['loopback', ['loopback']],
    ['10.0.0.1, fd00::/8', ['10.0.0.1', 'fd00::/8']],
  ])('%s', (TRUST_PROXY, trustProxy) => {
    expect(readConfig({ ...real, TRUST_PROXY })).toMatchObject({ trustProxy });
  });
});

describe('what is unsafe is refused with the way to mend it', () => {
  test.each([
    ['a proxy that is none', { ...real, TRUST_PROXY: 'true' }, /TRUST_PROXY is neither/],
    ['a range that is none', { ...real, TRUST_PROXY: '10.0.0.0/33' }, /TRUST_PROXY is neither/],
    ['a demo that others can reach', { ...demo, HOST: '0.0.0.0' }, /leave HOST at 127\.0\.0\.1/],
    ['a demo at an address that only looks like home', { ...demo, HOST: '127.example.org' }, /HOST/],
    ['no limits for real', { ...real, YIHU_LIMITS: 'off' }, /for the demo only/],
    ['no keys', {}, /name a file for the sealing keys/],
    [
      'beyond loopback without https',
      { ...beyond, PUBLIC_URL: 'http://yihu.example' },
      /set PUBLIC_URL to the https address/,
    ],
    [
      'beyond loopback without an address',
      { ...real, HOST: '0.0.0.0' },
      /set PUBLIC_URL to the https address/,
    ],
    ['a set-up code that can be guessed', { ...real, YIHU_SETUP_CODE: '1234567' }, /YIHU_SETUP_CODE/],
    ['an unknown database', { ...real, DATABASE_URL: 'mysql://x' }, /DATABASE_URL/],
    ['a redis that is none', { ...real, REDIS_URL: 'http://x' }, /REDIS_URL/],
    ['a port that is none', { ...real, PORT: '70000' }, /PORT/],
    ['a port that is no number', { ...real, PORT: 'three' }, /PORT/],
    ['an address that is none', { ...real, PUBLIC_URL: 'yihu' }, /PUBLIC_URL/],
    ['an address that is no page’s', { ...real, PUBLIC_URL: 'javascript:alert(1)' }, /PUBLIC_URL/],
    ['an origin that every sandboxed page has', { ...real, ALLOWED_ORIGINS: 'null' }, /ALLOWED_ORIGINS/],
    [
      'an origin that is none',
      { ...real, ALLOWED_ORIGINS: 'https://a.example, yihu.example' },
      /ALLOWED_ORIGINS/,
    ],
    ['any origin', { ...real, ALLOWED_ORIGINS: '*' }, /ALLOWED_ORIGINS/],
    ['an unknown level', { ...real, LOG_LEVEL: 'loud' }, /LOG_LEVEL/],
  ])('%s', (_, env, mend) => expect(refused(env)).toMatch(mend));

  test('all that is wrong is told at once', () => {
    expect(refused({ HOST: '0.0.0.0', YIHU_LIMITS: 'off' }).split('; ')).toHaveLength(3);
  });
});

describe('what is said', () => {
  test('the demo needs no keys and may be without limits', () => {
    expect(readConfig({ ...demo, YIHU_LIMITS: 'off' })).toMatchObject({
      demo: true,
      limits: false,
      keyFile: undefined,
    });
  });
  test.each(['127.0.0.1', '127.0.0.2', 'localhost', '::1'])('the demo listens at %s', (HOST) => {
    expect(readConfig({ ...demo, HOST }).host).toBe(HOST);
  });
  test('only 1 is a demo', () => {
    for (const YIHU_DEMO of ['0', 'true', 'yes']) expect(readConfig({ ...real, YIHU_DEMO }).demo).toBe(false);
  });
  test('people’s address allows its origin, and no local one beside it', () => {
    const config = readConfig({
      ...beyond,
      PUBLIC_URL: 'https://yihu.example/',
      ALLOWED_ORIGINS: 'https://wx.example , https://b.example:8443',
    });
    expect(config).toMatchObject({ publicUrl: 'https://yihu.example', secure: true });
    expect([...config.allowedOrigins].sort()).toEqual([
      'https://b.example:8443',
      'https://wx.example',
      'https://yihu.example',
    ]);
  });
  test('at home both names of this machine are allowed', () => {
    expect([...readConfig({ ...real, PORT: '4000' }).allowedOrigins].sort()).toEqual([
      'http://127.0.0.1:4000',
      'http://localhost:4000',
    ]);
  });
  test.each([
    ['sqlite:/var/lib/yihu.sqlite', { kind: 'sqlite', path: '/var/lib/yihu.sqlite' }],
    ['postgres://u:p@h/db', { kind: 'postgres', url: 'postgres://u:p@h/db' }],
    ['postgresql://u:p@h/db', { kind: 'postgres', url: 'postgresql://u:p@h/db' }],
  ])('%s', (DATABASE_URL, database) =>
    expect(readConfig({ ...real, DATABASE_URL }).database).toEqual(database),
  );
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { readConfig, UnsafeSettingsError } from '../../src/kernel/config.js';

const demo = { YIHU_DEMO: '1' };
const real = { YIHU_KEY_FILE: '/etc/yihu/key' };
const beyond = { ...real, HOST: '0.0.0.0', PUBLIC_URL: 'https://yihu.example' };
const refused = (env: Record<string, string>) => {
  try {
    readConfig(env);
    return '';
  } catch (error) {
    expect(error).toBeInstanceOf(UnsafeSettingsError);
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

describe('what the hub is watched by', () => {
  test('nothing leaves it, and the log goes to the standard output, unless it is said', () => {
    expect(readConfig(real).watched).toEqual({ log: undefined, tracesUrl: undefined, timeServer: undefined });
    expect(
      readConfig({
        ...real,
        YIHU_LOG_FILE: '/var/log/yihu/hub.log',
        YIHU_TRACES_URL: 'http://127.0.0.1:4318',
        YIHU_TIME_SERVER: 'ntp.example.cn:1123',
      }).watched,
    ).toEqual({
      log: { path: '/var/log/yihu/hub.log', megabytes: 1000 },
      tracesUrl: 'http://127.0.0.1:4318',
      timeServer: { host: 'ntp.example.cn', port: 1123 },
    });
    expect(readConfig({ ...real, YIHU_TIME_SERVER: '10.0.0.5' }).watched.timeServer?.port).toBe(123);
  });
  test.each([
    ['YIHU_TRACES_URL', 'http://collector.example.cn:4318', /beyond loopback without https/],
    ['YIHU_TRACES_URL', 'file:///tmp', /is not an http or https address/],
    ['YIHU_LOG_MEGABYTES', '5', /from 10 to 100000/],
    ['YIHU_TIME_SERVER', 'a b', /is not the name or address of a time server/],
    ['YIHU_TIME_SERVER', 'ntp.example.cn:0', /is not the name or address of a time server/],
  ])('%s=%s is refused', (name, value, why) =>
    expect(() => readConfig({ ...real, [name]: value })).toThrow(why),
  );
});

describe('how browsers find each other', () => {
  const turn = { ...real, YIHU_TURN_SECRET: 'ZmlmdGVlbiBhcHBsZXMgZmFsbCBhdCBuaWdodA' };
  test('by nothing, unless it is named', () => {
    expect(readConfig(real).ice).toEqual({ stunUrls: [], turnUrls: [], turnSecret: undefined });
    expect(
      readConfig({
        ...turn,
        YIHU_STUN_URLS: 'stun:turn.example.cn, stun:[2001:db8::7]:3478',
        YIHU_TURN_URLS: 'turn:203.0.113.7:3478,turns:turn.example.cn:443?transport=tcp',
      }).ice,
    ).toEqual({
      stunUrls: ['stun:turn.example.cn', 'stun:[2001:db8::7]:3478'],
      turnUrls: ['turn:203.0.113.7:3478', 'turns:turn.example.cn:443?transport=tcp'],
      turnSecret: turn.YIHU_TURN_SECRET,
    });
  });
  test.each([
    'https://turn.example.cn',
    'turn:turn.example.cn',
    'stun:',
    'stun:a b',
    'stun:turn.example.cn:0',
    'stun:turn.example.cn:65536',
    'stun:turn.example.cn?transport=udp',
    'stun:user@turn.example.cn',
    'stun:a,stun:b,stun:c,stun:d,stun:e',
    'stun:a,,stun:b',
  ])('%s is no STUN server', (url) => {
    expect(refused({ ...real, YIHU_STUN_URLS: url })).toContain('YIHU_STUN_URLS');
  });
  test('a relay has a secret that nobody guesses, and a secret its relay', () => {
    const url = { YIHU_TURN_URLS: 'turns:turn.example.cn' };
    expect(refused({ ...real, ...url })).toContain('YIHU_TURN_SECRET');
    expect(refused({ ...real, ...url, YIHU_TURN_SECRET: 'secret' })).toContain('can be guessed');
    expect(refused(turn)).toContain('YIHU_TURN_URLS');
  });
});

describe('where files are kept', () => {
  const s3 = { ...real, YIHU_S3_ACCESS_KEY: 'AKEXAMPLE', YIHU_S3_SECRET_KEY: 's3cr3t/example' };
  test('a folder beside the database, unless it is named', () => {
    expect(readConfig(real).fileStore).toEqual({ kind: 'folder', path: 'data/var/file-store' });
    expect(readConfig({ ...real, DATABASE_URL: 'sqlite:/srv/y/a.sqlite' }).fileStore).toEqual({
      kind: 'folder',
      path: '/srv/y/file-store',
    });
    expect(readConfig({ ...real, YIHU_FILE_STORE: '/srv/sent' }).fileStore).toEqual({
      kind: 'folder',
      path: '/srv/sent',
    });
  });
  test.each([
    ['https://s3.cn-north-1.example.cn/yihu-files', 'cn-north-1'],
    ['https://yihu-files.oss-cn-hangzhou.example.com/', 'oss-cn-hangzhou'],
    ['http://127.0.0.1:9000/yihu-files', undefined],
    ['http://[::1]:9000/yihu-files', undefined],
  ])('a bucket at %s', (YIHU_FILE_STORE, YIHU_S3_REGION) => {
    expect(
      readConfig({ ...s3, YIHU_FILE_STORE, ...(YIHU_S3_REGION && { YIHU_S3_REGION }) }).fileStore,
    ).toEqual({
      kind: 's3',
      address: YIHU_FILE_STORE.replace(/\/$/, ''),
      region: YIHU_S3_REGION ?? 'us-east-1',
      accessKey: 'AKEXAMPLE',
      secretKey: 's3cr3t/example',
    });
  });
  const at = (YIHU_FILE_STORE: string) => ({ ...s3, YIHU_FILE_STORE });
  test.each([
    ['no bucket', at('https://127.0.0.1:9000'), /YIHU_FILE_STORE names no bucket: https:\/\/host\/bucket/],
    ['no bucket in a name of two parts', at('https://example.com'), /names no bucket/],
    ['more than a bucket', at('https://s3.example.com/bucket/folder'), /says more than where the bucket is/],
    ['keys in the address', at('https://a:b@s3.example.com/bucket'), /its keys are YIHU_S3_ACCESS_KEY/],
    ['no https beyond loopback', at('http://minio.internal:9000/bucket'), /name its https address/],
    ['another way of speaking', at('ftp://s3.example.com/bucket'), /neither a folder nor the address/],
    [
      'nobody who comes',
      { ...real, YIHU_FILE_STORE: 'https://s3.example.com/bucket' },
      /YIHU_S3_ACCESS_KEY is missing.*YIHU_S3_SECRET_KEY is missing/,
    ],
    ['keys and no store', s3, /YIHU_S3_ACCESS_KEY is for a store that speaks S3: set YIHU_FILE_STORE/],
    [
      'no region',
      { ...at('https://s3.example.com/bucket'), YIHU_S3_REGION: 'China North' },
      /YIHU_S3_REGION is not the name of a region/,
    ],
    [
      'the folder that is swept',
      { ...real, YIHU_FILES: '/srv/y/files', YIHU_FILE_STORE: '/srv/y/files/' },
      /folder of YIHU_FILES, which is swept/,
    ],
  ])('%s is refused', (_, env, sentence) => expect(refused(env)).toMatch(sentence));
  test('and what is refused says no secret', () => {
    expect(refused({ ...s3, YIHU_FILE_STORE: 'https://a:s3cr3t@s3.example.com' })).not.toMatch(/s3cr3t/);
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
    ['an IPv6 address beyond loopback without https', { ...real, HOST: '::' }, /set PUBLIC_URL to the https/],
    [
      'a token of the figures that can be guessed',
      { ...real, YIHU_METRICS_TOKEN: 'prometheus' },
      /METRICS_TOKEN can be guessed/,
    ],
    ['no limits for real', { ...real, YIHU_LIMITS: 'off' }, /for the demo only/],
    ...['0.0.0.0/0', '::/0', 'loopback, 0.0.0.0/00'].map(
      (TRUST_PROXY) =>
        [
          'everybody as a proxy',
          { ...real, TRUST_PROXY },
          /^TRUST_PROXY counts the word of everybody/,
        ] as const,
    ),
    ...['true', '999', ',', '1.2.3.4/33', 'loopback,rubbish'].map(
      (TRUST_PROXY) =>
        ['proxies that are none', { ...real, TRUST_PROXY }, /^TRUST_PROXY is neither loopback/] as const,
    ),
    ...['three', '70000', '-1', ' ', '3.5', '0x50'].map(
      (PORT) => ['a port that is none', { ...real, PORT }, /^PORT is not a number from 0 to 65535$/] as const,
    ),
    ...['not a host', '-x', '300.1.1.1', 'http://x', 'a_b'].map(
      (HOST) => ['a host that is none', { ...real, HOST }, /^HOST is not an address to listen at$/] as const,
    ),
    ...['ftp://x', 'https://', 'https://x.example:99999', 'yihu', ' '].map(
      (PUBLIC_URL) =>
        ['an address that is none', { ...real, PUBLIC_URL }, /^PUBLIC_URL is not an http/] as const,
    ),
    ...['https://u:p@x.example', 'https://x.example/?a', 'https://x.example/#a'].map(
      (PUBLIC_URL) =>
        ['an address with more to it', { ...real, PUBLIC_URL }, /^PUBLIC_URL says more than where/] as const,
    ),
    ...['sqlite::memory:', 'sqlite:file:x?mode=memory'].map(
      (DATABASE_URL) =>
        ['a database in memory', { ...real, DATABASE_URL }, /^DATABASE_URL does not name a file/] as const,
    ),
    ...['sqlite:', 'sqlite: ', 'postgres://', 'yihu.sqlite', 'file:yihu.sqlite'].map(
      (DATABASE_URL) =>
        [
          'a database that is none',
          { ...real, DATABASE_URL },
          /^DATABASE_URL is neither sqlite:PATH/,
        ] as const,
    ),
    ['a path that only seems relative', { ...real, DATABASE_URL: 'sqlite://data/x' }, /has two slashes/],
    ...['redis://', 'redis://:::', 'redis://h:99999', 'redis://h/abc', 'h:6379'].map(
      (REDIS_URL) => ['a redis that is none', { ...real, REDIS_URL }, /^REDIS_URL is not redis:/] as const,
    ),
    ...['INFO', '3', 'warning'].map(
      (LOG_LEVEL) =>
        ['an unknown level', { ...real, LOG_LEVEL }, /^LOG_LEVEL is none of fatal, error/] as const,
    ),
    ['a demo that is none, without keys', { YIHU_DEMO: 'true' }, /it is YIHU_DEMO=1$/],
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
    [
      'an address without https, though a proxy is beside the hub',
      { ...real, PUBLIC_URL: 'http://yihu.example' },
      /set PUBLIC_URL to the https address/,
    ],
    ['the demo at such an address', { ...demo, PUBLIC_URL: 'http://10.0.0.5:3000' }, /https address/],
    [
      'an origin without https beyond loopback',
      { ...real, ALLOWED_ORIGINS: 'http://wx.example' },
      /http:\/\/wx\.example is beyond loopback without https/,
    ],
    [
      'people from beyond loopback at an address that is none for them',
      { ...real, ALLOWED_ORIGINS: 'https://yihu.example' },
      /lets people in from https:\/\/yihu\.example: set PUBLIC_URL to the https/,
    ],
    ['a failpoint', { ...real, YIHU_FAILPOINT: 'after-commit' }, /take it away/],
    ['a failpoint in the demo', { ...demo, YIHU_FAILPOINT: 'after-commit' }, /take it away/],
    ...[
      '1234567',
      'a long sentence',
      '0123456789012345678901234567890123456',
      '0123456789abcdef0123456789abcde',
      'correcthorsebatterystaple',
      'abababababababababababababababababababab',
    ].map(
      (code) =>
        ['a set-up code that can be guessed', { ...real, YIHU_SETUP_CODE: code }, /SETUP_CODE/] as const,
    ),
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
  test.each([
    'dGhpcyBpcyBhIGxvbmcgcmFuZG9t/x9',
    'b7e151628aed2a6abf7158809cf4f3c7',
    'b7e15162-8aed-2a6a-bf71-58809cf4f3c7',
    '314159265358979323846264338327950288419',
  ])('a set-up code of 128 bits: %s', (code) => {
    expect(readConfig({ ...real, YIHU_SETUP_CODE: code }).setupCode).toBe(code);
  });
  test('on loopback http is as good as https, by any of its names', () => {
    for (const PUBLIC_URL of ['http://localhost:3000', 'http://127.0.0.1:80', 'http://[::1]:3000'])
      expect(readConfig({ ...real, PUBLIC_URL, ALLOWED_ORIGINS: 'http://localhost:5173' }).secure).toBe(
        false,
      );
  });
  test('a failpoint is for the crash tests', () => {
    expect(readConfig({ ...real, YIHU_FAILPOINT: 'x', YIHU_CRASH_TESTS: '1' }).failpoint).toBe('x');
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

describe('secrets in files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yihu-secrets-'));
  const url = join(folder, 'database-url');
  writeFileSync(url, 'postgres://yihu:p@ss@db:5432/yihu\n');
  afterAll(() => rmSync(folder, { recursive: true }));
  test('are as if they had been said', () => {
    expect(readConfig({ ...real, DATABASE_URL_FILE: url }).database).toEqual({
      kind: 'postgres',
      url: 'postgres://yihu:p@ss@db:5432/yihu',
    });
  });
  test('that are not there, empty, no good or said twice are refused, never by what they hold', () => {
    expect(refused({ ...real, REDIS_URL_FILE: join(folder, 'none') })).toMatch(
      /REDIS_URL_FILE.*cannot be read/,
    );
    const empty = join(folder, 'empty');
    writeFileSync(empty, ' \n');
    expect(refused({ ...real, YIHU_METRICS_TOKEN_FILE: empty })).toMatch(/YIHU_METRICS_TOKEN_FILE.*is empty/);
    expect(refused({ ...real, DATABASE_URL: 'sqlite:a', DATABASE_URL_FILE: url })).toMatch(
      /DATABASE_URL and DATABASE_URL_FILE are both set/,
    );
    writeFileSync(empty, 'guess me');
    const said = refused({ ...real, YIHU_SETUP_CODE_FILE: empty });
    expect(said).toMatch(/YIHU_SETUP_CODE can be guessed/);
    expect(said).not.toContain('guess me');
  });
});

import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { UnsafeSettingsError } from '../../../src/kernel/config.js';
import { Seal } from '../../../src/kernel/seal/seal.js';

const key = () => randomBytes(32);
const k1 = key();
const seal = new Seal('k1', new Map([['k1', k1]]));
const PLACE = 'account.phone:wang';

describe('what is sealed', () => {
  test('comes back as it was, and never looks the same twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const sealed = seal.seal(PLACE, text);
        expect(seal.open(PLACE, sealed)).toBe(text);
        expect(seal.seal(PLACE, text)).not.toBe(sealed);
        if (text.length > 4) expect(sealed).not.toContain(text);
      }),
    );
  });
  test('is refused where any bit of it was changed', () => {
    const sealed = seal.seal(PLACE, '13800001234');
    const [version, id, body] = sealed.split('.') as [string, string, string];
    const bytes = Buffer.from(body, 'base64url');
    for (let i = 0; i < bytes.length * 8; i++) {
      const changed = Buffer.from(bytes);
      changed[i >> 3]! ^= 1 << (i & 7);
      expect(() => seal.open(PLACE, [version, id, changed.toString('base64url')].join('.'))).toThrow();
    }
  });
  test('is refused where it was cut short, to nothing, or is not sealed at all', () => {
    const [version, id, body] = seal.seal(PLACE, '13800001234').split('.') as [string, string, string];
    const bytes = Buffer.from(body, 'base64url');
    for (let length = 0; length < bytes.length; length++) {
      expect(() =>
        seal.open(PLACE, [version, id, bytes.subarray(0, length).toString('base64url')].join('.')),
      ).toThrow();
    }
    for (const text of ['', 'v1', 'v1.k1', '13800001234', `v2.${id}.${body}`, `v1.k9.${body}`])
      expect(() => seal.open(PLACE, text)).toThrow();
  });
  test('cannot be moved to another row or column', () => {
    const sealed = seal.seal(PLACE, '13800001234');
    for (const place of ['account.phone:li', 'account.totp_secret:wang', ''])
      expect(() => seal.open(place, sealed)).toThrow();
  });
});

test.each([
  ['zeros', Buffer.alloc(32)],
  ['one byte over and over', Buffer.alloc(32, 0xa5)],
  ['a few signs', Buffer.from('changemechangemechangemechangeme')],
])('a key of %s is refused, whether it is current or not', (_, bad) => {
  expect(() => new Seal('k1', new Map([['k1', bad]]))).toThrow(UnsafeSettingsError);
  expect(
    () =>
      new Seal(
        'k2',
        new Map([
          ['k1', bad],
          ['k2', key()],
        ]),
      ),
  ).toThrow(/openssl rand/);
});

describe('rotation', () => {
  const rotated = new Seal(
    'k2',
    new Map([
      ['k1', k1],
      ['k2', key()],
    ]),
  );
  test('what an older key has sealed is read, and what is new has the new key', () => {
    const old = seal.seal(PLACE, '13800001234');
    expect(rotated.open(PLACE, old)).toBe('13800001234');
    expect(rotated.seal(PLACE, 'x')).toMatch(/^v1\.k2\./);
    expect(() => seal.open(PLACE, rotated.seal(PLACE, 'x'))).toThrow();
  });
  test('a sealed value is not read by another key of the ring', () => {
    expect(() => rotated.open(PLACE, seal.seal(PLACE, 'x').replace('.k1.', '.k2.'))).toThrow();
  });
  test('the index of what stands already is found still', () => {
    expect(rotated.index('person.phone', '138')).toBe(seal.index('person.phone', '138'));
    expect(rotated.index('person.phone', '138')).not.toBe(rotated.index('person.name', '138'));
  });
});

describe('the key file', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'yihu-'));
    path = join(folder, 'keys', 'yihu.key');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('is made for its owner only, and the same keys are read the next time', () => {
    const sealed = Seal.load(path).seal(PLACE, 'x');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(Seal.load(path).open(PLACE, sealed)).toBe('x');
  });
  test.each([0o640, 0o604, 0o660, 0o644])('is refused with mode %o', (mode) => {
    Seal.load(path);
    chmodSync(path, mode);
    expect(() => Seal.load(path)).toThrow(/chmod 600/);
  });
  test.each([
    ['not JSON', '{'],
    ['something else', '[]'],
    ['no current key', JSON.stringify({ current: 'k2', keys: { k1: k1.toString('base64') } })],
    ['a short key', JSON.stringify({ current: 'k1', keys: { k1: 'c2hvcnQ=' } })],
    [
      'an old key that is short',
      JSON.stringify({ current: 'k1', keys: { k0: '', k1: k1.toString('base64') } }),
    ],
  ])('is refused where it holds %s', (_, text) => {
    Seal.load(path);
    writeFileSync(path, text);
    expect(() => Seal.load(path)).toThrow(UnsafeSettingsError);
    expect(readFileSync(path, 'utf8')).toBe(text);
  });
});

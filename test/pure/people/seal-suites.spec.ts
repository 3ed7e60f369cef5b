/** SM4 and SM3 as a choice of the key file: known answers, what may not be opened, and the way from AES to them. */
import { createCipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { UnsafeSettingsError } from '../../../src/kernel/config.js';
import { CHUNK_BYTES, HEAD_BYTES, TAG_BYTES } from '../../../src/kernel/seal/chunk-cipher.js';
import { addKey, makeCurrent } from '../../../src/kernel/seal/seal-key-file.js';
import { Seal } from '../../../src/kernel/seal/seal.js';
import { sm4CtrHmacSm3 } from '../../../src/kernel/seal/sm4-ctr-hmac-sm3.js';
import type { SealingKey } from '../../../src/kernel/seal/suites.js';

const hex = (text: string) => Buffer.from(text, 'hex');
const PLACE = 'account.phone:wang';
const sm = (bytes = randomBytes(32)): SealingKey => ({ suite: 'sm4-ctr-hmac-sm3', bytes });
const aes = (bytes = randomBytes(32)): SealingKey => ({ suite: 'aes-256-gcm', bytes });
const ringOf = (current: string, keys: Record<string, SealingKey>) =>
  new Seal(current, new Map(Object.entries(keys)));

describe('known answers', () => {
  const KEY = hex('0123456789abcdeffedcba9876543210');
  test('SM4: the example of GB/T 32907', () => {
    const cipher = createCipheriv('sm4-ecb', KEY, null).setAutoPadding(false);
    expect(cipher.update(KEY).toString('hex')).toBe('681edf34d206965e86b3e94f536e4246');
  });
  test.each([
    ['abc', '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'],
    ['abcd'.repeat(16), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'],
  ])('SM3: the example of GB/T 32905, %s', (text, digest) => {
    expect(createHash('sm3').update(text).digest('hex')).toBe(digest);
  });
  const COUNTED = hex('cd'.repeat(50));
  const COUNTED_KEY = hex(
    Array.from({ length: 37 }, (_, n) => (n + 1).toString(16).padStart(2, '0')).join(''),
  );
  test('HMAC with SM3: the example of GM/T 0042', () => {
    expect(createHmac('sm3', COUNTED_KEY).update(COUNTED).digest('hex')).toBe(
      '220bf579ded555393f0159f66c99877822a3ecf610d1552154b41d44b94db3ae',
    );
  });
  test('the suite: the counter mode of draft-ribose-cfrg-sm4, and the HMAC over all of it', () => {
    const macKey = randomBytes(32);
    const counter = hex('000102030405060708090a0b0c0d0e0f');
    const plain = hex(['aa', 'bb', 'cc', 'dd', 'ee', 'ff'].map((byte) => byte.repeat(8)).join(''));
    const bound = Buffer.from(PLACE);
    const sealed = sm4CtrHmacSm3.cipher(Buffer.concat([KEY, macKey])).seal(counter, bound, plain);
    const body =
      'ac3236cb970cc20791364c395a1342d1a3cbc1878c6f30cd074cce385cdd70c7f234bc0e24c11980fd1286310ce37b92';
    expect(sealed.subarray(0, -TAG_BYTES).toString('hex')).toBe(body);
    const length = hex(bound.length.toString(16).padStart(8, '0'));
    const mac = createHmac('sm3', macKey)
      .update(Buffer.concat([length, bound, counter, hex(body)]))
      .digest();
    expect(sealed.subarray(-TAG_BYTES).equals(mac.subarray(0, TAG_BYTES))).toBe(true);
  });
});

describe('a field', () => {
  const seal = ringOf('k1', { k1: sm() });
  const bytesOf = (sealed: string) => Buffer.from(sealed.split('.')[2]!, 'base64url');
  const changedTo = (sealed: string, bytes: Buffer) =>
    [...sealed.split('.').slice(0, 2), bytes.toString('base64url')].join('.');

  test('comes back as it was, and never with the same nonce', () => {
    const nonces = new Set<string>();
    let count = 0;
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const sealed = seal.seal(PLACE, text);
        expect(sealed).toMatch(/^v2\.k1\./);
        expect(seal.open(PLACE, sealed)).toBe(text);
        nonces.add(bytesOf(sealed).subarray(0, 16).toString('hex'));
        count += 1;
      }),
    );
    expect(nonces.size).toBe(count);
  });
  test('is refused where any bit of it was changed, where it was cut short or grew', () => {
    const sealed = seal.seal(PLACE, '13800001234');
    const bytes = bytesOf(sealed);
    for (let i = 0; i < bytes.length * 8; i++) {
      const changed = Buffer.from(bytes);
      changed[i >> 3]! ^= 1 << (i & 7);
      expect(() => seal.open(PLACE, changedTo(sealed, changed))).toThrow();
    }
    for (let length = 0; length < bytes.length; length++)
      expect(() => seal.open(PLACE, changedTo(sealed, bytes.subarray(0, length)))).toThrow();
    expect(() => seal.open(PLACE, changedTo(sealed, Buffer.concat([bytes, Buffer.alloc(1)])))).toThrow();
  });
  test('cannot be moved to another row, column or key, nor its bytes to what it is bound to', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string({ minLength: 1 }), (place, other, text) => {
        fc.pre(place !== other);
        expect(() => seal.open(other, seal.seal(place, text))).toThrow();
      }),
    );
    const bytes = randomBytes(32);
    const both = ringOf('k1', { k1: sm(bytes), k2: sm(bytes) });
    expect(() => both.open(PLACE, both.seal(PLACE, 'x').replace('.k1.', '.k2.'))).toThrow();
  });
  test('is opened by no key of another suite, even of the same bytes', () => {
    const bytes = randomBytes(32);
    const [ofSm, ofAes] = [ringOf('k1', { k1: sm(bytes) }), ringOf('k1', { k1: aes(bytes) })];
    for (const [from, to] of [
      [ofSm, ofAes],
      [ofAes, ofSm],
    ] as const) {
      const sealed = from.seal(PLACE, 'x');
      expect(() => to.open(PLACE, sealed)).toThrow();
      expect(() =>
        to.open(
          PLACE,
          sealed.replace(/^v\d/, (mark) => (mark === 'v1' ? 'v2' : 'v1')),
        ),
      ).toThrow();
    }
  });
});

describe('a file', () => {
  const seal = ringOf('k1', { k1: sm() });
  const place = 'file:a';
  test('is opened chunk by chunk, and by nothing that was changed, moved or cut off', () => {
    const { head, cipher } = seal.sealFile(place);
    const chunks = [randomBytes(CHUNK_BYTES), randomBytes(40)];
    const sealed = chunks.map((bytes, n) => cipher.seal(n, n === 1, bytes));
    expect(head).toHaveLength(HEAD_BYTES);
    expect(sealed.map(({ length }) => length)).toEqual([CHUNK_BYTES + TAG_BYTES, 40 + TAG_BYTES]);
    const opening = seal.openFile(place, head);
    expect(sealed.map((bytes, n) => opening.open(n, n === 1, bytes).equals(chunks[n]!))).toEqual([
      true,
      true,
    ]);
    expect(() => opening.open(1, true, sealed[0]!)).toThrow();
    expect(() => opening.open(0, true, sealed[0]!)).toThrow();
    expect(() => seal.openFile('file:b', head).open(0, false, sealed[0]!)).toThrow();
    expect(() => seal.openFile(place, seal.sealFile(place).head).open(0, false, sealed[0]!)).toThrow();
    const last = sealed[1]!;
    for (let i = 0; i < last.length * 8; i++) {
      const changed = Buffer.from(last);
      changed[i >> 3]! ^= 1 << (i & 7);
      expect(() => opening.open(1, true, changed)).toThrow();
    }
  });
  test('no two chunks and no two files have the same stream', () => {
    const zeros = Buffer.alloc(64);
    const bodies = [seal.sealFile(place), seal.sealFile(place)].flatMap(({ cipher }) =>
      [0, 1, 2].map((n) => cipher.seal(n, false, zeros).subarray(0, 64).toString('hex')),
    );
    expect(new Set(bodies).size).toBe(bodies.length);
  });
  test('of one suite is not opened by the other', () => {
    const bytes = randomBytes(32);
    const [ofSm, ofAes] = [ringOf('k1', { k1: sm(bytes) }), ringOf('k1', { k1: aes(bytes) })];
    expect(() => ofAes.openFile(place, ofSm.sealFile(place).head)).toThrow();
    expect(() => ofSm.openFile(place, ofAes.sealFile(place).head)).toThrow();
  });
});

describe('what hubs of before have sealed with AES is opened', () => {
  const bytes = randomBytes(32);
  const seal = new Seal('k1', new Map([['k1', bytes]]));
  const gcm = (key: Uint8Array, nonce: Buffer, text: string, bound?: string) => {
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    if (bound !== undefined) cipher.setAAD(Buffer.from(bound));
    return Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]);
  };
  test('a field', () => {
    const nonce = randomBytes(12);
    const body = Buffer.concat([nonce, gcm(bytes, nonce, '138', `${PLACE}|k1`)]);
    expect(seal.open(PLACE, `v1.k1.${body.toString('base64url')}`)).toBe('138');
  });
  test('a chunk of a file', () => {
    const head = Buffer.alloc(HEAD_BYTES);
    head.write('YHF1\u0002k1');
    randomBytes(32).copy(head, 45);
    const key = Buffer.from(hkdfSync('sha256', bytes, head, 'yihu sealed chunks file:a', 32));
    const chunk = gcm(key, hex('000000000000000000000701'), 'words');
    expect(seal.openFile('file:a', head).open(7, true, chunk).toString()).toBe('words');
  });
});

describe('from AES to SM4', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'yihu-'));
    path = join(folder, 'yihu.key');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('a key is added, then made current: what stands is read, its index found, what is new is of SM4', () => {
    const before = Seal.load(path);
    const [old, indexed] = [before.seal(PLACE, '138'), before.index('person.phone', '138')];
    const { head, cipher } = before.sealFile('file:a');
    const chunk = cipher.seal(0, true, Buffer.from('words'));

    expect(addKey(path, 'sm4-ctr-hmac-sm3')).toBe('k2');
    expect(Seal.load(path).seal(PLACE, 'x')).toMatch(/^v1\.k1\./);
    makeCurrent(path, 'k2');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const after = Seal.load(path);
    expect(after.open(PLACE, old)).toBe('138');
    expect(after.openFile('file:a', head).open(0, true, chunk).toString()).toBe('words');
    expect(after.index('person.phone', '138')).toBe(indexed);
    expect(after.seal(PLACE, '138')).toMatch(/^v2\.k2\./);
    expect(() => before.open(PLACE, after.seal(PLACE, '138'))).toThrow();
    // And back, where that is wanted.
    expect(addKey(path, 'aes-256-gcm')).toBe('k3');
    makeCurrent(path, 'k3');
    expect(Seal.load(path).open(PLACE, after.seal(PLACE, '138'))).toBe('138');
  });
  test('a hub that begins with SM4 makes its index with SM3', () => {
    const bytes = randomBytes(32);
    expect(addKey(path, 'sm4-ctr-hmac-sm3')).toBe('k1');
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
      current: 'k1',
      keys: { k1: { suite: 'sm4-ctr-hmac-sm3' } },
    });
    expect(Seal.load(path).seal(PLACE, 'x')).toMatch(/^v2\.k1\./);
    const indexOf = (key: SealingKey) => ringOf('k1', { k1: key }).index('person.phone', '138');
    expect(indexOf(sm(bytes))).not.toBe(indexOf(aes(bytes)));
    expect(indexOf(sm(bytes))).toBe(indexOf(sm(bytes)));
  });
  test.each([
    ['a suite that nobody knows', { suite: 'rot13', key: randomBytes(32).toString('base64') }],
    ['a suite without a key', { suite: 'sm4-ctr-hmac-sm3' }],
    ['a short key', { suite: 'sm4-ctr-hmac-sm3', key: randomBytes(16).toString('base64') }],
    ['a key of zeros', { suite: 'sm4-ctr-hmac-sm3', key: Buffer.alloc(32).toString('base64') }],
  ])('the key file is refused with %s', (_, k1) => {
    writeFileSync(path, JSON.stringify({ current: 'k1', keys: { k1 } }), { mode: 0o600 });
    expect(() => Seal.load(path)).toThrow(UnsafeSettingsError);
  });
  test('a key is added to no file that others may read, nor made current that is not there', () => {
    addKey(path, 'sm4-ctr-hmac-sm3');
    expect(() => makeCurrent(path, 'k9')).toThrow(/no key k9/);
    chmodSync(path, 0o644);
    expect(() => addKey(path, 'sm4-ctr-hmac-sm3')).toThrow(/chmod 600/);
  });
  test('a key is added after those that are called otherwise only by hand: the oldest makes the index', () => {
    const key = randomBytes(32).toString('base64');
    writeFileSync(path, JSON.stringify({ current: 'main', keys: { main: key } }), { mode: 0o600 });
    expect(() => addKey(path, 'sm4-ctr-hmac-sm3')).toThrow(/by hand/);
    expect(JSON.parse(readFileSync(path, 'utf8')).keys).toEqual({ main: key });
  });
  test('where OpenSSL has no SM4 it is refused in one sentence, and only where a key asks for it', () => {
    const gone = jest.spyOn(sm4CtrHmacSm3, 'missing').mockReturnValue('SM4 and SM3');
    try {
      expect(() => ringOf('k1', { k1: aes(), k2: sm() })).toThrow(
        'the key k2 is for sm4-ctr-hmac-sm3, and the OpenSSL of this Node has no SM4 and SM3',
      );
      expect(ringOf('k1', { k1: aes() }).seal(PLACE, 'x')).toMatch(/^v1/);
    } finally {
      gone.mockRestore();
    }
    expect(sm4CtrHmacSm3.missing()).toBeUndefined();
  });
});

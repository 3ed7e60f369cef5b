/**
 * Personal data at rest: each field sealed for itself by the suite of the current key and bound to its place, so that it
 * cannot be read from a stolen database nor moved to another row. The keys are outside the database.
 */
import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { UnsafeSettingsError } from '../config.js';
import { ChunkCipher, keyIdOf, makeHead } from './chunk-cipher.js';
import { readKeyFile } from './seal-key-file.js';
import type { Cipher, Suite } from './suite.js';
import { SUITES, type SealingKey } from './suites.js';

const KEY_BYTES = 32;
/** Of 32 random bytes fewer are never the case in practice: once in 10^20. */
const FEWEST_DIFFERENT = 16;

interface RingKey extends SealingKey {
  fields: Cipher;
}

export class Seal {
  private readonly indexKey: Buffer;
  private readonly indexHash: Suite['hash'];
  private readonly keys: ReadonlyMap<string, RingKey>;

  /** @param keys by their ids; a plain one is used with AES-256-GCM */
  constructor(
    private readonly current: string,
    keys: ReadonlyMap<string, Buffer | SealingKey>,
  ) {
    const all = [...keys].map(([id, key]): [string, SealingKey] => [
      id,
      Buffer.isBuffer(key) ? { suite: 'aes-256-gcm', bytes: key } : key,
    ]);
    if (!keys.has(current) || all.some(([, { bytes }]) => bytes.length !== KEY_BYTES))
      throw new UnsafeSettingsError('the key file holds no usable current key');
    // Zeros, or a text of a few signs: what a template holds until somebody fills it in.
    if (all.some(([, { bytes }]) => new Set(bytes).size < FEWEST_DIFFERENT))
      throw new UnsafeSettingsError(
        'the key file holds a key that anybody can guess: make one of 32 random bytes, as with openssl rand -base64 32',
      );
    for (const [id, { suite }] of all) {
      const missing = SUITES[suite].missing();
      if (missing)
        throw new UnsafeSettingsError(
          `the key ${id} is for ${suite}, and the OpenSSL of this Node has no ${missing}: run the Node that npm ci brings`,
        );
    }
    this.keys = new Map(
      all.map(([id, key]) => [id, { ...key, fields: SUITES[key.suite].fieldCipher(key.bytes) }]),
    );
    // The oldest key makes the index, so that rotation does not lose what is indexed already.
    const [oldest] = [...this.keys.keys()].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
    const { suite, bytes } = this.keys.get(oldest!)!;
    this.indexHash = SUITES[suite].hash;
    this.indexKey = Buffer.from(hkdfSync(this.indexHash, bytes, '', 'yihu blind index', KEY_BYTES));
  }

  /**
   * The key ring of the file; made there, readable by its owner only, where it does not exist.
   * @throws UnsafeSettingsError where others may read it or it holds no key ring
   */
  static load(path: string): Seal {
    const { current, keys } = readKeyFile(path);
    return new Seal(current, new Map(Object.entries(keys)));
  }

  /** @param place where it stands, `table.column:row` */
  seal(place: string, text: string): string {
    const { suite, fields } = this.keys.get(this.current)!;
    const { nonceBytes, fieldMark } = SUITES[suite];
    const nonce = randomBytes(nonceBytes);
    const sealed = fields.seal(nonce, boundTo(place, this.current), Buffer.from(text));
    return `${fieldMark}.${this.current}.${Buffer.concat([nonce, sealed]).toString('base64url')}`;
  }

  /** @throws Error where it was changed, moved, or its key is missing */
  open(place: string, sealed: string): string {
    const [mark, keyId, body] = sealed.split('.');
    const key = this.keys.get(keyId ?? '');
    const suite: Suite | undefined = key && SUITES[key.suite];
    if (!key || !suite || mark !== suite.fieldMark || body === undefined)
      throw new Error(`what is sealed at ${place} has no key here`);
    const bytes = Buffer.from(body, 'base64url');
    const nonce = bytes.subarray(0, suite.nonceBytes);
    return key.fields.open(nonce, boundTo(place, keyId!), bytes.subarray(suite.nonceBytes)).toString();
  }

  /** As `open`, for what is shown beside other things: undefined where it cannot be opened. */
  tryOpen(place: string, sealed: string): string | undefined {
    try {
      return this.open(place, sealed);
    } catch {
      return undefined;
    }
  }

  /** For a file that is to be sealed: what it begins with, and what seals its chunks. */
  sealFile(place: string): { head: Buffer; cipher: ChunkCipher } {
    const key = this.keys.get(this.current)!;
    const head = makeHead(this.current, key);
    return { head, cipher: new ChunkCipher(key, place, head) };
  }

  /**
   * @param head what the file begins with
   * @throws Error where it is none, or its key is missing
   */
  openFile(place: string, head: Buffer): ChunkCipher {
    const key = this.keys.get(keyIdOf(head) ?? '');
    if (!key) throw new Error(`what is sealed at ${place} has no key here`);
    return new ChunkCipher(key, place, head);
  }

  /** The same text at the same place gives the same index, to none but who has the key. */
  index(place: string, text: string): string {
    return createHmac(this.indexHash, this.indexKey).update(`${place}|${text}`).digest('base64url');
  }
}

const boundTo = (place: string, keyId: string) => Buffer.from(`${place}|${keyId}`);

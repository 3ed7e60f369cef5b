/**
 * Personal data at rest: each field sealed for itself with AES-256-GCM and bound to its place, so that it
 * cannot be read from a stolen database nor moved to another row. The keys are outside the database.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { UnsafeSettingsError } from '../config.js';
import { ChunkCipher, keyIdOf, makeHead } from './chunk-cipher.js';
import { readKeyFile } from './seal-key-file.js';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Of 32 random bytes fewer are never the case in practice: once in 10^20. */
const FEWEST_DIFFERENT = 16;

export class Seal {
  private readonly indexKey: Buffer;

  constructor(
    private readonly current: string,
    private readonly keys: ReadonlyMap<string, Buffer>,
  ) {
    const key = keys.get(current);
    if (!key || [...keys.values()].some((k) => k.length !== KEY_BYTES))
      throw new UnsafeSettingsError('the key file holds no usable current key');
    // Zeros, or a text of a few signs: what a template holds until somebody fills it in.
    if ([...keys.values()].some((k) => new Set(k).size < FEWEST_DIFFERENT))
      throw new UnsafeSettingsError(
        'the key file holds a key that anybody can guess: make one of 32 random bytes, as with openssl rand -base64 32',
      );
    // The oldest key makes the index, so that rotation does not lose what is indexed already.
    const oldest = [...keys.keys()].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))[0]!;
    this.indexKey = Buffer.from(hkdfSync('sha256', keys.get(oldest)!, '', 'yihu blind index', KEY_BYTES));
  }

  /**
   * The key ring of the file; made there, readable by its owner only, where it does not exist.
   * @throws UnsafeSettingsError where others may read it or it holds no key ring
   */
  static load(path: string): Seal {
    const { current, keys } = readKeyFile(path, () => randomBytes(KEY_BYTES).toString('base64'));
    return new Seal(
      current,
      new Map(Object.entries(keys).map(([id, text]) => [id, Buffer.from(text, 'base64')])),
    );
  }

  /** @param place where it stands, `table.column:row` */
  seal(place: string, text: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.keys.get(this.current)!, nonce);
    cipher.setAAD(Buffer.from(`${place}|${this.current}`));
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return `v1.${this.current}.${Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url')}`;
  }

  /** @throws Error where it was changed, moved, or its key is missing */
  open(place: string, sealed: string): string {
    const [version, keyId, body] = sealed.split('.');
    const key = this.keys.get(keyId ?? '');
    if (version !== 'v1' || !key || body === undefined)
      throw new Error(`what is sealed at ${place} has no key here`);
    const bytes = Buffer.from(body, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(`${place}|${keyId}`));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    return (
      decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
    );
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
    const head = makeHead(this.current);
    return { head, cipher: new ChunkCipher(this.keys.get(this.current)!, place, head) };
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
    return createHmac('sha256', this.indexKey).update(`${place}|${text}`).digest('base64url');
  }
}

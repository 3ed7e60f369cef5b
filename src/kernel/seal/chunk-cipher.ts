/**
 * Bytes at rest, in chunks: each is sealed for itself, so that a part can be opened without the rest. Every file has a
 * key of its own, made of a key of the ring, the head that it begins with and the place it is bound to; a chunk is bound
 * to its number and to whether it is the last. So nothing can be cut off, added, put in another order or brought from
 * another file without being found.
 */
import { hkdfSync, randomBytes } from 'node:crypto';
import { TAG_BYTES, type Cipher, type Suite } from './suite.js';
import { SUITES, type SealingKey } from './suites.js';

export { TAG_BYTES };
/** Of what is sealed; the last chunk of a file may hold less. */
export const CHUNK_BYTES = 64 * 1024;
/** Mark, length of the key's id, the id, chance, zeros. */
export const HEAD_BYTES = 80;

const MARK_BYTES = 4;
const LONGEST_KEY_ID = 40;
const KEY_ID_AT = MARK_BYTES + 1;
const CHANCE_AT = KEY_ID_AT + LONGEST_KEY_ID;
const CHANCE_BYTES = 32;
const NONCE_BYTES = 12;
const NOTHING = Buffer.alloc(0);

/** A new one each time: no two files are sealed with the same key, so that a nonce may count. */
export function makeHead(keyId: string, { suite }: Pick<SealingKey, 'suite'>): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  head.write(SUITES[suite].fileMark);
  head[MARK_BYTES] = Buffer.byteLength(keyId);
  head.write(keyId, KEY_ID_AT);
  randomBytes(CHANCE_BYTES).copy(head, CHANCE_AT);
  return head;
}

const markOf = (head: Buffer) => head.toString('latin1', 0, MARK_BYTES);
const isMark = (mark: string) => Object.values<Suite>(SUITES).some(({ fileMark }) => fileMark === mark);

/** undefined where it is no head. */
export function keyIdOf(head: Buffer): string | undefined {
  if (head.length !== HEAD_BYTES || !isMark(markOf(head))) return undefined;
  const length = head[MARK_BYTES]!;
  return length > LONGEST_KEY_ID ? undefined : head.toString('utf8', KEY_ID_AT, KEY_ID_AT + length);
}

export class ChunkCipher {
  private readonly cipher: Cipher;

  /**
   * @param place what the file is bound to, `file:ID`
   * @throws Error where the head is of another suite than the key
   */
  constructor(ringKey: SealingKey, place: string, head: Buffer) {
    const suite: Suite = SUITES[ringKey.suite];
    if (markOf(head) !== suite.fileMark) throw new Error(`what is sealed at ${place} has no key here`);
    const info = `yihu sealed chunks ${place}`;
    this.cipher = suite.cipher(Buffer.from(hkdfSync(suite.hash, ringKey.bytes, head, info, suite.keyBytes)));
  }

  seal(index: number, isLast: boolean, bytes: Uint8Array): Buffer {
    return this.cipher.seal(nonceOf(index, isLast), NOTHING, bytes);
  }

  /** @throws Error where it is not what was sealed as this chunk of this file */
  open(index: number, isLast: boolean, sealed: Uint8Array): Buffer {
    return this.cipher.open(nonceOf(index, isLast), NOTHING, sealed);
  }
}

function nonceOf(index: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(NONCE_BYTES);
  nonce.writeUInt32BE(index, NONCE_BYTES - 5);
  nonce[NONCE_BYTES - 1] = Number(isLast);
  return nonce;
}

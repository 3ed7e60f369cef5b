/**
 * Bytes at rest, in chunks: each is sealed for itself with AES-256-GCM, so that a part can be opened without the rest.
 * Every file has a key of its own, made of a key of the ring, the head that it begins with and the place it is bound
 * to; a chunk is bound to its number and to whether it is the last. So nothing can be cut off, added, put in another
 * order or brought from another file without being found.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Of what is sealed; the last chunk of a file may hold less. */
export const CHUNK_BYTES = 64 * 1024;
/** What a chunk is longer by once it is sealed. */
export const TAG_BYTES = 16;
/** Mark, length of the key's id, the id, chance, zeros. */
export const HEAD_BYTES = 80;

const MARK = Buffer.from('YHF1');
const LONGEST_KEY_ID = 40;
const KEY_ID_AT = MARK.length + 1;
const CHANCE_AT = KEY_ID_AT + LONGEST_KEY_ID;
const CHANCE_BYTES = 32;
const KEY_BYTES = 32;
const NONCE_BYTES = 12;

/** A new one each time: no two files are sealed with the same key, so that a nonce may count. */
export function makeHead(keyId: string): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  MARK.copy(head);
  head[MARK.length] = Buffer.byteLength(keyId);
  head.write(keyId, KEY_ID_AT);
  randomBytes(CHANCE_BYTES).copy(head, CHANCE_AT);
  return head;
}

/** undefined where it is no head. */
export function keyIdOf(head: Buffer): string | undefined {
  if (head.length !== HEAD_BYTES || !head.subarray(0, MARK.length).equals(MARK)) return undefined;
  const length = head[MARK.length]!;
  return length > LONGEST_KEY_ID ? undefined : head.toString('utf8', KEY_ID_AT, KEY_ID_AT + length);
}

export class ChunkCipher {
  private readonly key: Buffer;

  /** @param place what the file is bound to, `file:ID` */
  constructor(ringKey: Buffer, place: string, head: Buffer) {
    this.key = Buffer.from(hkdfSync('sha256', ringKey, head, `yihu sealed chunks ${place}`, KEY_BYTES));
  }

  seal(index: number, isLast: boolean, bytes: Uint8Array): Buffer {
    const cipher = createCipheriv('aes-256-gcm', this.key, nonceOf(index, isLast));
    return Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  }

  /** @throws Error where it is not what was sealed as this chunk of this file */
  open(index: number, isLast: boolean, sealed: Uint8Array): Buffer {
    const body = sealed.length - TAG_BYTES;
    if (body < 0) throw new Error('a sealed chunk was cut off');
    const decipher = createDecipheriv('aes-256-gcm', this.key, nonceOf(index, isLast), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAuthTag(sealed.subarray(body));
    return Buffer.concat([decipher.update(sealed.subarray(0, body)), decipher.final()]);
  }
}

function nonceOf(index: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(NONCE_BYTES);
  nonce.writeUInt32BE(index, NONCE_BYTES - 5);
  nonce[NONCE_BYTES - 1] = Number(isLast);
  return nonce;
}

/**
 * SM4 (GB/T 32907) in counter mode, then HMAC with SM3 (GB/T 32905) over what came of it: Node's OpenSSL has no SM4-GCM.
 * Cipher and HMAC have keys of their own. The HMAC covers what the field is bound to, the counter's beginning and every
 * byte, and is looked at before anything is opened; its first 16 bytes are kept, as with GCM.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  getCiphers,
  getHashes,
  hkdfSync,
  timingSafeEqual,
} from 'node:crypto';
import { TAG_BYTES, type Cipher, type Suite } from './suite.js';

const NAME = 'sm4-ctr';
const HASH = 'sm3';
const CIPHER_KEY_BYTES = 16;
const MAC_KEY_BYTES = 32;
const BLOCK_BYTES = 16;

/** @param key the cipher's 16 bytes, then those of the HMAC */
function cipher(key: Uint8Array): Cipher {
  const cipherKey = key.subarray(0, CIPHER_KEY_BYTES);
  const macKey = key.subarray(CIPHER_KEY_BYTES);
  const tagOf = (counter: Uint8Array, bound: Uint8Array, body: Uint8Array) => {
    // How long it is stands before what it is bound to: no byte can be counted to the other part.
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bound.length);
    const mac = createHmac(HASH, macKey).update(length).update(bound).update(counter).update(body).digest();
    return mac.subarray(0, TAG_BYTES);
  };
  return {
    seal(nonce, bound, bytes) {
      const counter = counterFrom(nonce);
      const sealing = createCipheriv(NAME, cipherKey, counter);
      const body = Buffer.concat([sealing.update(bytes), sealing.final()]);
      return Buffer.concat([body, tagOf(counter, bound, body)]);
    },
    open(nonce, bound, sealed) {
      const length = sealed.length - TAG_BYTES;
      if (length < 0) throw new Error('what is sealed was cut off');
      const body = sealed.subarray(0, length);
      const counter = counterFrom(nonce);
      if (!timingSafeEqual(tagOf(counter, bound, body), sealed.subarray(length)))
        throw new Error('what is sealed was changed, or belongs elsewhere');
      const opening = createDecipheriv(NAME, cipherKey, counter);
      return Buffer.concat([opening.update(body), opening.final()]);
    },
  };
}

/** Of a field 16 bytes of chance; of a chunk its number, with room to count its blocks behind it. */
function counterFrom(nonce: Uint8Array): Uint8Array {
  if (nonce.length === BLOCK_BYTES) return nonce;
  const counter = Buffer.alloc(BLOCK_BYTES);
  counter.set(nonce);
  return counter;
}

const keyBytes = CIPHER_KEY_BYTES + MAC_KEY_BYTES;
export const sm4CtrHmacSm3: Suite = {
  fieldMark: 'v2',
  fileMark: 'YHF2',
  nonceBytes: BLOCK_BYTES,
  hash: HASH,
  keyBytes,
  cipher,
  fieldCipher: (key) =>
    cipher(Buffer.from(hkdfSync(HASH, key, '', 'yihu sealed fields sm4-ctr hmac-sm3', keyBytes))),
  missing: () => {
    const here = getCiphers().includes(NAME) && getHashes().includes(HASH);
    return here ? undefined : 'SM4 and SM3';
  },
};

/** AES-256-GCM: what seals where the key file names nothing else. */
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { TAG_BYTES, type Cipher, type Suite } from './suite.js';

const NAME = 'aes-256-gcm';

function cipher(key: Uint8Array): Cipher {
  return {
    seal(nonce, bound, bytes) {
      const sealing = createCipheriv(NAME, key, nonce);
      sealing.setAAD(bound);
      return Buffer.concat([sealing.update(bytes), sealing.final(), sealing.getAuthTag()]);
    },
    open(nonce, bound, sealed) {
      const body = sealed.length - TAG_BYTES;
      if (body < 0) throw new Error('what is sealed was cut off');
      const opening = createDecipheriv(NAME, key, nonce, { authTagLength: TAG_BYTES });
      opening.setAAD(bound);
      opening.setAuthTag(sealed.subarray(body));
      return Buffer.concat([opening.update(sealed.subarray(0, body)), opening.final()]);
    },
  };
}

export const aes256Gcm: Suite = {
  fieldMark: 'v1',
  fileMark: 'YHF1',
  nonceBytes: 12,
  hash: 'sha256',
  keyBytes: 32,
  cipher,
  fieldCipher: cipher,
  missing: () => undefined,
};

/** Words on the disk: XChaCha20-Poly1305, bound to their place. Not WebCrypto, which answers only later and only over https. */
import { managedNonce } from '@noble/ciphers/utils.js';
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import type { Seal } from './keep.js';
import { fromBase64, toBase64 } from './base64.js';

export const KEY_BYTES = 32;
const mark = 'sealed1.';
const sealed = managedNonce(xchacha20poly1305);
const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Where the key of this browser's words is. */
export interface KeyPlace {
  read: () => Uint8Array | undefined;
  write: (key: Uint8Array) => void;
  drop: () => void;
}
export const sealBy = (place: KeyPlace): Seal => {
  const fresh = (): Uint8Array => {
    const key = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
    place.write(key);
    return key;
  };
  return {
    close: (text, at) => mark + toBase64(sealed(place.read() ?? fresh(), bytesOf(at)).encrypt(bytesOf(text))),
    open(stored, at) {
      if (!stored.startsWith(mark)) return stored;
      const key = place.read();
      if (!key) return null;
      try {
        const open = sealed(key, bytesOf(at)).decrypt(fromBase64(stored.slice(mark.length)));
        return new TextDecoder().decode(open);
      } catch {
        return null;
      }
    },
    isClosed: (stored) => stored.startsWith(mark),
    renew: (goesOn) => (goesOn ? void fresh() : place.drop()),
  };
};

/** What seals and opens, whatever it is made of. */

/** What seals and opens with one key. A nonce is never used twice with the same key. */
export interface Cipher {
  /** @param bound what it is bound to, and is asked for when it is opened */
  seal(nonce: Uint8Array, bound: Uint8Array, bytes: Uint8Array): Buffer;
  /** @throws Error where it is not what was sealed with this nonce and bound to this */
  open(nonce: Uint8Array, bound: Uint8Array, sealed: Uint8Array): Buffer;
}

export interface Suite {
  /** What a sealed field and a sealed file begin with: neither is opened by a key of another suite. */
  readonly fieldMark: string;
  readonly fileMark: string;
  /** Of chance, with a field. */
  readonly nonceBytes: number;
  /** Of keys that are made of another, and of indices. */
  readonly hash: 'sha256' | 'sm3';
  /** Of what `cipher` takes. */
  readonly keyBytes: number;
  cipher(key: Uint8Array): Cipher;
  /** What seals fields with a key of the file. */
  fieldCipher(key: Uint8Array): Cipher;
  /** Why this Node cannot do it; undefined where it can. */
  missing(): string | undefined;
}

/** What is longer by it, in both suites: a place within a file is found without knowing its suite. */
export const TAG_BYTES = 16;

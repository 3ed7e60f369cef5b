/**
 * The bytes of a file on the disk, under a key of their own: whoever drops the key has dropped the file, whatever a
 * browser's log still holds. In pieces, so that the page does not stand still for a large one.
 */
import { managedNonce } from '@noble/ciphers/utils.js';
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { fromBase64, toBase64 } from './base64.js';
import { KEY_BYTES } from './seal.js';

const PIECE = 512 * 1024;
const sealed = managedNonce(xchacha20poly1305);
/** Other work of the page goes on between two pieces. */
const breathe = () => new Promise<void>((next) => setTimeout(next));
const cipher = (key: string, place: string, piece: number, of: number) =>
  sealed(fromBase64(key), new TextEncoder().encode(`${place}.${piece}/${of}`));

export const newFileKey = (): string => toBase64(crypto.getRandomValues(new Uint8Array(KEY_BYTES)));

export const closeBytes = async (blob: Blob, key: string, place: string): Promise<Uint8Array[]> => {
  const count = Math.ceil(blob.size / PIECE);
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < count; at += 1) {
    const plain = await blob.slice(at * PIECE, (at + 1) * PIECE).arrayBuffer();
    pieces.push(cipher(key, place, at, count).encrypt(new Uint8Array(plain)));
    await breathe();
  }
  return pieces;
};

/** undefined where it was changed, cut, moved, or sealed by another key. */
export const openBytes = async (
  pieces: readonly Uint8Array[],
  key: string,
  place: string,
  type: string,
): Promise<Blob | undefined> => {
  const plain: Uint8Array<ArrayBuffer>[] = [];
  try {
    for (const [at, piece] of pieces.entries()) {
      plain.push(cipher(key, place, at, pieces.length).decrypt(piece) as Uint8Array<ArrayBuffer>);
      await breathe();
    }
  } catch {
    return undefined;
  }
  return new Blob(plain, { type });
};

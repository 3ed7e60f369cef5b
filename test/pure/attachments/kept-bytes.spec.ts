/** Files that wait in the browser: on the disk they are noise, and without their key they stay it. */
import { describe, expect, test } from '@jest/globals';
import { closeBytes, newFileKey, openBytes } from '../../../client/src/storage/seal-bytes.js';

const said = '张女士的借条';
const bytes = new TextEncoder().encode(said.repeat(80_000));
const file = new Blob([bytes]);
const key = newFileKey();
const textOf = (pieces: readonly Uint8Array[]) =>
  pieces.map((piece) => Buffer.from(piece).toString('latin1')).join('');

describe('the bytes of a file', () => {
  test('are sealed in pieces and opened again whole', async () => {
    const pieces = await closeBytes(file, key, 'f1');
    expect(pieces.length).toBeGreaterThan(2);
    expect(textOf(pieces)).not.toContain(Buffer.from(said).toString('latin1'));
    const open = await openBytes(pieces, key, 'f1', 'text/plain');
    expect(open?.type).toBe('text/plain');
    expect(Buffer.from(await open!.arrayBuffer()).equals(Buffer.from(bytes))).toBe(true);
  });
  test('are not read by another key, in another place, cut, or in another order', async () => {
    const pieces = await closeBytes(file, key, 'f1');
    expect(await openBytes(pieces, newFileKey(), 'f1', '')).toBeUndefined();
    expect(await openBytes(pieces, key, 'f2', '')).toBeUndefined();
    expect(await openBytes(pieces.slice(0, -1), key, 'f1', '')).toBeUndefined();
    expect(await openBytes([...pieces].reverse(), key, 'f1', '')).toBeUndefined();
  });
});

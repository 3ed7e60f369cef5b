/** Which bytes a request asks for (RFC 9110, 14.2). Pure. */
import type { ByteRange } from '../file-store/file-store.js';

/**
 * `whole` where nothing is asked for, in another unit, not understood, or in several ranges: those may be answered with
 * all of it. `unsatisfiable` where it asks for what is beyond the end.
 */
export function rangeOf(header: string | undefined, size: number): ByteRange | 'whole' | 'unsatisfiable' {
  const asked = /^bytes=[ \t]*(\d{0,15})[ \t]*-[ \t]*(\d{0,15})[ \t]*$/i.exec(header ?? '');
  if (!asked || (!asked[1] && !asked[2])) return 'whole';
  const [first, last] = [asked[1] ? Number(asked[1]) : undefined, asked[2] ? Number(asked[2]) : undefined];
  if (first === undefined) {
    // The last so many bytes.
    return last === 0 || size === 0 ? 'unsatisfiable' : { from: Math.max(0, size - last!), to: size - 1 };
  }
  if (last !== undefined && last < first) return 'whole';
  if (first >= size) return 'unsatisfiable';
  return { from: first, to: Math.min(last ?? size - 1, size - 1) };
}

/** What the hub and the process that encodes pictures say to each other. Bytes go in pieces, a piece at a time. */
export type ToPictureProcess = { begin: true } | { piece: Uint8Array } | { encode: true } | { more: true };
export type FromPictureProcess =
  | { encoded: EncodedSize }
  | { refused: PictureRefusal }
  /** `null`: all of it was given. `full`: it took much memory, which it has only by ending back. */
  | { piece: Uint8Array | null; full?: boolean };
export interface EncodedSize {
  width: number;
  height: number;
}
/** Too many pixels, or nothing that can be read as a picture. */
export type PictureRefusal = 'picture_large' | 'picture_broken';

export const PIECE_BYTES = 64 * 1024;

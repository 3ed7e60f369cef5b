/** The picture of a name that no typeface draws: a PNG of a few characters, looked at before anything decodes it. Pure. */

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const HEADER_BYTES = 33;
const MOST_BYTES = 64 * 1024;
const MOST_WIDTH = 2400;
const MOST_HEIGHT = 240;
/** Base64 of no more than that. */
export const PICTURE_TEXT = new RegExp(`^[A-Za-z0-9+/]{1,${Math.ceil(MOST_BYTES / 3) * 4}}={0,2}$`);

/** Pixels, by its header alone; undefined for what is no PNG, or larger than a name needs. */
export function pngSize(bytes: Buffer): { width: number; height: number } | undefined {
  if (bytes.length < HEADER_BYTES || bytes.length > MOST_BYTES) return undefined;
  if (!bytes.subarray(0, 8).equals(SIGNATURE) || bytes.toString('latin1', 12, 16) !== 'IHDR')
    return undefined;
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const fits = width > 0 && height > 0 && width <= MOST_WIDTH && height <= MOST_HEIGHT;
  return fits ? { width, height } : undefined;
}

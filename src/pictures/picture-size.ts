/** How large a picture may come and is kept. Pure. */
import type { EncodedSize } from './picture-messages.js';

/** A telephone's camera of 64 million has fewer; decoded they take 260 MB. */
export const MOST_PIXELS = 65_000_000;
/** No JPEG is longer. Line by line of one pixel, so many take half a minute. */
const MOST_OF_A_SIDE = 65_535;
const LONGEST_SIDE = 2560;
/** A screenshot of a whole talk is many screens high, and is to be read. */
const LONG = 3;
const LONGEST_OF_LONG = 12_000;

/** More than is decoded. */
export const isTooLarge = ({ width, height }: EncodedSize): boolean =>
  width * height > MOST_PIXELS || Math.max(width, height) > MOST_OF_A_SIDE;

/** Never larger than it came. */
export function keptSize({ width, height }: EncodedSize): EncodedSize {
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  const scale =
    long / short < LONG
      ? LONGEST_SIDE / long
      : Math.min(LONGEST_OF_LONG / long, Math.sqrt(LONGEST_SIDE ** 2 / (width * height)));
  const scaled = (side: number) => Math.max(1, Math.round(side * Math.min(1, scale)));
  return { width: scaled(width), height: scaled(height) };
}

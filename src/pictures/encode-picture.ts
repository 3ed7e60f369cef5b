/**
 * A picture encoded anew: what it shows and nothing else. Where and when it was taken, whose telephone it was, a preview
 * of before it was cut, and whatever hung on its end are gone. Only in the process beside the hub: sharp's libraries are
 * large, and what they read comes from anybody.
 */
import sharp from 'sharp';
import type { EncodedSize } from './picture-messages.js';
import { isTooLarge, keptSize, MOST_PIXELS } from './picture-size.js';

const QUALITY = 82;
/** Of those below, and never a drawing, a paper or a camera's own format, whatever the library could read. */
const READS = ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadNsgif'];
const FORMATS = new Set(['jpeg', 'png', 'webp', 'gif']);

export function limitSharp(): void {
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: READS });
  sharp.cache(false);
  sharp.concurrency(1);
}

export interface EncodedPicture extends EncodedSize {
  bytes: Uint8Array;
}

/** @returns `picture_large` for more pixels than are decoded, `picture_broken` for what cannot be read */
export async function encodePicture(
  bytes: Uint8Array,
): Promise<EncodedPicture | 'picture_large' | 'picture_broken'> {
  const input = () => sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', sequentialRead: true });
  try {
    // Of its head: nothing is decoded yet.
    const { format, width, height, autoOrient } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (!FORMATS.has(format)) return 'picture_broken';
    if (isTooLarge({ width, height })) return 'picture_large';
    const { data, info } = await input()
      .autoOrient()
      .resize({ ...keptSize(autoOrient), fit: 'fill' })
      .flatten({ background: '#fff' })
      .toColourspace('srgb')
      // Letters in a screenshot stay sharp, at little cost to a photograph.
      .jpeg({ quality: QUALITY, ...(format !== 'jpeg' && { chromaSubsampling: '4:4:4' }) })
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, width: info.width, height: info.height };
  } catch {
    return 'picture_broken';
  }
}

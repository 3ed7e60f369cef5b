import { FILE_LIMITS } from '@protocol/conversation/file-limits.js';
import { asJpeg, fitted, isReadable, shortName } from './choose';

/** Below it there is nothing to win that one would notice on a bad line. */
const LIGHT = 600 * 1024;
/** A canvas of more is more than a phone can hold. */
const MOST_PIXELS = 120_000_000;
const QUALITY = 0.85;

export interface Made {
  blob: Blob;
  name: string;
}

const drawn = async (file: Blob): Promise<HTMLImageElement | undefined> => {
  const image = new Image();
  image.src = URL.createObjectURL(file);
  try {
    // Read beside the page, and turned as the camera was held.
    await image.decode();
    return image.naturalWidth * image.naturalHeight <= MOST_PIXELS ? image : undefined;
  } catch {
    return undefined;
  } finally {
    URL.revokeObjectURL(image.src);
  }
};
const encoded = async (image: HTMLImageElement): Promise<Blob | null> => {
  const { width, height } = fitted(image.naturalWidth, image.naturalHeight);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d');
  if (!pen) return null;
  // What shows through would be black.
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, width, height);
  // Made smaller beside the page where the browser can, else as it is drawn.
  const small = await createImageBitmap(image, {
    resizeWidth: width,
    resizeHeight: height,
    resizeQuality: 'high',
  }).catch(() => undefined);
  pen.drawImage(small ?? image, 0, 0, width, height);
  small?.close();
  return new Promise((give) => canvas.toBlob(give, 'image/jpeg', QUALITY));
};

/**
 * A picture as it is sent: no larger than it need be, so that a bad line carries less, and without where it was taken.
 * As it is where the browser cannot draw it; undefined where the hub could not read it either, or it stays too big.
 */
export const makeSmaller = async (file: File): Promise<Made | undefined> => {
  const name = shortName(file.name);
  const asIs = isReadable(file.type) && file.size <= FILE_LIMITS.bytes ? { blob: file, name } : undefined;
  const image = await drawn(file);
  if (!image) return asIs;
  const { width } = fitted(image.naturalWidth, image.naturalHeight);
  if (asIs && file.size <= LIGHT && width === image.naturalWidth) return asIs;
  const blob = await encoded(image).catch(() => null);
  if (!blob || (asIs && blob.size >= file.size)) return asIs;
  return { blob, name: asJpeg(name) };
};

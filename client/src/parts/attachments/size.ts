/** Bytes in words: 320 KB, 1.4 MB. */
const KB = 1024;
export const sizeText = (bytes: number): string => {
  if (bytes < KB * KB) return `${Math.max(1, Math.round(bytes / KB))} KB`;
  return `${(bytes / KB / KB).toFixed(1)} MB`;
};

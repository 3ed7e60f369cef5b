/**
 * What is recorded as: what every browser of ours plays, AAC before Opus where there is a choice, WebM where there is
 * nothing else. Never Ogg, which iPhones do not play.
 */
const TYPES = ['audio/mp4;codecs=mp4a.40.2', 'audio/mp4', 'audio/webm;codecs=opus', 'audio/webm'] as const;

export const mediaType = (isSupported: (type: string) => boolean): string | undefined =>
  TYPES.find((type) => isSupported(type));

/** Of a file's name. */
export const endingOf = (type: string): 'm4a' | 'webm' => (type.startsWith('audio/mp4') ? 'm4a' : 'webm');

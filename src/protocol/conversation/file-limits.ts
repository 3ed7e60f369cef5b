/** What may be sent in a conversation as it ships; the hub looks at each file again, by its content. */

export const FILE_LIMITS = {
  /** Of a picture or a document. */
  bytes: 20 * 1024 * 1024,
  voiceSeconds: 300,
  /** In one go. */
  atOnce: 9,
  /** Of a name, in characters. */
  name: 100,
  /** Pixels: pages make larger pictures smaller before they are sent. */
  longestSide: 2560,
} as const;

/** By the ending of its name, what a document is taken for by pages. */
export const DOCUMENT_TYPES = {
  pdf: 'application/pdf',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  ofd: 'application/ofd',
  txt: 'text/plain',
} as const;
/** What the hub can read as a picture. */
export const PICTURE_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;

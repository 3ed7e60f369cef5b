/**
 * What a file is, by its bytes and by nothing that is said of it. Its first bytes tell what it would be; the rest is
 * looked at while it streams into the store, or there once it is whole.
 */
import { fileTypeFromBuffer } from 'file-type';
import type { FileKind } from '../../protocol/conversation/files.js';
import { compoundFileType } from './compound-file.js';
import { kindOf, PICTURE } from './file-types.js';
import type { KeptBytes } from './kept-bytes.js';
import { mp4Seconds } from './mp4-audio.js';
import { requirePdf } from './pdf.js';
import { PlainTextCheck } from './plain-text.js';
import { refuseFile } from './refuse-file.js';
import { Walker } from './walk.js';
import { webmSeconds } from './webm-audio.js';
import { opensAsArchive } from './zip-directory.js';
import { zippedDocumentType } from './zipped-document.js';

/** What file-type looks at. */
export const HEAD_BYTES = 4100;
/** A recorder that is told to stop at five minutes stops a moment later. */
const GRACE_SECONDS = 2;

export interface ToldFile {
  kind: FileKind;
  /** The media type of what is kept. */
  type: string;
  /** Of a voice note. */
  seconds?: number;
}
/** Looks at it as it comes, then at what is kept of it. */
interface Look {
  push(chunk: Uint8Array): void;
  end(kept: KeptBytes): Promise<ToldFile>;
}

/** @throws Refusal `invalid` at `file`, here and as it is looked at further */
export async function lookAt(head: Uint8Array, voiceSeconds: number): Promise<Look> {
  if (!head.length) return refuseFile('file_empty');
  // What an archive is stands at its end, and is read there.
  if (startsWith(head, 'PK\u0003\u0004')) return once(zippedDocumentType);
  const mime = await mimeOf(head);
  switch (mime) {
    case 'image/jpeg':
    case 'image/png':
    case 'image/apng':
    case 'image/webp':
    case 'image/gif':
      return once(async () => PICTURE);
    case 'image/heic':
    case 'image/heif':
    case 'image/heic-sequence':
    case 'image/heif-sequence':
      return refuseFile('file_heic');
    case 'application/pdf':
      return once(async (kept) => {
        await requirePdf(kept);
        return 'application/pdf';
      });
    case 'application/x-cfb':
      return once(compoundFileType);
    case 'audio/mp4':
    case 'audio/x-m4a':
    case 'video/mp4':
    case 'video/x-m4v':
      return voice('audio/mp4', new Walker(mp4Seconds()), voiceSeconds);
    case 'audio/webm':
    case 'video/webm':
    case 'video/matroska':
    case 'audio/matroska':
      return voice('audio/webm', new Walker(webmSeconds()), voiceSeconds);
    case '':
      return plainText();
    default:
      return refuseFile(
        /ogg|opus/.test(mime) ? 'file_ogg' : mime.startsWith('video/') ? 'file_video' : 'file_kind',
      );
  }
}

const startsWith = (head: Uint8Array, mark: string) =>
  Buffer.from(head.subarray(0, mark.length)).toString('latin1') === mark;
/** Damaged heads make it throw. */
const mimeOf = async (head: Uint8Array): Promise<string> =>
  (await fileTypeFromBuffer(head).catch(() => refuseFile('file_broken')))?.mime ?? '';
const told = (type: string): ToldFile => ({ kind: kindOf(type), type });
/** Pictures are encoded anew, which leaves whatever else they are behind; an archive's end is looked at anyway. */
const isArchive = (type: string) => /openxmlformats|ofd/.test(type);
const requireOneThing = async (type: string, kept: KeptBytes): Promise<void> => {
  if (type !== PICTURE && !isArchive(type) && (await opensAsArchive(kept))) refuseFile('file_hides');
};

const once = (look: (kept: KeptBytes) => Promise<string>): Look => ({
  push: () => undefined,
  end: async (kept) => {
    const type = await look(kept);
    await requireOneThing(type, kept);
    return told(type);
  },
});

function plainText(): Look {
  const check = new PlainTextCheck();
  return {
    push: (chunk) => check.push(chunk),
    end: async () => {
      check.end();
      return told('text/plain');
    },
  };
}

function voice(type: string, walker: Walker<number>, longest: number): Look {
  return {
    push: (chunk) => walker.push(chunk),
    end: async (kept) => {
      const seconds = walker.end();
      if (seconds > longest + GRACE_SECONDS)
        refuseFile('voice_long', { max: Math.round((longest / 60) * 10) / 10 });
      if (!(seconds > 0)) refuseFile('file_broken');
      await requireOneThing(type, kept);
      return { ...told(type), seconds: Math.max(1, Math.round(seconds)) };
    },
  };
}

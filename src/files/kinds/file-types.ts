/** The media types that are kept, of which kind each is, and how their names end. Pure. */
import type { FileKind } from '../../protocol/conversation/files.js';

const OOXML = 'application/vnd.openxmlformats-officedocument.';
interface FileType {
  kind: FileKind;
  /** The first is given to a name that has none of them. */
  endings: readonly string[];
}
/** A picture is a JPEG once it is encoded anew, whatever it came as. */
export const PICTURE = 'image/jpeg';
export const FILE_TYPES: Readonly<Record<string, FileType>> = {
  [PICTURE]: { kind: 'picture', endings: ['jpg', 'jpeg'] },
  'application/pdf': { kind: 'document', endings: ['pdf'] },
  [`${OOXML}wordprocessingml.document`]: { kind: 'document', endings: ['docx'] },
  [`${OOXML}spreadsheetml.sheet`]: { kind: 'document', endings: ['xlsx'] },
  [`${OOXML}presentationml.presentation`]: { kind: 'document', endings: ['pptx'] },
  'application/ofd': { kind: 'document', endings: ['ofd'] },
  'application/msword': { kind: 'document', endings: ['doc', 'wps'] },
  'application/vnd.ms-excel': { kind: 'document', endings: ['xls', 'et'] },
  'text/plain': { kind: 'document', endings: ['txt', 'csv', 'md', 'log'] },
  'audio/mp4': { kind: 'voice', endings: ['m4a', 'mp4'] },
  'audio/webm': { kind: 'voice', endings: ['webm', 'weba'] },
};
export const kindOf = (type: string): FileKind => FILE_TYPES[type]!.kind;

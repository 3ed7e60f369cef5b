/** What stands above the bytes of a file: which of them, and what a browser may make of them, which is nothing. Pure. */
import type { IncomingHttpHeaders } from 'node:http';
import type { ByteRange } from '../file-store/file-store.js';
import { contentDisposition } from '../kernel/content-disposition.js';
import { rangeOf } from './byte-range.js';
import type { ConversationFileRow } from './files.entity.js';

export interface FileHead {
  status: 200 | 206 | 304 | 416;
  headers: Record<string, string>;
  /** None where no bytes follow. */
  range?: ByteRange;
}
type File = Pick<ConversationFileRow, 'id' | 'kind' | 'type' | 'bytes'> & { fetchedAs: string };

export function fileHead(file: File, asked: IncomingHttpHeaders): FileHead {
  const { id, kind, type, bytes: size } = file;
  // What lies under an id never changes.
  const tag = `"${id}"`;
  const attachment = contentDisposition(file.fetchedAs);
  const headers: Record<string, string> = {
    etag: tag,
    'accept-ranges': 'bytes',
    'cache-control': 'private, no-store',
    'content-disposition': kind === 'document' ? attachment : attachment.replace(/^attachment/, 'inline'),
    'content-type': type === 'text/plain' ? 'text/plain; charset=utf-8' : type,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
  };
  if (hasTag(asked['if-none-match'], tag)) return { status: 304, headers };
  const isStale = asked['if-range'] !== undefined && asked['if-range'] !== tag;
  const range = isStale ? 'whole' : rangeOf(asked.range, size);
  if (range === 'unsatisfiable')
    return {
      status: 416,
      headers: { ...headers, 'content-range': `bytes */${size}`, 'content-length': '0' },
    };
  if (range === 'whole')
    return {
      status: 200,
      headers: { ...headers, 'content-length': String(size) },
      range: { from: 0, to: size - 1 },
    };
  const { from, to } = range;
  return {
    status: 206,
    headers: {
      ...headers,
      'content-range': `bytes ${from}-${to}/${size}`,
      'content-length': String(to - from + 1),
    },
    range,
  };
}

const hasTag = (said: string | undefined, tag: string): boolean =>
  (said ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === tag || one.trim() === '*');

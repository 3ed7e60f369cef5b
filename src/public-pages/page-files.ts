/**
 * The one small stylesheet and the one small script of the pages that work without script: read once, packed once, and
 * served from addresses that hold their content's hash, so that a browser keeps them for ever.
 */
import { createHash } from 'node:crypto';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Request, RequestHandler, Response } from 'express';
import { shippedData } from '../kernel/shipped-data.js';

/** Where they stand, outside what is somebody's page. */
export const PAGE_FILES_PATH = '/plain';

interface PageFile {
  type: string;
  bodies: Readonly<Record<'br' | 'gzip' | 'identity', Buffer>>;
}
const files = new Map<string, PageFile>();

function keep(name: string, type: string): string {
  const identity = Buffer.from(shippedData(`public-pages/${name}`));
  const hash = createHash('sha256').update(identity).digest('base64url').slice(0, 10);
  const path = `/${name.replace('.', `-${hash}.`)}`;
  files.set(path, {
    type,
    bodies: { identity, br: brotliCompressSync(identity), gzip: gzipSync(identity) },
  });
  return PAGE_FILES_PATH + path;
}
export const STYLE_HREF = keep('page.css', 'text/css; charset=utf-8');
export const SCRIPT_HREF = keep('page.js', 'text/javascript; charset=utf-8');

/** Mounted at PAGE_FILES_PATH; what it does not have goes on to who answers for everything unknown. */
export const servePageFiles: RequestHandler = (request: Request, response: Response, next) => {
  const file = files.get(request.path);
  if (!file || !['GET', 'HEAD'].includes(request.method)) return next();
  const encoding = (request.acceptsEncodings('br', 'gzip', 'identity') ||
    'identity') as keyof PageFile['bodies'];
  response.setHeader('content-type', file.type);
  response.setHeader('cache-control', 'public, max-age=31536000, immutable');
  response.setHeader('vary', 'accept-encoding');
  if (encoding !== 'identity') response.setHeader('content-encoding', encoding);
  response.end(file.bodies[encoding]);
};

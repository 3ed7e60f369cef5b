/**
 * What anybody is given over HTTP: the built pages, packed when they were built, and one sentence in the hub's own
 * form for everything that is not there.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import packed from 'express-static-gzip';
import { PAGES, SERVER_PAGES } from './protocol/pages.js';
import { langOf, Refusal } from './kernel/refusal/refusal.js';
import { sendProblem } from './kernel/refusal/refusal.filter.js';

/** What stands behind the front and answers for itself. */
const INSIDE = new RegExp(`^/(api(/|$)|socket\\.io/|metrics$|(${SERVER_PAGES.join('|')})(/|$))`);
const KNOWN: ReadonlySet<string> = new Set(['', ...PAGES]);

const lost = (request: Request, response: Response) =>
  sendProblem(response, new Refusal('not_found'), langOf(request.headers['accept-language']));

const isReadable = (path: string): boolean => {
  try {
    return Boolean(decodeURIComponent(path));
  } catch {
    return false;
  }
};

/** Assets have their content in their names and are kept for ever; the page itself is asked for each time, so that a new version is seen. */
const keeping = (path: string) =>
  /[/\\]assets[/\\]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';

/** By content: whatever the clocks of nodes and copies say, the same bytes have the same tag and others another. */
function tagsOf(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
  const tag = (path: string) =>
    `"${createHash('sha256').update(readFileSync(path)).digest('base64url').slice(0, 22)}"`;
  return new Map(files.map((path) => [path, tag(path)]));
}

/** @param folder of the built pages; without them only what stands behind answers */
export function serveStaticPages(folder: string): RequestHandler {
  const built = existsSync(join(folder, 'index.html'));
  const tags = built ? tagsOf(folder) : new Map<string, string>();
  const files = packed(folder, {
    enableBrotli: true,
    orderPreference: ['br', 'gzip'],
    index: false as never,
    serveStatic: {
      index: false,
      redirect: false,
      lastModified: false,
      setHeaders: (response, path) => {
        response.setHeader('cache-control', keeping(path));
        const tag = tags.get(path);
        if (tag) response.setHeader('etag', tag);
      },
    },
  }) as unknown as RequestHandler;

  const page = (request: Request, response: Response, status: number) => {
    request.url = '/index.html';
    response.status(status);
    void files(request, response, () => lost(request, response));
  };

  return (request: Request, response: Response, next: NextFunction) => {
    const { path, method } = request;
    if (INSIDE.test(path)) return next();
    if (!built || !['GET', 'HEAD'].includes(method) || !isReadable(path)) return lost(request, response);
    const [, name = ''] = path.split('/');
    if (KNOWN.has(name)) return page(request, response, 200);
    void files(request, response, () => {
      const isFile = /\.\w+$/.test(path) || name === 'assets';
      if (isFile || request.accepts(['html', 'json']) !== 'html') return lost(request, response);
      page(request, response, 404);
    });
  };
}

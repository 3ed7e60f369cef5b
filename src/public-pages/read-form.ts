/** What a plain form sent. Only these routes take forms, and only small ones; every other route takes JSON. */
import type { Request } from 'express';
import { Refusal } from '../kernel/refusal/refusal.js';

/** Bytes: 500 characters, each of up to four bytes written as %XX, with what stands beside them. */
const MOST_BYTES = 16 * 1024;
const MOST_FIELDS = 30;

/** What is too much is read to its end and forgotten: a browser that is still sending hears no answer. */
const bodyOf = (request: Request): Promise<Buffer | undefined> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > MOST_BYTES) chunks.length = 0;
      else chunks.push(chunk);
    });
    request.once('end', () => resolve(bytes > MOST_BYTES ? undefined : Buffer.concat(chunks)));
    request.once('error', reject);
    request.once('close', () => resolve(undefined));
  });

/**
 * Each field once, as text.
 * @throws Refusal `invalid` for what is no form, a large one, and a field that stands there twice
 */
export async function readForm(request: Request): Promise<Readonly<Record<string, string>>> {
  const isForm = request.is('application/x-www-form-urlencoded');
  const body = isForm ? await bodyOf(request) : undefined;
  if (body === undefined) throw new Refusal('invalid');
  const fields = [...new URLSearchParams(body.toString())];
  const names = new Set(fields.map(([name]) => name));
  if (fields.length > MOST_FIELDS || names.size < fields.length) throw new Refusal('invalid');
  return Object.fromEntries(fields);
}

/**
 * A call's digest: who, what, promised, open. Made from its journal and the line that follows of it, with nothing in it
 * that its reader may not read anyway: no name of a resident but what stands in the words of the call, no telephone,
 * no rating, no note. Pure.
 */
import type { CallDigest } from '../protocol/words/call-digest.js';
import type { DigestSource } from './digest-source.js';
import { openLines } from './digest-open.js';
import { promisedLines } from './digest-promised.js';
import { whatLines, whoLines } from './digest-past.js';
import { writerFor } from './digest-writer.js';

export function digestOf(source: DigestSource): CallDigest {
  const write = writerFor(source);
  return {
    version: source.line.version,
    who: whoLines(source, write),
    what: whatLines(source, write),
    promised: promisedLines(source, write),
    open: openLines(source, write),
  };
}

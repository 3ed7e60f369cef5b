/** What a source may be called in the address that it calls. Pure. */
import { SOURCE_LIMITS } from '../protocol/intake/sources.js';

export const isSourceCode = (text: string): boolean =>
  text.length <= SOURCE_LIMITS.code && /^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(text);

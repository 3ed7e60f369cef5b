import type { RefusalCode } from '../../protocol/codes.js';

/** key → [code, 中文, English]. {words} in braces are filled from the refusal's params. */
export type RefusalSentences = Record<string, readonly [RefusalCode, string, string]>;

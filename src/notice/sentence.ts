/** One sentence in each language. Pure. */
import type { Lang } from '../protocol/lang.js';

export type Sentence = Record<Lang, string>;
export const s = (zh: string, en: string): Sentence => ({ zh, en });

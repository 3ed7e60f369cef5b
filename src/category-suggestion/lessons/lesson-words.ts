/** Words as they lie in the database and as they are compared there: keyed, each unit's by itself. */
import type { Seal } from '../../kernel/seal/seal.js';

/** Of base64url: 96 bits. */
const KEYED_LENGTH = 16;

export const keyedWord = (seal: Pick<Seal, 'index'>, unitId: string, word: string): string =>
  seal.index(`category_lesson.words:${unitId}`, word).slice(0, KEYED_LENGTH);

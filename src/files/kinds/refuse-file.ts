/** How a file is refused: at its own field, with what to do. */
import { refuse, type Sentence } from '../../kernel/refusal/refusal.js';

export const FILE_FIELD = 'file';

export const refuseFile = (sentence: Sentence, params?: Record<string, string | number>): never =>
  refuse('invalid', { fields: { [FILE_FIELD]: params ? { sentence, params } : sentence } });

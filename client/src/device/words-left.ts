import { shallowRef } from 'vue';
import { author, type Author } from '../hub/author';
import { keep } from '../storage/keep';
import { dropUnsentFilesOf, unsentFilesOf } from '../parts/attachments/kept-files';
import { dropUnsentOf, unsentOf } from '../parts/conversation/outbox';

/** What somebody leaves behind on a shared device when another says that they act. */
export interface Left extends Author {
  drafts: number;
  unsent: number;
  files: number;
}
export const leftBy = ({ id, name }: Author): Left => ({
  id,
  name,
  drafts: keep.countOf(id),
  unsent: unsentOf(id),
  files: unsentFilesOf(id),
});
export const isLeft = ({ drafts, unsent, files }: Left): boolean => drafts + unsent + files > 0;
export const dropLeft = ({ id }: Author): void => {
  keep.dropOf(id);
  dropUnsentOf(id);
  dropUnsentFilesOf(id);
};

export type Answer = 'keep' | 'drop' | 'stay';
/** The question that is open, and who waits for its answer. */
export const asked = shallowRef<{ left: Left; answer: (answer: Answer) => void } | null>(null);

/** Before another person acts: what becomes of the words of the one before. Whether the change goes on. */
export const askBefore = async (nextId: string): Promise<boolean> => {
  const before = author.value;
  if (!before || before.id === nextId) return true;
  const left = leftBy(before);
  if (!isLeft(left)) return true;
  const answer = await new Promise<Answer>((tell) => (asked.value = { left, answer: tell }));
  asked.value = null;
  if (answer === 'drop') dropLeft(before);
  return answer !== 'stay';
};

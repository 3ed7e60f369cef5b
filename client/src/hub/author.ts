import type { Me } from '@protocol/people/me.js';
import { shallowRef } from 'vue';
import { keep } from '../storage/keep';

/** Whose words this page keeps now: on a shared device the one who said last that they act, else nobody in particular. */
export interface Author {
  id: string;
  name: string;
}
interface Said extends Author {
  device: string;
}
const key = 'author';
export const author = shallowRef<Author | null>(null);

const settle = (next: Author | null): void => {
  // What shows a draft reads it anew: only for another author.
  if (author.value?.id === next?.id) return;
  keep.scope(next?.id ?? '');
  author.value = next;
};

/**
 * With each answer who is here. A choice that lapsed in a quiet half hour hides nothing that stands half written:
 * the words stay with their author until somebody else says that they act.
 */
export const followAuthor = (me: Me | null | undefined): void => {
  const at = me?.device;
  if (!me || !at) return settle(null);
  const { id, name } = me.user;
  if (at.acts) {
    keep.write(key, { device: at.id, id, name } satisfies Said);
    return settle({ id, name });
  }
  const said = at.kind === 'community' ? keep.read<Said>(key) : null;
  settle(said?.device === at.id ? { id: said.id, name: said.name } : { id: at.id, name: at.name });
};
/** Nobody in particular, and knowingly so. */
export const forgetAuthor = (): void => keep.drop(key);

/** Who says what is said now, where that may change before it is sent; undefined in a session of one's own. */
export const speaker = (me: Me | null | undefined): Author | undefined =>
  me?.device?.kind === 'community' ? { id: me.user.id, name: me.user.name } : undefined;

import { shallowRef } from 'vue';
import { onLeave } from '../../hub/session';
import type { FileTarget } from './outbox';

/** What is chosen for a call. It is asked over the whole page: a call that is answered meanwhile takes nothing away. */
export interface Attaching {
  target: FileTarget;
  /** Of the call, as it is known by now. */
  category: () => string | undefined;
  /** Pasted, or let go over the conversation. */
  given: readonly File[];
  /** A word that is said with it; absent where none is asked for. */
  say?: ((text: string) => void) | undefined;
}
export const attaching = shallowRef<Attaching | null>(null);
onLeave(() => (attaching.value = null));

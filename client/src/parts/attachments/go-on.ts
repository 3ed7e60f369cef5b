import { watch } from 'vue';
import { author } from '../../hub/author';
import { me } from '../../hub/session';
import { keep } from '../../storage/keep';
import { outgoing, readKept } from './kept-files';

/** What sends files is fetched when there is one. */
const outbox = () => import('./outbox');
export const goOnWithFiles = (): void =>
  void outbox().then(
    ({ goOn }) => goOn(),
    () => undefined,
  );

/** After a reload what was chosen goes on, whichever page is open. */
export const followFiles = (): void => {
  watch(
    [() => me.value?.user.id, author],
    () => {
      readKept();
      if (outgoing.value.length || keep.get('bytes') !== null) goOnWithFiles();
    },
    { immediate: true },
  );
};

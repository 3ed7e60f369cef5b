/** Parts that bring the words of one matter of several calls with them. */
import { withWords } from '../../i18n/with-words';

export const SameMatter = withWords('sameMatter', () => import('./SameMatter.vue'));

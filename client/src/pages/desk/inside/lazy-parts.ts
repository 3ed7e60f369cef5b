/** The internal thread, with the words it needs. */
import { withWords } from '../../../i18n/with-words';

export const InsideView = withWords('inside', () => import('./InsideView.vue'));

/** A call's digest, with the words it needs. */
import { withWords } from '../../i18n/with-words';

export const CallDigest = withWords('digest', () => import('./CallDigest.vue'));

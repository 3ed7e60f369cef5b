/** The days a deadline was counted by, with the words of deadlines. */
import { withWords } from '../../i18n/with-words';

export const DayCountStrip = withWords('deadlines', () => import('./DayCountStrip.vue'));

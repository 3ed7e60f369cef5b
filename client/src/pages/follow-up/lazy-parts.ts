/** Parts that bring the words of what follows a closing with them. */
import { withWords } from '../../i18n/with-words';

export const FollowUpCard = withWords('followUp', () => import('./FollowUpCard.vue'));
export const FollowUpDate = withWords('followUp', () => import('./FollowUpDate.vue'));
export const FollowUpDue = withWords('followUp', () => import('./FollowUpDue.vue'));
export const FollowUpsDue = withWords('followUp', () => import('./FollowUpsDue.vue'));

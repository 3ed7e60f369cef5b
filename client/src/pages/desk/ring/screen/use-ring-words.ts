import type { Ring } from '@protocol/calls/ring.js';
import { computed } from 'vue';
import { useNow } from '../../../../time/clock';
import { categoryName, relativeTime, span } from '../../../../time/format';
import { t } from '../../../../i18n/index';
import { isHandover, rungFor, secondsLeft, wholeSeconds } from '../ring';

/** What a ring says of itself; never a name or a word of the matter. */
export const useRingWords = (ring: () => Ring) => {
  const now = useNow();
  return {
    category: computed(() => categoryName(ring().call.category, true)),
    urgency: computed(() => t(`common.urgency.${ring().call.urgency}`)),
    from: computed(() => {
      if (ring().call.drill) return t('desk.ring.fromDrill');
      return t(isHandover(ring()) ? 'desk.ring.handover' : 'desk.ring.from');
    }),
    rung: computed(() => {
      const seconds = rungFor(ring(), now.value, wholeSeconds(ring()));
      if (seconds !== null) return t('desk.ring.rung', { span: span(seconds) });
      return t('desk.ring.raised', { time: relativeTime(ring().call.raisedAt, now.value) });
    }),
    left: computed(() => Math.ceil(secondsLeft(ring(), now.value))),
    whole: computed(() => wholeSeconds(ring())),
  };
};

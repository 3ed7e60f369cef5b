import type { Ring } from '@protocol/shapes.js';
import { computed } from 'vue';
import { serverNow, useNow } from '../../../clock';
import { categoryName, relativeTime, span } from '../../../format';
import { t } from '../../../i18n/index';
import { isHandover, rungFor, secondsLeft, wholeSeconds } from './ring';

const wholes = new Map<string, number>();
/** Reckoned when the ring is first seen: what is left later says less. */
const wholeOf = (ring: Ring): number => {
  const known = wholes.get(ring.id) ?? wholeSeconds(secondsLeft(ring, serverNow()));
  wholes.set(ring.id, known);
  return known;
};

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
      const seconds = rungFor(ring(), now.value, wholeOf(ring()));
      if (seconds !== null) return t('desk.ring.rung', { span: span(seconds) });
      return t('desk.ring.raised', { time: relativeTime(ring().call.raisedAt, now.value) });
    }),
    left: computed(() => Math.ceil(secondsLeft(ring(), now.value))),
    whole: computed(() => wholeOf(ring())),
  };
};

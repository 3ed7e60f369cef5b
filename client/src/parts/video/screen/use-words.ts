import { computed } from 'vue';
import { clockTime } from '../../../time/format';
import { useNow } from '../../../time/clock';
import { steadyNow } from '../../../time/steady-now';
import { t } from '../../../i18n/index';
import { step, view } from '../video';

const two = (n: number) => String(n).padStart(2, '0');

/** How it goes, in the words of the person before the screen. */
export const useVideoWords = () => {
  const now = useNow();
  /** Counted from the first picture or voice. */
  const lasted = computed(() => {
    const since = view.value?.liveSince;
    // The clock's tick is what makes it count.
    if (since == null || !now.value) return '';
    const seconds = Math.max(0, Math.floor((steadyNow() - since) / 1000));
    return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
  });
  const state = computed(() => {
    const is = view.value;
    if (!is || step.value === 'opening') return t('video.state.opening');
    if (is.others.length && !is.consent) return t('video.state.asking');
    const { going } = is;
    if (going.is === 'broken') return t('video.state.broken', { n: going.secondsLeft });
    return going.is === 'lost' ? '' : t(`video.state.${going.is}`);
  });
  const consent = computed(() => {
    const is = view.value;
    // Who asked says when; the hub says only that it was so.
    const told = is?.others.map(({ note }) => note.consent).find(Boolean);
    if (!is?.consent) return '';
    return t(`video.consent.${is.consent.how}`, { time: clockTime(told?.at ?? is.consent.at) });
  });
  return { lasted, state, consent };
};

/** What the figures are compared with: the same summary, asked of the earlier spans. */
import { localDay } from '@protocol/time/local-day.js';
import type { SummaryFigures } from '@protocol/reports.js';
import { computed, type ComputedRef } from 'vue';
import { serverNow } from '../../time/clock';
import { BESIDE, earlierThan, type Beside } from './earlier';
import { type Stretch } from './period';
import { useAsk } from './use-ask';

export interface Earlier {
  beside: Beside;
  stretch: Stretch;
  /** undefined: not known yet, or not at all. */
  figures: SummaryFigures | undefined;
  why: string;
}

const isSame = (a: string, b: string): boolean => Date.parse(a) === Date.parse(b);

export const useEarlier = (
  stretch: () => Stretch,
): { earlier: ComputedRef<Earlier[]>; again: () => void } => {
  const spans = computed(() => earlierThan(stretch(), localDay(serverNow())));
  /** A year and the one before it are compared once. */
  const shown = computed(() => {
    const { yearBefore, before } = spans.value;
    return yearBefore.from === before.from && yearBefore.to === before.to ? BESIDE.slice(0, 1) : BESIDE;
  });
  const asked = BESIDE.map((beside) => ({
    beside,
    ...useAsk<SummaryFigures>(() => {
      if (!shown.value.includes(beside)) return null;
      const { from, to } = spans.value[beside];
      return { path: '/reports/summary', query: { from, to } };
    }),
  }));
  return {
    earlier: computed(() =>
      asked
        .filter(({ beside }) => shown.value.includes(beside))
        .map(({ beside, answer, why }) => {
          const { [beside]: stretch } = spans.value;
          const heard = answer.value;
          // What was known stays until the new answer is there: that is of another span.
          const known = heard && isSame(heard.from, stretch.from) && isSame(heard.to, stretch.to);
          return { beside, stretch, figures: known ? heard : undefined, why: why.value };
        }),
    ),
    again: () => asked.forEach((one) => void one.again()),
  };
};

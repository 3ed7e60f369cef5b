import { iso } from '@protocol/time/instant.js';
import { instantAt } from '@protocol/time/local-day.js';
import type { CallSummary } from '@protocol/calls/call-summary.js';
import { dayTime } from '../../time/format';
import { t } from '../../i18n/index';

/** Why a call's clocks stand still, and until when. */
export const holdWords = ({ paused }: Pick<CallSummary, 'paused'>): string => {
  if (!paused) return '';
  const reason = t(`common.hold.${paused.reason}`);
  return paused.until
    ? t('common.pausedUntil', { reason, time: dayTime(paused.until) })
    : t('common.paused', { reason });
};

/** The morning of that day in Shanghai; null where none was chosen. */
export const morningOf = (day: string): string | null => (day ? iso(instantAt(day, '08:30')) : null);

import { HOUR_SECONDS } from '@protocol/time/durations.js';
import { span } from '../../time/format';
import { t } from '../../i18n/index';

/** While somebody waits the seconds count: 1 分 12 秒. */
export const elapsed = (since: string, now: number): string => {
  const seconds = Math.max(0, Math.floor((now - Date.parse(since)) / 1000));
  if (seconds < 60 || seconds >= HOUR_SECONDS) return span(seconds);
  return t('board.minutesSeconds', { m: Math.floor(seconds / 60), s: seconds % 60 });
};

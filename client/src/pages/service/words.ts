import type { EntryState, Served, ServiceKind } from '@protocol/hours.js';
import { HOURS_FLAGS, type HoursFlag } from '@protocol/hours.js';
import { monthSpan, ZONE } from '@protocol/time/local-day.js';
import { clockTime, endTime } from '../../time/format';
import { lang, t } from '../../i18n/index';
import type { IconName } from '../../parts/icons';

export const kindName = (kind: ServiceKind): string => t(`service.kind.${kind}`);
export const servedName = (served: Served): string => t(`service.served.${served}`);
/** 09:02–11:30 */
export const spanTime = ({ from, to }: { from: string; to: string }): string =>
  `${clockTime(from)}–${endTime(from, to)}`;

const isFlag = (flag: string): flag is HoursFlag => HOURS_FLAGS.some((known) => known === flag);
export const flagName = (flag: string): string => t(`service.ledger.flag.${isFlag(flag) ? flag : 'other'}`);

type Tone = { tone: 'plain' | 'late' | 'solved'; icon: IconName };
export const looks: Readonly<Record<EntryState, Tone>> = {
  pending: { tone: 'plain', icon: 'hourglass' },
  approved: { tone: 'solved', icon: 'done' },
  returned: { tone: 'late', icon: 'undo' },
};

export const monthName = (month: string): string =>
  new Intl.DateTimeFormat(lang.value === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: ZONE,
    year: 'numeric',
    month: 'long',
  }).format(monthSpan(month).from);

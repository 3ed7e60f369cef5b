import { STAR_HOURS, type Certificate, type CertificateState } from '@protocol/certificates.js';
import { ZONE } from '@protocol/time/local-day.js';
import { spellMinutes } from '../time/format';
import { lang, t } from '../i18n/index';
import type { IconName } from '../parts/icons';

const dated = (at: string, timeZone: string): string =>
  new Intl.DateTimeFormat(lang.value === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone,
    year: 'numeric',
    month: 'long',
    day: 'numeric',
  }).format(new Date(at));
/** 2026年11月24日, of a local day. */
export const dayName = (day: string): string => dated(`${day}T00:00:00Z`, 'UTC');
/** The same of an instant. */
export const dayAt = (at: string): string => dated(at, ZONE);
export const periodName = ({ from, to }: { from: string; to: string }): string =>
  t('certificates.period', { from: dayName(from), to: dayName(to) });
/** The same in two parts, each on a line of its own where there is no room for both. */
export const periodParts = ({ from, to }: { from: string; to: string }): string[] =>
  t('certificates.periodParts', { from: dayName(from), to: dayName(to) }).split('\n');
export const sourceName = ({
  sources: { measured, back_filled: filled },
}: Pick<Certificate, 'sources'>): string => {
  if (!filled) return t('certificates.onlyMeasured');
  if (!measured) return t('certificates.onlyFilled');
  return t('certificates.source', { measured: spellMinutes(measured), filled: spellMinutes(filled) });
};

const NAMES = ['s1', 's2', 's3', 's4', 's5'] as const;
/** 二星（满 300 小时）; undefined below the first. */
export const starName = (stars: number): string | undefined => {
  const [name, hours] = [NAMES[stars - 1], STAR_HOURS[stars - 1]];
  return name && hours
    ? t('certificates.own.star', { star: t(`certificates.star.${name}`), hours })
    : undefined;
};

type Look = { tone: 'solved' | 'late' | 'plain'; icon: IconName };
export const looks: Readonly<Record<CertificateState, Look>> = {
  valid: { tone: 'solved', icon: 'done' },
  publicity: { tone: 'late', icon: 'hourglass' },
  revoked: { tone: 'plain', icon: 'close' },
};

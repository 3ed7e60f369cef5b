/** The form of a new version of the policy. Pure but for its words. */
import { NEVER_CREDITABLE, type HoursPolicy, type ServingRole, type ServiceKind } from '@protocol/hours.js';
import { t } from '../../../i18n/index';

export interface PolicyForm {
  creditable: Record<ServingRole, ServiceKind[]>;
  capHours: string;
  attendancePercent: string;
  fromDay: string;
  reason: string;
}
export const formOf = (now: HoursPolicy, today: string): PolicyForm => ({
  creditable: { officer: [...now.creditable.officer], volunteer: [...now.creditable.volunteer] },
  capHours: String(now.capMinutes / 60),
  attendancePercent: String(now.attendancePercent),
  fromDay: today,
  reason: '',
});

export const toggle = (form: PolicyForm, who: ServingRole, kind: ServiceKind): void => {
  if (NEVER_CREDITABLE.includes(kind)) return;
  const kinds = form.creditable[who];
  form.creditable[who] = kinds.includes(kind) ? kinds.filter((one) => one !== kind) : [...kinds, kind];
};

const isNumber = (text: string, least: number, most: number) =>
  text.trim() !== '' && Number(text) >= least && Number(text) <= most;

export const wrongInPolicy = (form: PolicyForm): Partial<Record<string, string>> => ({
  ...(!isNumber(form.capHours, 1, 24) && { capMinutes: t('hours.policy.needCap') }),
  ...(!isNumber(form.attendancePercent, 0, 100) && { attendancePercent: t('hours.policy.needPercent') }),
  ...(!form.fromDay && { fromDay: t('hours.policy.needDay') }),
  ...(!form.reason.trim() && { reason: t('hours.needReason') }),
});

export const policyOf = (form: PolicyForm): Omit<HoursPolicy, 'changedBy' | 'changedAt'> => ({
  fromDay: form.fromDay,
  creditable: form.creditable,
  capMinutes: Math.round(Number(form.capHours) * 60),
  attendancePercent: Math.round(Number(form.attendancePercent)),
  reason: form.reason.trim(),
});

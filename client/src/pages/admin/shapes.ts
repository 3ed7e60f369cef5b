/** What the administration's lists hold. */
import type { Holder, Named } from '@protocol/answers.js';
import type { Role, Urgency } from '@protocol/codes.js';

export interface AccountRecord {
  id: string;
  username: string;
  name: string;
  title: string | null;
  roles: Role[];
  departmentId: string | null;
  skills: string[];
  communityIds: string[];
  /** Masked. */
  phone: string | null;
  disabled: boolean;
}
export interface Posting {
  id: string;
  officer: Holder;
  community: Named;
  startsAt: string;
  endsAt: string | null;
  tag: string;
}
export interface BodyRecord {
  id: string;
  name: string;
  phone: string;
  remit: string;
  position: number;
  tag: string;
}
export interface SettingsRecord {
  dutyPhone: string;
  answerSeconds: number;
  contactSeconds: number;
  warnPercent: number;
  closeSeconds: Record<Urgency, number>;
  heldLimit: number;
  retrySeconds: number;
  forgottenHours: number;
  lateCutOffMinutes: number;
  loopTestHour: number;
  handoverMinutes: number;
  reviewMinutes: number;
  reviewerId: string;
  targets: { hours: number; solved: number };
  proposals: { matterCalls: number; callerCalls: number; days: number };
  factorRoles: Role[];
  gatewayUrl: string;
  gatewaySecretSet: boolean;
  tag: string;
}

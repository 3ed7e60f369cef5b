/** What the administration's lists hold. */
import type { Role, Urgency } from '@protocol/codes.js';

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
  talkAnswerHours: number;
  targets: { hours: number; solved: number };
  proposals: { matterCalls: number; callerCalls: number; days: number };
  factorRoles: Role[];
  gatewayUrl: string;
  gatewaySecretSet: boolean;
  tag: string;
}

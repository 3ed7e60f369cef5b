import type { ClockKind, Limit, Urgency } from '@protocol/codes.js';

export interface Rule extends Limit {
  clock: ClockKind;
  urgency: Urgency;
  category: string | null;
}
export interface RulesRecord {
  rules: Rule[];
  plain: (Limit & { clock: ClockKind; urgency: Urgency })[];
  warnPercent: number;
  tag: string;
}

/** What the pages of administration list and change, as it travels; each with the tag that a change names. */
import type { Holder, Named } from './answers.js';
import type { ClockKind, DayKind, Limit, Role, Urgency } from './codes.js';
import type { OutboundChannel } from './people/notice-channels.js';

export interface AccountView {
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
  totp: boolean;
}
/** A department (内设机构) as the administrator keeps it. */
export interface DepartmentView extends Named {
  /** What it does, in words; empty where nothing was said. */
  remit: string;
  head: Holder | null;
  position: number;
  /** Accounts that belong to it and are not disabled. */
  people: number;
  /** A change names the tag of what it was made from. */
  tag: string;
}
export interface PostingView {
  id: string;
  officer: Holder;
  community: Named;
  startsAt: string;
  endsAt: string | null;
  tag: string;
  /** What is promised in the community and not kept yet: it goes on to whoever is posted there next. */
  openPromises: number;
}
export interface CategoryView {
  id: string;
  code: string;
  nameZh: string;
  nameEn: string;
  shipped: boolean;
  /** Never on walls, in notices or on public pages. */
  guarded: boolean;
}
export interface BodyFields {
  name: string;
  phone: string;
  /** Whom to ask for there; empty: nobody by name. */
  contact: string;
  remit: string;
  position: number;
}
export type BodyView = BodyFields & { id: string; tag: string };
/** Minutes of the local day, from inclusive, to exclusive. */
export interface DayInterval {
  from: number;
  to: number;
}
export interface CalendarDay {
  day: string;
  kind: DayKind;
  name: string;
  intervals?: readonly DayInterval[];
  corrected: boolean;
}
export interface CalendarView {
  year: number;
  week: readonly (readonly DayInterval[])[];
  days: CalendarDay[];
  /** The holidays of the year are known; otherwise it is counted as plain weeks. */
  published: boolean;
  /** Its days are the unit's own by now. */
  taken: boolean;
  tag: string;
}
export interface DeadlineMove {
  callId: string;
  number: string;
  community: Named;
  clock: ClockKind;
  from: string;
  to: string;
}
export interface DeadlineRule extends Limit {
  clock: ClockKind;
  urgency: Urgency;
  /** null: for every category that has no rule of its own. */
  category: string | null;
}
export interface DeadlineRulesView {
  rules: DeadlineRule[];
  /** What holds where no rule says otherwise. */
  plain: { clock: ClockKind; urgency: Urgency; amount: number; unit: Limit['unit'] }[];
  warnPercent: number;
  tag: string;
}
export interface FieldView {
  name: string;
  secret: boolean;
  optional: boolean;
  choices?: readonly string[];
  /** What stands, or the standard; empty for secrets. */
  value: string;
  /** A secret stands here. */
  set: boolean;
}
export interface ChannelView {
  name: OutboundChannel;
  enabled: boolean;
  /** Switched on and complete. */
  ready: boolean;
  fields: FieldView[];
}
export interface NoticeSetupView {
  channels: ChannelView[];
  allowed: readonly string[];
  tag: string;
}

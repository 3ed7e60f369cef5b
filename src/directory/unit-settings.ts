/** What a unit may set, with the values that hold until it does. Spans in seconds unless the name says otherwise. */
import { HOUR_SECONDS, DAY_SECONDS } from '../protocol/time/durations.js';
import type { CertificateSettings } from '../protocol/certificates.js';
import { DEFAULT_VOLUNTEER_COLUMNS, type VolunteerColumn } from '../protocol/papers/exports.js';
import type { Role, Urgency } from '../protocol/codes.js';
import type { RefusalDetails } from '../kernel/refusal/refusal.js';

export interface UnitSettings {
  /** The telephone that stands beside 110, 120 and 119 on every community page. */
  dutyPhone: string;
  /** A call should be answered by a person within this (GB/T 33358-2016: a setting, 3 min). */
  answerSeconds: number;
  /** The officer should reach the resident within this, counted from the accept. */
  contactSeconds: number;
  /** A deadline is spoken of when so much of it, in per cent, is left. */
  warnPercent: number;
  /** Time limits by urgency, after the Beijing hotline standard of 2023. */
  closeSeconds: Record<Urgency, number>;
  heldLimit: number;
  retrySeconds: number;
  /** A sign-off that was forgotten ends itself after this many hours. */
  forgottenHours: number;
  /** After an outage, what fell due longer ago than this many minutes is put on a list instead of being rung. */
  lateCutOffMinutes: number;
  /** The local hour at which the hub tests its own way each day; -1: never. */
  loopTestHour: number;
  /** Who signs off waits so long for others to take what is handed over, and is asked again. */
  handoverMinutes: number;
  /** A call that was given back is reviewed within so much working time. */
  reviewMinutes: number;
  /** The coordinator who reviews what is given back; empty: any of them. */
  reviewerId: string;
  /** An order of a talk gets its first answer within so many working hours. */
  talkAnswerHours: number;
  /** The unit's SMS and voice gateway; rings of officers whose page sleeps go there. Empty: none. */
  gatewayUrl: string;
  /** Sealed. Signs what is sent to the gateway. */
  gatewaySecret: string;
  /** Whoever has one of these roles signs in with a second factor. */
  factorRoles: readonly Role[];
  roster: RosterSettings;
  certificates: CertificateSettings;
  targets: Targets;
  /** Of the file for the national platform of volunteers. */
  volunteerColumns: readonly VolunteerColumn[];
  proposals: ProposalSettings;
}
/** What the unit means to reach in a year; 0: it has set itself no such target. */
export interface Targets {
  /** On duty, in hours. */
  hours: number;
  /** Calls closed as solved. */
  solved: number;
}
/** What has to come again, and how often, before a visit is proposed. */
export interface ProposalSettings {
  /** Calls of one category in one community; 0: not looked for. */
  matterCalls: number;
  /** Calls for one resident; 0: not looked for. */
  callerCalls: number;
  /** Within so many local days up to today. */
  days: number;
}
export interface RosterSettings {
  /** Swaps and open places taken wait for a coordinator's yes; taking over in an emergency never does. */
  approval: boolean;
  /** Before a shift its people are reminded; 0: not at all. */
  reminderMinutes: number;
  /** Signing on later than this after a shift's start is late. */
  lateMinutes: number;
  /** Gaps and clashes are looked for so far ahead. */
  warnWeeks: number;
}

export const DEFAULT_SETTINGS: UnitSettings = {
  dutyPhone: '',
  answerSeconds: 180,
  contactSeconds: 600,
  warnPercent: 25,
  closeSeconds: { emergency: 2 * HOUR_SECONDS, urgent: DAY_SECONDS, normal: 7 * DAY_SECONDS },
  heldLimit: 5,
  retrySeconds: 120,
  forgottenHours: 12,
  lateCutOffMinutes: 60,
  loopTestHour: 5,
  handoverMinutes: 10,
  reviewMinutes: 30,
  reviewerId: '',
  talkAnswerHours: 2,
  gatewayUrl: '',
  gatewaySecret: '',
  factorRoles: [],
  roster: { approval: false, reminderMinutes: 60, lateMinutes: 5, warnWeeks: 4 },
  // The district the hub was made for: over 10,000 hours on duty and over 200 problems solved in a year.
  targets: { hours: 10_000, solved: 200 },
  proposals: { matterCalls: 3, callerCalls: 3, days: 30 },
  certificates: { publicityDays: 0, fullIdNumber: false, inCharge: '', contact: '' },
  volunteerColumns: DEFAULT_VOLUNTEER_COLUMNS,
};
export type SettingKey = keyof UnitSettings;

type Fields = NonNullable<RefusalDetails['fields']>;
const RANGES: Partial<Record<SettingKey, readonly [number, number]>> = {
  answerSeconds: [15, HOUR_SECONDS],
  contactSeconds: [60, 7 * DAY_SECONDS],
  warnPercent: [1, 90],
  heldLimit: [1, 50],
  retrySeconds: [10, HOUR_SECONDS],
  forgottenHours: [1, 24],
  lateCutOffMinutes: [10, 1440],
  loopTestHour: [-1, 23],
  handoverMinutes: [1, 120],
  reviewMinutes: [5, 2400],
  talkAnswerHours: [1, 80],
};

/** Nothing where the settings can hold together, else what is wrong where. */
export function settingErrors(settings: UnitSettings): Fields | undefined {
  const fields: Fields = {};
  const within = (name: string, value: number, [min, max]: readonly [number, number]) => {
    if (!Number.isInteger(value) || value < min || value > max)
      fields[name] = { sentence: 'field_range', params: { min, max } };
  };
  for (const [key, range] of Object.entries(RANGES))
    within(key, settings[key as SettingKey] as number, range);
  const { emergency, urgent, normal } = settings.closeSeconds;
  for (const [urgency, seconds] of Object.entries(settings.closeSeconds))
    within(`closeSeconds.${urgency}`, seconds, [600, 90 * DAY_SECONDS]);
  if (emergency > urgent || urgent > normal) fields['closeSeconds'] = 'field_order';
  const { targets, proposals } = settings;
  within('targets.hours', targets.hours, [0, 10_000_000]);
  within('targets.solved', targets.solved, [0, 1_000_000]);
  // Two are the least that come again.
  for (const name of ['matterCalls', 'callerCalls'] as const)
    if (proposals[name] !== 0) within(`proposals.${name}`, proposals[name], [2, 100]);
  // The window is looked through at once, and a ring must not wait for it.
  within('proposals.days', proposals.days, [7, 90]);
  if (settings.gatewayUrl && !isGateway(settings.gatewayUrl)) fields['gatewayUrl'] = 'field_url';
  return Object.keys(fields).length ? fields : undefined;
}

const isGateway = (text: string) => {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && !username && !password;
};

/** The values that hold until a unit sets its own, and what they may be. */
import { HOUR_SECONDS, DAY_SECONDS } from '../protocol/time/durations.js';
import { DEFAULT_VOLUNTEER_COLUMNS } from '../protocol/papers/exports.js';
import { TALK_QUESTIONS } from '../protocol/vocabulary/outlines.js';
import { LOOK_BACK_LIMITS } from '../protocol/relief/look-back.js';
import { SHIPPED_LOOK_BACK } from '../protocol/relief/shipped-look-back.js';
import { PAPERS_TO_BRING } from '../protocol/relief/papers.js';
import { CLOSING_NEEDS } from '../protocol/residents/closing-needs.js';
import type { FileSettings } from '../protocol/conversation/files.js';
import type { OpenUnitSettings } from '../protocol/people/unit-settings.js';
import type { RefusalDetails } from '../kernel/refusal/refusal.js';

export interface UnitSettings extends OpenUnitSettings {
  /** Sealed. Signs what is sent to the gateway. */
  gatewaySecret: string;
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
  talkQuestions: TALK_QUESTIONS,
  gatewayUrl: '',
  gatewaySecret: '',
  factorRoles: [],
  roster: { approval: false, reminderMinutes: 60, lateMinutes: 5, warnWeeks: 4 },
  // The district the hub was made for: over 10,000 hours on duty and over 200 problems solved in a year.
  targets: { hours: 10_000, solved: 200 },
  proposals: { matterCalls: 3, callerCalls: 3, days: 30 },
  // No rule sets the time for an answer; ten working days are usual.
  letters: { signers: [], answerDays: 10 },
  agencies: { ask: 5, refer: 10, transfer: 5 },
  // No rule names a least sample; 30 is what textbooks of statistics take for one.
  trends: { floor: 30 },
  supervision: { repeats: 3, days: 90 },
  posters: { waitMinutes: 10 },
  certificates: { publicityDays: 0, fullIdNumber: false, inCharge: '', contact: '' },
  volunteerColumns: DEFAULT_VOLUNTEER_COLUMNS,
  relief: { capMonths: 36 },
  leads: {
    gateDays: 5,
    tellDays: 3,
    referDays: 5,
    handOverDays: 10,
    decideDays: 10,
    tellPaidDays: 2,
    visitMonths: [1, 3, 6],
    nearDays: 1,
  },
  papersToBring: PAPERS_TO_BRING,
  // 信访件件有回复: 七日内程序性回复、三个月内办理过程或者结果答复, and each month after that.
  petitions: { procedureDays: 7, outcomeMonths: 3, everyMonths: 1 },
  lookBack: SHIPPED_LOOK_BACK,
  // Nothing is asked for beyond the outcome and its sentence: each field is one more burden.
  closingNeeds: {},
  // Of practice: no rule sets either. Small enough that a sample is read to its end.
  reviews: { callBackDays: 3, samples: 5 },
  // Kept no longer than somebody may come back to a closed call: half a year is practice, no rule.
  files: {
    megabytes: 20,
    voiceMinutes: 5,
    perCall: 100,
    callMegabytes: 300,
    unitGigabytes: 20,
    keepDays: 180,
  },
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

const FILE_RANGES: Record<keyof FileSettings, readonly [number, number]> = {
  megabytes: [1, 50],
  voiceMinutes: [1, 15],
  perCall: [1, 1000],
  callMegabytes: [1, 5000],
  unitGigabytes: [1, 10_000],
  // A call may be opened again for seven days, and a resident answers for thirty.
  keepDays: [30, 3650],
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
  const { targets, proposals, relief } = settings;
  within('targets.hours', targets.hours, [0, 10_000_000]);
  within('targets.solved', targets.solved, [0, 1_000_000]);
  // Two are the least that come again.
  for (const name of ['matterCalls', 'callerCalls'] as const)
    if (proposals[name] !== 0) within(`proposals.${name}`, proposals[name], [2, 100]);
  // The window is looked through at once, and a ring must not wait for it.
  within('letters.answerDays', settings.letters.answerDays, [1, 60]);
  within('proposals.days', proposals.days, [7, 90]);
  within('lookBack.years', settings.lookBack.years, [1, LOOK_BACK_LIMITS.years]);
  if (new Set(settings.lookBack.kinds.map(({ kind }) => kind)).size < settings.lookBack.kinds.length)
    fields['lookBack.kinds'] = 'field_choice';
  within('relief.capMonths', relief.capMonths, [1, 120]);
  for (const [kind, days] of Object.entries(settings.agencies)) within(`agencies.${kind}`, days, [0, 60]);
  const { visitMonths, nearDays, ...days } = settings.leads;
  for (const [name, value] of Object.entries(days)) within(`leads.${name}`, value, [1, 60]);
  within('leads.nearDays', nearDays, [0, 10]);
  // Few, each later than the one before.
  if (visitMonths.length > 6 || visitMonths.some((n, i) => n <= (visitMonths[i - 1] ?? 0) || n > 24))
    fields['leads.visitMonths'] = 'field_visit_months';
  within('petitions.procedureDays', settings.petitions.procedureDays, [1, 60]);
  within('petitions.outcomeMonths', settings.petitions.outcomeMonths, [1, 24]);
  within('petitions.everyMonths', settings.petitions.everyMonths, [1, 12]);
  within('trends.floor', settings.trends.floor, [1, 10_000]);
  const { supervision } = settings;
  if (supervision.repeats !== 0) within('supervision.repeats', supervision.repeats, [2, 100]);
  within('supervision.days', supervision.days, [7, 366]);
  within('reviews.callBackDays', settings.reviews.callBackDays, [1, 30]);
  within('reviews.samples', settings.reviews.samples, [0, 100]);
  for (const [name, range] of Object.entries(FILE_RANGES))
    within(`files.${name}`, settings.files[name as keyof FileSettings], range);
  for (const needs of Object.values(settings.closingNeeds))
    if (!Array.isArray(needs) || needs.some((need) => !CLOSING_NEEDS.includes(need)))
      fields['closingNeeds'] = 'field_choice';
  within('posters.waitMinutes', settings.posters.waitMinutes, [1, 240]);
  if (settings.gatewayUrl && !isGateway(settings.gatewayUrl)) fields['gatewayUrl'] = 'field_url';
  return Object.keys(fields).length ? fields : undefined;
}

const isGateway = (text: string) => {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && !username && !password;
};

/** What a unit may set, as it travels. */
import type { CertificateSettings } from '../certificates.js';
import type { Role, Urgency } from '../codes.js';
import type { FileSettings } from '../conversation/files.js';
import type { LetterSettings } from '../trends/letters.js';
import type { VolunteerColumn } from '../papers/exports.js';
import type { ReviewSettings } from '../residents/reviews.js';
import type { ClosingNeeds } from '../residents/closing-needs.js';
import type { PetitionTerms } from '../relief/petitions.js';
import type { LookBackSettings } from '../relief/look-back.js';

/** What a unit may set. Spans in seconds unless the name says otherwise. */
export interface OpenUnitSettings {
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
  /** What each department is asked at the talk with it (部门工作座谈); a talk that is set takes them over. */
  talkQuestions: readonly string[];
  /** The unit's SMS and voice gateway; rings of officers whose page sleeps go there. Empty: none. */
  gatewayUrl: string;
  /** Whoever has one of these roles signs in with a second factor. */
  factorRoles: readonly Role[];
  roster: RosterSettings;
  certificates: CertificateSettings;
  targets: Targets;
  /** Of the file for the national platform of volunteers. */
  volunteerColumns: readonly VolunteerColumn[];
  proposals: ProposalSettings;
  letters: LetterSettings;
  relief: ReliefSettings;
  lookBack: LookBackSettings;
  agencies: AgencySettings;
  leads: LeadSettings;
  /** What applicants for relief bring, a line each: printed on the telling of the right. */
  papersToBring: readonly string[];
  /** By when a petition that was handed on is answered; a change counts for those that are handed on after it. */
  petitions: PetitionTerms;
  trends: TrendSettings;
  supervision: SupervisionSettings;
  /** What is asked for before a call of a category is closed; none unless the unit says so. */
  closingNeeds: ClosingNeeds;
  posters: PosterSettings;
  reviews: ReviewSettings;
  /** Files in conversations. */
  files: FileSettings;
}
/** The settings as the administration reads them; the gateway's secret is only said to be set. */
export interface UnitSettingsView extends OpenUnitSettings {
  gatewaySecretSet: boolean;
  /** A change names the tag of what it was made from. */
  tag: string;
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
/** What the law leaves open about relief, or what may change with it. */
export interface ReliefSettings {
  /** The cap: so many months of the average monthly wage of the year before. */
  capMonths: number;
}
/**
 * By when another agency is asked to answer, in working days; 0: whoever asks names the day. Of practice, but for
 * `transfer`, after the 5 working days of the rules on state judicial relief.
 */
export interface AgencySettings {
  ask: number;
  refer: number;
  transfer: number;
}
/** How a unit and those below it are looked back on. */
export interface TrendSettings {
  /** A base of fewer cases than this is too small a sample: nothing is judged by it. */
  floor: number;
}
/** What has to come again, and how often, before a suggestion (检察建议) is put before a person. Of practice. */
export interface SupervisionSettings {
  /** Leads of one kind at one place or in one community; 0: not looked for. */
  repeats: number;
  /** Within so many local days up to the newest. */
  days: number;
}
/** What residents leave at posters. Of practice. */
export interface PosterSettings {
  /** Untouched for so many minutes, coordinators are told. */
  waitMinutes: number;
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
/** Of leads for judicial relief, in working days unless the name says otherwise; the source stands beside each where it is set. */
export interface LeadSettings {
  /** From the lead to the gate: set by the unit. */
  gateDays: number;
  /** From the gate to telling of the right: set by the unit. */
  tellDays: number;
  /** To hand on what is not for this unit: 5, as leads are exchanged between agencies. */
  referDays: number;
  /** From telling to the hand-over: set by the unit. */
  handOverDays: number;
  /** From the hand-over to the decision: 10. */
  decideDays: number;
  /** From the money's arrival to telling of it: 2. */
  tellPaidDays: number;
  /** Visits after so many months: 1, 3, 6, set by the unit. */
  visitMonths: readonly number[];
  /** A deadline is spoken of so long before it ends. */
  nearDays: number;
}

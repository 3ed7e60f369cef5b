/** What a unit sets in numbers, a card each; the hint of a number says where it comes from. */
import { AGENCY_REQUEST_KINDS, type AgencyRequestKind } from '@protocol/relief/agency-requests.js';
import type {
  LeadSettings,
  PosterSettings,
  ReliefSettings,
  SupervisionSettings,
  TrendSettings,
  UnitSettingsView,
} from '@protocol/people/unit-settings.js';
import type { FileSettings } from '@protocol/conversation/files.js';
import type { ReviewSettings } from '@protocol/residents/reviews.js';
import type { PetitionTerms } from '@protocol/relief/petitions.js';
import type { LetterSettings } from '@protocol/trends/letters.js';
import type { Key } from '../../i18n/keys';

/** A text under `admin.settings`. */
type Text<Whole = Key> = Whole extends `admin.settings.${infer Short}` ? Short : never;

export interface SetNumber<Name> {
  name: Name;
  label: Text;
  hint: Text;
  unit: 'minutes' | 'days' | 'workingDays' | 'months' | 'pieces' | 'files' | 'megabytes' | 'gigabytes';
  min: 0 | 1;
}
export interface Numbers<Name> {
  /** The setting they are of: what is refused of a number is named by it. */
  of: string;
  title: Text;
  note: Text;
  numbers: readonly SetNumber<Name>[];
}

export const PROPOSALS: Numbers<keyof UnitSettingsView['proposals']> = {
  of: 'proposals',
  title: 'proposals',
  note: 'proposalsNote',
  numbers: [
    { name: 'matterCalls', label: 'matterCalls', hint: 'proposalsOff', unit: 'pieces', min: 0 },
    { name: 'callerCalls', label: 'callerCalls', hint: 'proposalsOff', unit: 'pieces', min: 0 },
    { name: 'days', label: 'proposalDays', hint: 'proposalDaysHint', unit: 'days', min: 0 },
  ],
};

export const RELIEF: Numbers<keyof ReliefSettings> = {
  of: 'relief',
  title: 'relief',
  note: 'reliefNote',
  numbers: [{ name: 'capMonths', label: 'capMonths', hint: 'capMonthsHint', unit: 'months', min: 1 }],
};

/** When leads for supervision that come again are put before a coordinator. */
export const SUPERVISION: Numbers<keyof SupervisionSettings> = {
  of: 'supervision',
  title: 'supervision',
  note: 'supervisionNote',
  numbers: [
    { name: 'repeats', label: 'supervisionRepeats', hint: 'proposalsOff', unit: 'pieces', min: 0 },
    { name: 'days', label: 'proposalDays', hint: 'supervisionDaysHint', unit: 'days', min: 0 },
  ],
};

/** By when a unit below answers a letter. */
export const LETTERS: Numbers<Exclude<keyof LetterSettings, 'signers'>> = {
  of: 'letters',
  title: 'letters',
  note: 'lettersNote',
  numbers: [{ name: 'answerDays', label: 'letterDays', hint: 'letterDaysHint', unit: 'workingDays', min: 1 }],
};

/** By when another agency is asked to answer, by kind of request. */
export const AGENCIES: Numbers<AgencyRequestKind> = {
  of: 'agencies',
  title: 'agencies',
  note: 'agenciesNote',
  numbers: AGENCY_REQUEST_KINDS.map((name) => ({
    name,
    label: `agencyDays.${name}`,
    hint: 'agencyDaysHint',
    unit: 'workingDays',
    min: 0,
  })),
};

const LEAD_DAYS = [
  'gateDays',
  'tellDays',
  'referDays',
  'handOverDays',
  'decideDays',
  'tellPaidDays',
] as const;
/** How long what of a lead for relief may take. */
export const LEADS: Numbers<Exclude<keyof LeadSettings, 'visitMonths'>> = {
  of: 'leads',
  title: 'leads',
  note: 'leadsNote',
  numbers: [
    ...LEAD_DAYS.map(
      (name) => ({ name, label: name, hint: `${name}Hint`, unit: 'workingDays', min: 1 }) as const,
    ),
    { name: 'nearDays', label: 'nearDays', hint: 'nearDaysHint', unit: 'workingDays', min: 0 },
  ],
};

/** After a closing: who is called back by when, and how many are drawn for review. */
export const REVIEWS: Numbers<keyof ReviewSettings> = {
  of: 'reviews',
  title: 'reviews',
  note: 'reviewsNote',
  numbers: [
    { name: 'callBackDays', label: 'callBackDays', hint: 'callBackDaysHint', unit: 'workingDays', min: 1 },
    { name: 'samples', label: 'sampleCount', hint: 'sampleCountHint', unit: 'pieces', min: 0 },
  ],
};

/** Files in conversations: how large, how many, how long they are kept. */
export const FILES: Numbers<keyof FileSettings> = {
  of: 'files',
  title: 'files',
  note: 'filesNote',
  numbers: [
    { name: 'megabytes', label: 'fileSize', hint: 'fileSizeHint', unit: 'megabytes', min: 1 },
    { name: 'voiceMinutes', label: 'voiceLength', hint: 'voiceLengthHint', unit: 'minutes', min: 1 },
    { name: 'perCall', label: 'filesPerCall', hint: 'filesPerCallHint', unit: 'files', min: 1 },
    { name: 'callMegabytes', label: 'filesOfCall', hint: 'filesOfCallHint', unit: 'megabytes', min: 1 },
    { name: 'unitGigabytes', label: 'filesOfUnit', hint: 'filesOfUnitHint', unit: 'gigabytes', min: 1 },
    { name: 'keepDays', label: 'filesKept', hint: 'filesKeptHint', unit: 'days', min: 1 },
  ],
};

/** By when a petition that was handed on is answered. */
export const PETITIONS: Numbers<keyof PetitionTerms> = {
  of: 'petitions',
  title: 'petitions',
  note: 'petitionsNote',
  numbers: [
    { name: 'procedureDays', label: 'procedureDays', hint: 'procedureDaysHint', unit: 'days', min: 1 },
    { name: 'outcomeMonths', label: 'outcomeMonths', hint: 'outcomeMonthsHint', unit: 'months', min: 1 },
    { name: 'everyMonths', label: 'everyMonths', hint: 'everyMonthsHint', unit: 'months', min: 1 },
  ],
};

/** How a unit and those below it are looked back on. */
export const TRENDS: Numbers<keyof TrendSettings> = {
  of: 'trends',
  title: 'trends',
  note: 'trendsNote',
  numbers: [{ name: 'floor', label: 'trendFloor', hint: 'trendFloorHint', unit: 'pieces', min: 1 }],
};

/** When coordinators are told of what residents left at a poster. */
export const POSTERS: Numbers<keyof PosterSettings> = {
  of: 'posters',
  title: 'posters',
  note: 'postersNote',
  numbers: [{ name: 'waitMinutes', label: 'posterWait', hint: 'posterWaitHint', unit: 'minutes', min: 1 }],
};

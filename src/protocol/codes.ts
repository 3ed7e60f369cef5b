/**
 * The codes both sides speak, but for those that stand with their rules (outcomes: calls/outcomes.ts). Imports nothing; the client and the server import it.
 * The public names are fixed by the contract; adding is allowed, renaming is not.
 */
export const STATES = ['ringing', 'waiting', 'active', 'closed', 'cancelled'] as const;
export type CallState = (typeof STATES)[number];

/** Duty places that people walk up to: the window of the 综治中心, the office in the community. */
export const DESK_PLACES = ['window', 'office'] as const;
export type DeskPlace = (typeof DESK_PLACES)[number];

export const URGENCIES = ['emergency', 'urgent', 'normal'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** The categories that ship. An administrator may add more, so a category on the wire is a string. */
export const CATEGORIES = [
  'elder_fraud',
  'family',
  'labour',
  'property',
  'neighbour',
  'consumer',
  'minors',
  'domestic_violence',
  'enterprise',
  'public_interest',
  'relief',
  'petition',
  'other',
] as const;
export type Category = string;

/** What is said of the report to the police when a minor's call is closed: made, not needed after all, not made. */
export const CLOSING_REPORTS = ['reported', 'not_needed', 'not_reported'] as const;
export type ClosingReport = (typeof CLOSING_REPORTS)[number];

/** Categories that never leave the call: not on walls, in notices, in exports or public pages. */
export const GUARDED_CATEGORIES: readonly string[] = ['minors', 'domestic_violence'];

/** Lawful grounds for holding a resident's particulars: Personal Information Protection Law, article 13. */
export const BASES = ['consent', 'guardian_consent', 'statutory_duty', 'vital_interest'] as const;
export type Basis = (typeof BASES)[number];

export const REFERRAL_WAYS = ['warm', 'told', 'letter'] as const;
export type ReferralWay = (typeof REFERRAL_WAYS)[number];

/** From very satisfied to very dissatisfied. */
export const RATINGS = [5, 4, 3, 2, 1] as const;
export type Rating = (typeof RATINGS)[number];

export const OFFER_ENDS = ['accepted', 'declined', 'expired', 'withdrawn'] as const;
export type OfferEnd = (typeof OFFER_ENDS)[number];

export const PAUSE_REASONS = ['court', 'questioning', 'meeting', 'other'] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

export const ROLES = ['worker', 'officer', 'volunteer', 'coordinator', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export const ALERT_KINDS = ['unanswered', 'nobody_on_duty', 'answer_late', 'close_late'] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** What is counted on a call: until a person answers, until the resident is first contacted, until it is closed. */
export const CLOCK_KINDS = ['answer', 'contact', 'close'] as const;
export type ClockKind = (typeof CLOCK_KINDS)[number];

/** The first four run by the clock on the wall, the last two only while the unit works. */
export const LIMIT_UNITS = ['seconds', 'minutes', 'hours', 'days', 'working_hours', 'working_days'] as const;
export type LimitUnit = (typeof LIMIT_UNITS)[number];
export interface Limit {
  amount: number;
  unit: LimitUnit;
}

/** Before it is due, when it is, and daily after. */
export const NEAR_STAGES = ['near', 'due', 'over'] as const;
export type NearStage = (typeof NEAR_STAGES)[number];

export const CONTACT_WAYS = ['phone', 'message', 'visit'] as const;
export type ContactWay = (typeof CONTACT_WAYS)[number];

/** Why the clocks of a call stand still: the resident, an outside body, an appointment. */
export const HOLD_REASONS = ['resident', 'body', 'appointment', 'other'] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

/** holiday and closed work nothing, make_up (调休) as a weekday, special its own hours, plain as its day of the week. */
export const DAY_KINDS = ['holiday', 'make_up', 'closed', 'special', 'plain'] as const;
export type DayKind = (typeof DAY_KINDS)[number];
/** 协办: a part that somebody else was asked to help with. */
export const HELP_STATES = ['asked', 'agreed', 'declined', 'answered', 'withdrawn'] as const;
export type HelpState = (typeof HELP_STATES)[number];

/** What is done after a call was closed: the body it was referred to is asked for its answer, the resident is called or seen (回访). */
export const FOLLOW_UP_KINDS = ['reply', 'visit'] as const;
export type FollowUpKind = (typeof FOLLOW_UP_KINDS)[number];
/** In the list of calls: any, those within three days or late, late ones. */
export const FOLLOW_UP_FILTERS = ['open', 'soon', 'late'] as const;
export type FollowUpFilter = (typeof FOLLOW_UP_FILTERS)[number];
/** `true`: walk-ins; `false`: what rang; a place: walk-ins taken there; `unsaid`: walk-ins of no said place. */
export const DESK_FILTERS = ['true', 'false', ...DESK_PLACES, 'unsaid'] as const;
export type DeskFilter = (typeof DESK_FILTERS)[number];

/** What a reviewer says to a returned call: it goes to another, it stays, or a ruling that cannot be returned. */
export const VERDICTS = ['upheld', 'sent_back', 'ruled'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** In a filter by holder, department or subdistrict: those that have none. */
export const NOBODY = 'nobody';

/** Why a held call has nobody who works on it. */
export const ORPHAN_WHYS = ['left', 'forgotten', 'shift_over'] as const;
export type OrphanWhy = (typeof ORPHAN_WHYS)[number];

export const REFUSAL_CODES = [
  'invalid',
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'too_many_requests',
  'unavailable',
  'internal',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** What the journal can say about a call. */
export const DEEDS = [
  'raised',
  'rung',
  'arrived',
  'waiting',
  'declined',
  'retaken',
  'lapsed',
  'withdrawn',
  'accepted',
  'walked_in',
  'amended',
  'messaged',
  'assigned',
  'transferring',
  'transferred',
  'kept',
  'cancelled',
  'closed',
  'rated',
  'close_taken_back',
  'reopened',
  'alerted',
  'paused',
  'continued',
  'contacted',
  'reminded',
  'moved',
  'booked',
  'entrusted',
  'recused',
  'unrecused',
  'late_found',
  'brought_back',
  'help_asked',
  'help_agreed',
  'help_declined',
  'help_answered',
  'help_withdrawn',
  'help_reminded',
  'follow_up_reminded',
  'follow_up_put_off',
  'followed_up',
  'returned',
  'review_late',
  'reviewed',
  'left',
  'petition_told',
  'slip_given',
  'resident_answered',
  'merged',
  'unmerged',
  'video_consented',
  'video_began',
  'video_ended',
] as const;
export type DeedName = (typeof DEEDS)[number];

/** A false call that is marked as one: asked for by a coordinator, or the hub's own test of itself. In no figure. */
export const DRILL_KINDS = ['drill', 'loop'] as const;
export type DrillKind = (typeof DRILL_KINDS)[number];

/** How a ring came before its officer: heard, only seen, or neither, on a page that nobody looks at. */
export const SHOWN_HOW = ['sounded', 'shown', 'silent'] as const;
export type ShownHow = (typeof SHOWN_HOW)[number];

/** Danger to life comes before the hub: these stand above the call button on every community page. */
export const EMERGENCY_NUMBERS = ['110', '120', '119'] as const;

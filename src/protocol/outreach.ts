/** Legal outreach (普法活动), as both sides speak of it: activities, who serves at them, who came. */
import type { Holder, Named, Page } from './answers.js';
import type { Outcome } from './calls/outcomes.js';
import type { CallState } from './codes.js';

/** By the clock, but for what was cancelled. */
export const ACTIVITY_STATES = ['planned', 'running', 'done', 'cancelled'] as const;
export type ActivityState = (typeof ACTIVITY_STATES)[number];

/** Residents who came are counted by age and never named: below 60, 60 to 69, 70 to 79, 80 and older. */
export const AGE_BANDS = ['under_60', 'from_60', 'from_70', 'from_80'] as const;
export type AgeBand = (typeof AGE_BANDS)[number];
export type Arrivals = Record<AgeBand, number>;

/** Hours, people, minutes; the code's life in seconds. */
export const ACTIVITY_LIMITS = {
  title: 50,
  place: 100,
  mostHours: 12,
  mostCapacity: 500,
  mostInCharge: 10,
  mostRepeats: 26,
  feedback: 2000,
  codeSeconds: 30,
  /** Checking in begins so long before it does; a check-out that was forgotten ends itself so long after its end. */
  earlyMinutes: 60,
  graceMinutes: 30,
  /** What was asked on site is called for until so long after its end. */
  askHours: 12,
} as const;

export const REPEATS = ['weekly', 'fortnightly', 'monthly'] as const;
export type Repeat = (typeof REPEATS)[number];

export interface ActivityPayload {
  /** A category's code. */
  theme: string;
  title: string;
  from: string;
  to: string;
  place: string;
  communityId?: string;
  enterpriseId?: string;
  /** How many who serve; absent: any number. */
  capacity?: number;
  /** Absent: who makes it. */
  inCharge?: string[];
  /** A proposal (未诉先办) that it answers: planned with it. */
  proposalId?: string;
  /** The same again: one activity each. */
  repeat?: { every: Repeat; times: number };
}
/** As calendars ask: this one alone, or it and those of its series that come after. */
export const SERIES_SCOPES = ['this', 'this_and_later'] as const;
export type SeriesScope = (typeof SERIES_SCOPES)[number];

type Unset = 'communityId' | 'enterpriseId' | 'capacity';
/** What is not given stays; null takes away what is there. */
export interface ActivityChange extends Partial<Omit<ActivityPayload, 'repeat' | 'proposalId' | Unset>> {
  communityId?: string | null;
  enterpriseId?: string | null;
  capacity?: number | null;
  /** Absent: this. */
  scope?: SeriesScope;
}
/** As it stands now. */
export interface ChangedActivity extends Activity {
  /** How many were changed or cancelled: of a series those that have begun are not. */
  changed: number;
}

/** What one's own part in it is. */
export interface OwnAttendance {
  signedUp: boolean;
  checkedInAt?: string;
  checkedOutAt?: string;
  minutes?: number;
  /** Ended by the clock, since nobody checked out. */
  forgotten?: true;
}
export interface Activity {
  id: string;
  /** Names one activity of a unit for ever: 20261201-H03. */
  number: string;
  theme: string;
  title: string;
  from: string;
  to: string;
  place: string;
  community?: Named;
  enterprise?: Named;
  capacity?: number;
  signedUp: number;
  state: ActivityState;
  inCharge: Holder[];
  /** Why it was cancelled. */
  reason?: string;
  /** For who signs up: absent for others. */
  own?: OwnAttendance;
  /** Of a series: the others have the same. */
  seriesId?: string;
  /** To who runs it and to coordinators: clashes with shifts, other activities, and check-ups and visits of enterprises. */
  clashes?: {
    person: Holder;
    with: 'shift' | 'checkup' | 'activity';
    name: string;
    from: string;
    to: string;
  }[];
}
/** The answer to a sign-up: done all the same, though it is on a shift of one's own. */
export interface SignedUp extends Activity {
  warnings: string[];
}
/** A question that was asked on site, as a call. */
export interface OnSiteCall {
  id: string;
  number: string;
  category: string;
  state: CallState;
  outcome?: Outcome;
  raisedAt: string;
  answeredAt?: string;
  holder?: Holder;
  /** The words, to whom may read them. */
  summary?: string;
  /** The reader may open it; one's own is only seen here otherwise. */
  opens: boolean;
}
/** One activity with who came and what was said of it. */
export interface ActivityRecord extends Activity {
  /** To who runs it and to coordinators. */
  people?: (OwnAttendance & { person: Holder; role: 'officer' | 'volunteer'; byList: boolean })[];
  /** To the same: who is in charge, serves, and neither signed up nor has come yet: signed in by the list like them. */
  leading?: { person: Holder; role: 'officer' | 'volunteer' }[];
  arrivals: Arrivals;
  feedback: { at: string; by: Named; text: string }[];
  /** Of a series, to who runs it: how many after this one are still to come and theirs to change. */
  later?: number;
  /** The order (点单) that it answers; what was asked for is told to who runs it. */
  order?: ActivityOrder;
  /** May run it: show the code, sign for others, count, change. */
  mayRun: boolean;
}
/** One activity as its page shows it. */
export interface ActivityDetails extends ActivityRecord {
  /** Calls raised on site, newest first: to whom may see them, else only how many. */
  calls: { count: number; items: OnSiteCall[] };
  /** May call from here for who asks now. */
  mayAsk: boolean;
}
export interface ActivityOrder {
  id: string;
  /** 20261124-D003 */
  number: string;
  /** By who ordered it: whether the activity is held all the same is decided by who runs it. */
  withdrawn?: true;
  orderedBy?: Holder;
  people?: number;
  audience?: string;
  note?: string;
}
export interface ActivityCode {
  code: string;
  /** When the next one takes its place; this one is still taken for half a minute more. */
  expiresAt: string;
}
/** From checking in to checking out; both are the same however often they are asked. */
export interface Attendance {
  from: string;
  to?: string;
  /** Once it has ended. */
  minutes?: number;
}
export interface ArrivalPayload {
  /** A UUID made by the client: the same again is counted once. */
  id: string;
  band: AgeBand;
}
export interface ActivitiesPage extends Page<Activity> {
  /**
   * Over the whole filter. `planned`: not over and not cancelled; `lacking`: of those, with at most half of the places
   * taken; `clashing`: with somebody in two places at once, counted for coordinators.
   */
  total: { planned: number; done: number; arrivals: number; clashing: number; lacking: number };
}

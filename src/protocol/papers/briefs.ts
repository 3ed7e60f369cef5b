/** The monthly brief, as both sides speak of it. Imports nothing but its like. */
import type { Named } from '../answers.js';

export interface BriefSection {
  heading: string;
  paragraphs: string[];
  /** Counts below five are words, not numbers; in the order of codes, never of the figures. */
  table?: { columns: string[]; rows: string[][] };
}
/** What a coordinator sends upward for a month, in whole sentences of the reader's language. */
export interface Brief {
  /** YYYY-MM */
  month: string;
  unit: string;
  title: string;
  /** frozen: these figures are kept as they were sent · live: as they are now, and may still change */
  state: 'live' | 'frozen';
  /** When the figures were taken. */
  at: string;
  /** Who froze it; absent where it went out by its schedule, and while it is live. */
  by?: Named;
  sections: BriefSection[];
  /** One sentence a figure. */
  definitions: string[];
}

/** When the brief of the month before goes out, and to whom. */
export interface BriefSchedule {
  /** Of the month, 1 to 28. */
  day: number;
  /** Local hour, 0 to 23. */
  hour: number;
  recipients: Named[];
  /** null: to nobody, so never. */
  nextAt: string | null;
  /** Coordinators and administrators of the unit, who may receive it. */
  candidates: Named[];
  changedBy?: Named;
  changedAt?: string;
}

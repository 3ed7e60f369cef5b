/** The page for the talk with a department (部门工作座谈提纲). Its figures come of the records; its words are written. */
import type { Holder, Named } from '../answers.js';

/** Lengths in characters, and how many of each. */
export const OUTLINE_LIMITS = {
  place: 50,
  does: 30,
  personNote: 50,
  text: 200,
  note: 200,
  whom: 30,
  answer: 1000,
  people: 200,
  lines: 30,
  questions: 10,
  followUps: 10,
} as const;
/** How many are put as the unit has them, and how long each may be. */
export const OUTLINE_QUESTIONS = { most: 5, text: 100 } as const;

export const OUTLINE_FIGURES = [
  'answered',
  'solved',
  'referred',
  'leads',
  'handedOver',
  'petitions',
  'activities',
  'duty',
] as const;
export type OutlineFigureName = (typeof OUTLINE_FIGURES)[number];

/** Whole local days, both included, YYYY-MM-DD. */
export interface OutlineSpan {
  from: string;
  to: string;
}
export interface OutlineFigure {
  name: OutlineFigureName;
  /** Of this year to the day; duty in minutes. */
  now: number;
  /** Of the same days of last year, of the same department. */
  before: number;
  /** Of how many that were due, where it is a share of those. */
  of?: number;
  beforeOf?: number;
  /** How it is counted, in the reader's language. */
  how: string;
}
export interface OutlinePosting {
  community: Named;
  /** Local days; null: until further notice. */
  from: string;
  to: string | null;
}
export interface OutlinePerson extends Holder {
  isHead: boolean;
  /** What they do, in a few words. */
  does: string;
  /** Lent out, on leave and the like. */
  note: string;
  postings: OutlinePosting[];
}

/** Days are local, YYYY-MM-DD. */
export interface OutlineLine {
  id: string;
  text: string;
  note: string;
  dueOn: string | null;
  doneOn: string | null;
  /** How many days it is past its day, while it is not done. */
  lateDays?: number;
  /** The reader may say that it is done. */
  mayEnd: boolean;
}
/** What is lacking and asked for: of whom, to be answered by a day. */
export interface OutlineDifficulty extends OutlineLine {
  whom: string;
  answer: string;
}
/** What somebody will do by a day. */
export interface OutlineFollowUp extends OutlineLine {
  by: Holder;
}
export interface OutlineQuestion {
  id: string;
  text: string;
  answer: string;
  followUps: OutlineFollowUp[];
}
/** What the talks before left: who will do it, or who was asked. */
export interface OutlineLeft extends OutlineLine {
  kind: 'follow_up' | 'difficulty';
  who: string;
  /** The day of the talk. */
  talkOn: string;
}

export interface OutlineTalk {
  id: string;
  on: string;
  /** HH:MM, or empty. */
  time: string;
  place: string;
}
export interface Outline {
  department: Named & { remit: string; head: Holder | null };
  unit: string;
  /** null: none is set, and the page has figures and people alone. */
  talk: OutlineTalk | null;
  /** All talks with the department, the newest first. */
  talks: { id: string; on: string }[];
  /** Grows with every change; 0 where no talk is set. */
  version: number;
  span: OutlineSpan;
  before: OutlineSpan;
  mayWrite: boolean;
  /** May read the rows behind the figures. */
  mayReadRows: boolean;
  people: OutlinePerson[];
  done: OutlineFigure[];
  plan: OutlineLine[];
  priorities: OutlineLine[];
  difficulties: OutlineDifficulty[];
  questions: OutlineQuestion[];
  /** The talk before, and what is left of it and of those before it; null: this is the first. */
  left: { on: string; items: OutlineLeft[] } | null;
}

/** One of what a figure counts. */
export interface OutlineRow {
  id: string;
  /** Its number, or the person whose duty it is. */
  name: string;
  place: string;
  state: string;
  /** When it counts: an instant. */
  at: string | null;
  /** Minutes, of duty and of activities. */
  minutes?: number;
  /** The page of it. */
  path: string | null;
}
export interface OutlineRows {
  items: OutlineRow[];
  nextCursor: string | null;
  /** As the figure says. */
  total: number;
}

export interface NewOutlineTalk {
  on: string;
  time?: string;
  place?: string;
}
/** A line that has an id is that line; one without is new; one that is not named is taken away. */
export interface WrittenLine {
  id?: string;
  text: string;
  note?: string;
  dueOn?: string | null;
}
export interface WrittenDifficulty extends WrittenLine {
  whom: string;
  answer?: string;
  /** By when it is to be answered. */
  dueOn: string;
}
export interface WrittenFollowUp {
  id?: string;
  text: string;
  byId: string;
  dueOn: string;
}
export interface WrittenQuestion {
  id?: string;
  text: string;
  answer?: string;
  followUps?: WrittenFollowUp[];
}
/** The parts that are given are written whole, and the rest stays. */
export interface OutlineChange {
  /** The talk, and what the writer saw of it. */
  id: string;
  version: number;
  talk?: NewOutlineTalk;
  people?: { id: string; does?: string; note?: string }[];
  plan?: WrittenLine[];
  priorities?: WrittenLine[];
  difficulties?: WrittenDifficulty[];
  questions?: WrittenQuestion[];
}

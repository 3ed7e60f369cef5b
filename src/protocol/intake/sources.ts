/** Other ways in: hotlines that hand over, buttons on a wall, dialled numbers. The contract's `POST /intake/:source`. */
import type { Holder, Named } from '../answers.js';
import type { CallState, Category, Urgency } from '../codes.js';

/** 12345, 12348, 12309: hand-overs of these hotlines · button: on a wall · number: one that is dialled · other: another program */
export const SOURCE_KINDS = ['12345', '12348', '12309', 'button', 'number', 'other'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** Lengths in characters, spans in seconds. */
export const SOURCE_LIMITS = {
  code: 40,
  name: 20,
  /** The source's own id of what it hands over. */
  id: 100,
  /** Of a unit. */
  sources: 200,
  /** Of a unit, made by their first call. */
  madeByCall: 10,
  numbers: 200,
  communities: 500,
  /** Calls within the hour. */
  leastAnHour: 1,
  mostAnHour: 1000,
  usualAnHour: 60,
  /** A button that is pressed again so soon means the same call. */
  pressSeconds: 60,
  /** How long a replaced secret may go on counting. */
  mostGraceHours: 168,
  bytes: 64 * 1024,
} as const;

export interface DialledNumber {
  number: string;
  communityId: string;
}
/** A source as administrators see it. */
export interface IntakeSource {
  id: string;
  code: string;
  name: string;
  kind: SourceKind;
  /** It may call for these only; empty: for all of the unit. A button has exactly one. */
  communities: Named[];
  numbers: DialledNumber[];
  /** Of a button: the telephone beside it, where one calls back. */
  phone?: string;
  category?: Category;
  urgency?: Urgency;
  /** Calls within the hour. */
  perHour: number;
  /** own: it has a secret of its own · gateway: the unit's gateway secret counts · none: nobody can sign for it yet */
  secret: 'own' | 'gateway' | 'none';
  /** The secret of before goes on counting until then. */
  oldSecretUntil?: string;
  /** Absent where its first call made it. */
  madeBy?: Holder;
  madeAt: string;
  heardAt?: string;
  /** Calls of the last 30 days. */
  calls: number;
  offAt?: string;
}
export interface SourcePayload {
  code?: string;
  name?: string;
  kind?: SourceKind;
  communityIds?: readonly string[];
  numbers?: readonly DialledNumber[];
  phone?: string;
  category?: string;
  urgency?: Urgency;
  perHour?: number;
  off?: boolean;
}
/** Told once: the hub shows no secret twice. */
export interface SourceSecret {
  source: IntakeSource;
  secret: string;
  setup: { url: string; unit: string };
}
/** What a call by it would be now; nothing is sent to anybody. */
export interface SourceTrial {
  community: Named;
  category: Category;
  urgency: Urgency;
  onDuty: number;
  secret: IntakeSource['secret'];
}

/** What a source sends; whatever else it sends is left out. */
export interface Intake {
  id: string;
  communityCode?: string;
  category?: string;
  urgency?: Urgency;
  summary?: string;
  callbackPhone?: string;
  /** Of a dialled number: what was dialled, and who called. */
  dialled?: string;
  from?: string;
  /** Is answered as a call would be, and raises none. */
  test?: boolean;
}
export interface IntakeTaken {
  number: string;
  state: CallState;
  /** The button was pressed a moment before: this is that call. */
  again?: true;
  /** What was left out, with a sentence each. */
  fields?: Record<string, string>;
}
export interface IntakeTested {
  test: true;
  community: Named;
  category: Category;
  urgency: Urgency;
  fields?: Record<string, string>;
}

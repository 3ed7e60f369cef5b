/**
 * Whether what the journal holds is what a fact of its deed says: asked where facts are read, and nowhere else. A row a
 * fact; the compiler holds the fields to those of `FactData`. Pure.
 */
import { DEEDS, type DeedName } from '../protocol/codes.js';
import type { FactData } from './facts.js';

type Check = (value: unknown) => boolean;
const isText = (value: unknown) => typeof value === 'string';
const isNumber = (value: unknown) => typeof value === 'number';
const isFlag = (value: unknown) => typeof value === 'boolean';
const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isListOf = (of: Check) => (value: unknown) => Array.isArray(value) && value.every(of);
const hasAll = (fields: Readonly<Record<string, Check>>) => (value: unknown) =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(fields).every(([name, check]) => check(Reflect.get(value, name)));

const KINDS = {
  text: isText,
  number: isNumber,
  flag: isFlag,
  object: isObject,
  texts: isListOf(isText),
  /** Who was rung, or whose ring ended. */
  rings: isListOf(hasAll({ id: isText, officer: isText })),
  objects: isListOf(isObject),
  skipped: isListOf(hasAll({ step: isNumber, passed: isObject })),
} satisfies Record<string, Check>;

/** A kind, where it may be missing with a `?`, where it may be null with a `|`. */
type Kind = keyof typeof KINDS;
type KindOf<T> = T extends string
  ? 'text'
  : T extends number
    ? 'number'
    : T extends boolean
      ? 'flag'
      : T extends readonly string[]
        ? 'texts'
        : T extends readonly { id: string; officer: string }[]
          ? 'rings'
          : T extends readonly { step: number; passed: object }[]
            ? 'skipped'
            : T extends readonly object[]
              ? 'objects'
              : 'object';

/** `?`: may be missing, `|null`: may be null. */
type Field<
  T,
  F extends keyof T,
> = `${KindOf<NonNullable<T[F]>>}${object extends Pick<T, F> ? '?' : ''}${null extends T[F] ? '|null' : ''}`;
type Fields<T> = { readonly [F in keyof T]-?: Field<T, F> };

const FIELDS: { readonly [D in DeedName]: Fields<Omit<FactData[D], 'device'>> } = {
  raised: {
    unitId: 'text',
    communityId: 'text',
    clientCallId: 'text',
    number: 'text',
    category: 'text',
    urgency: 'text',
    answerBy: 'number',
    closeBy: 'number',
    policy: 'object',
    clocks: 'objects?',
    drill: 'text?',
    desk: 'flag?',
    activityId: 'text?',
    deskPlace: 'text?',
    resident: 'object?',
  },
  rung: {
    kind: 'text',
    step: 'number',
    expiresAt: 'number',
    rings: 'rings',
    passed: 'object',
    skipped: 'skipped?',
    foot: 'flag?',
    waited: 'flag',
    asked: 'object?',
  },
  arrived: { ring: 'text', officer: 'text', expiresAt: 'number', by: 'text' },
  waiting: { why: 'text', retryAt: 'number', skipped: 'skipped', foot: 'flag?', asked: 'object?' },
  declined: { ring: 'text', officer: 'text' },
  retaken: {
    declined: 'text',
    ring: 'text',
    officer: 'text',
    kind: 'text',
    step: 'number',
    expiresAt: 'number',
    waited: 'flag',
    giver: 'text?',
  },
  lapsed: { rings: 'rings' },
  withdrawn: { rings: 'rings', why: 'text' },
  accepted: { ring: 'text', officer: 'text', withdrew: 'rings', clocks: 'objects?', by: 'text?' },
  walked_in: { officer: 'text', clocks: 'objects?' },
  amended: {
    category: 'text?',
    urgency: 'text?',
    answerBy: 'number?',
    closeBy: 'number?',
    clocks: 'objects?',
    steps: 'objects?',
    changed: 'texts',
    resident: 'object?',
  },
  messaged: { message: 'text', role: 'text', report: 'text?', file: 'text?' },
  assigned: { officer: 'text' },
  transferring: { giver: 'text', officerId: 'text|null', departmentId: 'text|null' },
  transferred: { ring: 'text', from: 'text', to: 'text', withdrew: 'rings?', by: 'text?' },
  kept: { holder: 'text', why: 'text' },
  cancelled: { withdrew: 'rings' },
  closed: {
    outcome: 'text',
    solved: 'flag',
    referral: 'object|null',
    uncontacted: 'flag?',
    reportUnsaid: 'flag?',
    report: 'text?',
    followUps: 'objects?',
  },
  close_taken_back: { holder: 'text' },
  rated: { rating: 'number' },
  reopened: { closeBy: 'number', lastHolder: 'text|null', clocks: 'objects?', resident: 'flag?' },
  alerted: { id: 'text', kind: 'text' },
  paused: { reason: 'text', until: 'number|null', clocks: 'objects' },
  continued: { to: 'number', clocks: 'objects' },
  contacted: { how: 'text' },
  reminded: { clock: 'text', stage: 'text', due: 'number', next: 'number' },
  moved: { clocks: 'objects' },
  booked: { at: 'number', clocks: 'objects' },
  entrusted: { to: 'texts' },
  recused: { officer: 'text', withdrew: 'rings', gaveUp: 'flag?' },
  unrecused: { officer: 'text' },
  late_found: { due: 'number', retryAt: 'number' },
  brought_back: { turn: 'flag' },
  help_asked: {
    help: 'text',
    to: 'object',
    answerBy: 'number',
    resident: 'text|null',
    wakeAt: 'number',
  },
  help_agreed: { help: 'text', officer: 'text|null' },
  help_declined: { help: 'text', officer: 'text|null' },
  help_answered: { help: 'text', officer: 'text|null', on: 'number' },
  help_withdrawn: { help: 'text', why: 'text' },
  help_reminded: { help: 'text', stage: 'text', answerBy: 'number', wakeAt: 'number' },
  follow_up_reminded: {
    kind: 'text',
    dueAt: 'number',
    wakeAt: 'number|null',
    stage: 'text',
    ofResident: 'flag?',
  },
  follow_up_put_off: { kind: 'text', dueAt: 'number', wakeAt: 'number|null', ofResident: 'flag?' },
  followed_up: { kind: 'text', ofResident: 'flag?' },
  returned: { times: 'number', reviewBy: 'number' },
  review_late: { reviewBy: 'number' },
  reviewed: { verdict: 'text', officer: 'text|null' },
  left: { officer: 'text' },
  petition_told: { step: 'text', on: 'text' },
  slip_given: { safeContact: 'flag?', text: 'flag?' },
  resident_answered: { solved: 'flag', satisfied: 'number?', followUps: 'objects?', askedOf: 'text?' },
  merged: {
    lead: 'text',
    calls: 'objects',
    residents: 'number',
    officer: 'text?',
    withdrew: 'rings?',
    clocks: 'objects?',
  },
  unmerged: { lead: 'text|null', calls: 'objects', residents: 'number', back: 'flag?' },
  video_consented: { how: 'text', given: 'flag' },
  video_began: { holder: 'flag' },
  video_ended: { why: 'text', seconds: 'number', people: 'texts', guests: 'number' },
};

/** Null and missing are told apart where facts are written; whoever reads takes one for the other. */
function checkOf(field: string): Check {
  const [, kind, open] = /^([a-z]+)(\?|\|null)?$/.exec(field)!;
  const check = isKind(kind!) ? KINDS[kind] : undefined;
  if (!check) throw new Error(`no such kind of field: ${field}`);
  return open ? (value) => value === undefined || value === null || check(value) : check;
}
function isKind(kind: string): kind is Kind {
  return Object.hasOwn(KINDS, kind);
}
const CHECKS = new Map<string, Check>(
  DEEDS.map((deed) => {
    const fields = Object.entries({ ...FIELDS[deed], device: 'text?' });
    return [deed, hasAll(Object.fromEntries(fields.map(([name, field]) => [name, checkOf(field)])))];
  }),
);

export const isDeed = (deed: string): deed is DeedName => CHECKS.has(deed);
/** Whether these are the data of a fact of that deed. */
export const saysFact = <D extends DeedName>(deed: D, data: unknown): data is FactData[D] =>
  CHECKS.get(deed)!(data);

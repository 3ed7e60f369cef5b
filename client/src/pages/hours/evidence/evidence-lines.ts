/** What stands beside a row before somebody decides, in words. */
import { sayActivity } from '@protocol/communities/liaison.js';
import type { HoursEvidence } from '@protocol/hours.js';
import { clockTime, dayTime } from '../../../time/format';
import { lang, t } from '../../../i18n/index';
import type { Key } from '../../../i18n/keys';
import type { Row } from '../ledger/rows';
import { sayEnd, sayKind, sayTime } from '../hours-text';
import { pausesOf } from './timeline';

export interface Fact {
  name: Key;
  text: string;
  /** To be looked at first. */
  doubtful?: boolean;
  calls?: { id: string; number: string }[];
}
const join = (parts: readonly string[]) => parts.join(t('hours.listComma'));
type NameOf = (one: { id: string; name: string }) => string;

const ofSession = (row: Row, evidence: HoursEvidence): Fact[] => {
  const mine = evidence.sessions.find((one) => one.from <= row.from && (!one.to || one.to > row.from));
  if (!mine)
    return row.flags.includes('forgotten_sign_off')
      ? [{ name: 'hours.fact.end', text: `${sayEnd(row)} ${t('hours.endedForgotten')}`, doubtful: true }]
      : [];
  const pauses = pausesOf(evidence.stretches);
  const ending = mine.forgotten ? 'endedForgotten' : mine.kept ? 'endedKept' : 'endedSelf';
  const begin = [clockTime(mine.from), mine.place].filter(Boolean).join(' ');
  return [
    { name: 'hours.fact.begin', text: begin },
    {
      name: 'hours.fact.end',
      text: mine.to ? `${clockTime(mine.to)} ${t(`hours.${ending}`)}` : t('hours.stillRunning'),
      doubtful: mine.forgotten,
    },
    {
      name: 'hours.fact.pauses',
      text: pauses.length ? join(pauses.map((one) => sayTime(one))) : t('hours.noPauses'),
    },
  ];
};

const ofRings = ({ rings, sessions }: HoursEvidence): Fact[] => {
  if (!rings.length && !sessions.length) return [];
  const answered = rings.filter((ring) => ring.ending === 'accepted').length;
  const text = rings.length ? t('hours.ringsOf', { n: rings.length, m: answered }) : t('hours.noRings');
  return [{ name: 'hours.fact.rings', text }];
};

const ofClaim = (row: Row, nameOf: NameOf): Fact[] => {
  const { by, enteredAt } = row;
  const wants = row.from === row.to ? t('hours.wantsAway') : t('hours.wantsTime', { time: sayTime(row) });
  return [
    ...(row.contests ? [{ name: 'hours.fact.contests', text: wants, doubtful: true } as const] : []),
    ...(row.activity
      ? [{ name: 'hours.fact.activity', text: sayActivity(row.activity, lang.value) } as const]
      : []),
    ...(row.community ? [{ name: 'hours.fact.community', text: row.community.name } as const] : []),
    ...(row.served ? [{ name: 'hours.fact.served', text: t(`hours.served.${row.served}`) } as const] : []),
    ...(row.inCharge ? [{ name: 'hours.fact.inCharge', text: nameOf(row.inCharge) } as const] : []),
    ...(row.note ? [{ name: 'hours.fact.note', text: row.note } as const] : []),
    ...(row.claim && enteredAt
      ? [
          {
            name: 'hours.fact.recorded',
            text: by
              ? t('hours.enteredBy', { name: nameOf(by), time: dayTime(enteredAt) })
              : t('hours.enteredByHub', { time: dayTime(enteredAt) }),
          } as const,
        ]
      : by
        ? [{ name: 'hours.fact.recorded', text: nameOf(by) } as const]
        : []),
  ];
};

/** What approving it credits, and why not more. */
export const creditOf = (row: Row, { day }: HoursEvidence): Fact[] => {
  if (row.reverses || row.reversedBy || row.state === 'withdrawn') return [];
  if (row.state === 'approved' && !row.claim)
    return [{ name: 'hours.fact.credit', text: t('hours.creditedNow', { n: row.credited }) }];
  const who = t(`hours.who.${row.who}`);
  const kind = sayKind(row.kind);
  const never = row.kind === 'duty' ? 'hours.creditsNever' : 'hours.creditsNeverOther';
  const text = !day.creditable
    ? t(never, { who, kind })
    : day.wouldCredit >= row.minutes
      ? t('hours.credits', { n: day.wouldCredit })
      : day.wouldCredit > 0
        ? t('hours.creditsSome', { n: day.wouldCredit, cap: day.capMinutes })
        : t('hours.creditsNone', { cap: day.capMinutes });
  return [
    { name: 'hours.fact.credit', text },
    ...(day.approved > 0
      ? [{ name: 'hours.fact.day', text: t('hours.dayHas', { a: day.approved, c: day.credited }) } as const]
      : []),
  ];
};

/** 12:04 − 08:58: what the minutes are the difference of. */
export const reckoning = (row: Row): string =>
  row.from === row.to
    ? t('hours.reckonAway')
    : t('hours.reckon', { from: clockTime(row.from), to: sayEnd(row) });

/** What is doubtful comes first, the rest as it happened. */
export const factsOf = (row: Row, evidence: HoursEvidence, least: number, nameOf: NameOf): Fact[] => {
  const { planned, held, overlaps, attendance } = evidence;
  const low = attendance !== undefined && row.flags.includes('low_attendance');
  const all: Fact[] = [
    ...(row.kind === 'duty' || planned.length
      ? [
          {
            name: 'hours.fact.rostered',
            text: planned.length
              ? join(planned.map((one) => `${one.name} ${sayTime(one)}`.trim()))
              : t('hours.noRoster'),
          } as const,
        ]
      : []),
    ...ofSession(row, evidence),
    ...ofRings(evidence),
    ...(held.length
      ? [
          {
            name: 'hours.fact.held',
            text: '',
            calls: held.map((one) => ({ id: one.callId, number: one.number })),
          } as const,
        ]
      : []),
    ...ofClaim(row, nameOf),
    {
      name: 'hours.fact.overlaps',
      text: overlaps.length
        ? join(
            overlaps.map((one) =>
              t(one.claim ? 'hours.overlapClaim' : 'hours.overlapOf', {
                kind: sayKind(one.kind),
                time: sayTime(one),
              }),
            ),
          )
        : t('hours.noOverlap'),
      doubtful: overlaps.length > 0,
    },
    ...(attendance
      ? [
          {
            name: 'hours.fact.attendance',
            text: t(low ? 'hours.attendedLow' : 'hours.attended', {
              m: attendance.measured,
              p: attendance.planned,
              percent: attendance.percent,
              least,
            }),
            doubtful: low,
          } as const,
        ]
      : []),
    ...(row.reason ? [{ name: 'hours.fact.corrected', text: row.reason } as const] : []),
  ];
  return [...all.filter((fact) => fact.doubtful), ...all.filter((fact) => !fact.doubtful)];
};

/** Who must hear of a fact though their page is closed, and of what: a row a fact. Pure. */
import { MINUTE, HOUR, DAY } from '../../protocol/time/durations.js';
import { localDay, localTime } from '../../protocol/time/local-day.js';
import type { NoticeAbout } from '../../notice/notice-sentences.js';
import type { DeedName, NearStage } from '../../protocol/codes.js';
import { hasHandled } from '../../call/call-relation.js';
import type { CallRow } from '../../call/call.entity.js';
import { needsSomebody, type NoticeContext, type CallNotice } from './call-notice.js';
import { VIDEO_FACTS } from './video-facts.js';
import type { Fact } from '../../call/facts.js';

type Notices<D extends DeedName> = (fact: Fact<D>, around: NoticeContext) => readonly CallNotice[];

/** An alert that is older than this tells nobody anything new. */
const ALERT_LASTS = 30 * MINUTE;
/** An owner who has not read of it within this is told by the board. */
const OWNER_LASTS = HOUR;
/** It is no hurry, and is on the call's own page. */
const STAGE_LASTS = 7 * DAY;
const ABOUT = { near: 'near', due: 'due', over: 'late' } as const satisfies Record<NearStage, string>;
const monthAndDay = (at: number) => localDay(at).slice(5);

/** Officers whose page sleeps; the hub's own test reaches nobody. */
const toThoseRung: Notices<'rung'> = ({ data: { rings, expiresAt } }, { line, isAwake }) =>
  line.drill === 'loop'
    ? []
    : rings
        .filter(({ officer }) => !isAwake(officer))
        .map(({ id, officer }) => ({
          to: officer,
          kind: 'ring',
          ...(line.drill && { about: 'drill' as const }),
          path: `/ring/${id}`,
          offerId: id,
          expiresAt,
        }));

/** Coordinators, where the ladder has come to a step that asks for them; of one that is repeated once. */
function toThoseAsked(
  climbed: readonly number[],
  at: number,
  { line, coordinatorsOrAdmins }: NoticeContext,
): CallNotice[] {
  const { steps } = line.policy;
  const asked = climbed.some(
    (n) => steps[n - 1]?.ring === 'coordinators' && steps[n - 2]?.ring !== 'coordinators',
  );
  return asked && needsSomebody(line) ? toOwners('asked', coordinatorsOrAdmins(), at, line) : [];
}
const toOwners = (
  about: NoticeAbout<'alert'>,
  people: readonly string[],
  at: number,
  { id }: Readonly<CallRow>,
): CallNotice[] =>
  people.map((to) => ({ to, kind: 'alert', about, path: `/calls/${id}`, expiresAt: at + OWNER_LASTS }));

/** Whoever handled it is told nothing of what the resident said, though they coordinate besides. */
const others = (people: readonly string[], line: Readonly<CallRow>): string[] =>
  people.filter((id) => !hasHandled(line, id));

const handedOver = (
  people: readonly string[],
  about: NoticeAbout<'handover'>,
  path: string,
  { at }: Fact,
): CallNotice[] => people.map((to) => ({ to, kind: 'handover', about, path, expiresAt: at + DAY }));
const toReviewers: Notices<'returned' | 'review_late'> = (fact, { line, reviewers }) =>
  handedOver(reviewers(), 'returned', `/calls/${line.id}`, fact);

const NOTICES: { readonly [D in DeedName]: Notices<D> | null } = {
  raised: null,
  rung: (fact, around) => {
    const { kind, step, skipped = [] } = fact.data;
    const climbed = [...skipped.map((s) => s.step), ...(kind === 'ladder' ? [step] : [])];
    return [...toThoseRung(fact, around), ...toThoseAsked(climbed, fact.at, around)];
  },
  arrived: null,
  waiting: ({ data, at }, around) =>
    toThoseAsked(
      data.skipped.map((s) => s.step),
      at,
      around,
    ),
  declined: null,
  retaken: null,
  lapsed: null,
  withdrawn: null,
  accepted: null,
  walked_in: null,
  amended: null,
  messaged: null,
  assigned: null,
  transferring: null,
  transferred: null,
  kept: (fact, { line: { holderId } }) =>
    holderId === null ? [] : handedOver([holderId], 'refused', '/desk', fact),
  cancelled: null,
  closed: null,
  close_taken_back: null,
  rated: null,
  reopened: null,
  alerted: ({ data, at }, { line, coordinators }) =>
    needsSomebody(line)
      ? coordinators().map((to) => ({
          to,
          kind: 'alert',
          about: data.kind,
          path: `/calls/${line.id}`,
          expiresAt: at + ALERT_LASTS,
        }))
      : [],
  paused: null,
  continued: null,
  contacted: null,
  reminded: ({ data: { stage, due }, at }, { line: { id, holderId } }) =>
    holderId === null
      ? []
      : [
          {
            to: holderId,
            kind: 'deadline',
            about: ABOUT[stage],
            date: `${monthAndDay(due)} ${localTime(due)}`,
            path: `/desk?call=${id}`,
            expiresAt: stage === 'near' ? due : at + DAY,
          },
        ],
  moved: null,
  booked: null,
  entrusted: ({ data, at }, { line }) =>
    needsSomebody(line) ? toOwners('entrusted', data.to, at, line) : [],
  recused: null,
  unrecused: null,
  late_found: null,
  brought_back: null,
  help_asked: (fact, { officersOf }) => {
    const { to } = fact.data;
    if ('body' in to) return [];
    const asked = 'officer' in to ? [to.officer] : officersOf(to.department);
    return handedOver(asked, 'co_handling', '/desk/helping', fact);
  },
  help_agreed: null,
  help_declined: null,
  help_answered: null,
  help_withdrawn: null,
  help_reminded: ({ data, at }, { line }) => {
    const help = line.ringing.help?.find((h) => h.id === data.help);
    return [line.holderId, help?.helper ?? null]
      .filter((person) => person !== null)
      .map((to) => ({
        to,
        kind: 'deadline',
        about: ABOUT[data.stage],
        date: monthAndDay(data.answerBy),
        path: '/desk/helping',
        expiresAt: at + DAY,
      }));
  },
  follow_up_reminded: (
    { data: { kind, stage, dueAt, ofResident }, at },
    { line, isOfficer, coordinatorsOrAdmins },
  ) => {
    const { by } = line.ringing.followUps!.findLast((f) => f.kind === kind && f.ofResident === ofResident)!;
    const owners = isOfficer(by) ? [by] : coordinatorsOrAdmins();
    return (ofResident ? others(owners, line) : owners).map((to) => ({
      to,
      kind: 'deadline',
      about: `${kind}_${ABOUT[stage]}` as const,
      date: monthAndDay(dueAt),
      path: `/calls/${line.id}`,
      expiresAt: at + DAY,
    }));
  },
  follow_up_put_off: null,
  followed_up: null,
  returned: toReviewers,
  review_late: toReviewers,
  reviewed: (fact) => {
    const { verdict, officer } = fact.data;
    return verdict === 'ruled' && officer !== null ? handedOver([officer], '', '/desk', fact) : [];
  },
  left: null,
  // Its community hears how far it is; of what was said, nothing.
  petition_told: ({ data: { step, on }, at }, { raiser }) => {
    const to = raiser();
    return to === null
      ? []
      : [
          {
            to,
            kind: 'petition',
            about: step,
            date: on.slice(5),
            path: '/community',
            expiresAt: at + STAGE_LASTS,
          },
        ];
  },
  slip_given: null,
  // Not opened again by itself: somebody else than who handled it asks back.
  resident_answered: ({ data, at }, { line, coordinatorsOrAdmins }) =>
    data.followUps && line.drill === null
      ? toOwners('resident_unsolved', others(coordinatorsOrAdmins(), line), at, line).map((one) => ({
          ...one,
          expiresAt: at + DAY,
        }))
      : [],
  // A coordinator's hand gave it to them.
  merged: (fact) => {
    const { officer } = fact.data;
    return officer === undefined || officer === fact.actorId ? [] : handedOver([officer], '', '/desk', fact);
  },
  unmerged: null,
  ...VIDEO_FACTS,
};

export const noticesOf = <D extends DeedName>(fact: Fact<D>, around: NoticeContext): readonly CallNotice[] =>
  NOTICES[fact.deed]?.(fact, around) ?? [];

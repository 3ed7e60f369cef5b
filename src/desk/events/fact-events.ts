/**
 * What the pages of officers and coordinators are told of a fact, beside that the call is another now: a row a fact.
 * Pure but for names, which `views` knows.
 */
import type { ServerEvents } from '../../protocol/events.js';
import { iso } from '../../protocol/time/instant.js';
import type { DeadlineNear } from '../../protocol/calls/deadline.js';
import type { FollowUpChange } from '../../protocol/calls/follow-up.js';
import type { CallKept, CallReturned } from '../../protocol/calls/handing-over.js';
import type { HelpChange } from '../../protocol/calls/help-item.js';
import type { DeedName } from '../../protocol/codes.js';
import type { CallRow } from '../../call/call.entity.js';
import type { CallUpdate } from '../call-update.js';
import type { FollowUpState, Help } from '../../call/care/care-book.js';
import { handlersOf } from '../../call/call-relation.js';
import { ringsEnded } from '../../call/fact-effects.js';
import type { Fact, HelpFact } from '../../call/facts.js';
import type { CallViewsService } from '../views/call-views.service.js';
import { VIDEO_FACTS } from './video-facts.js';

type Told<N extends 'procuratorate' | 'coordination'> = {
  [E in keyof ServerEvents[N] & string]: { event: E; payload: ServerEvents[N][E] };
}[keyof ServerEvents[N] & string];
/** To an officer's pages, or to the coordinators of the call's unit. */
export type FactEvent =
  | ({ officer: string } & Told<'procuratorate'>)
  | ({ officer: null } & Told<'coordination'>);

export type Names = Pick<
  CallViewsService,
  'community' | 'holder' | 'named' | 'isOfficerOf' | 'officersOf' | 'isCoordinator'
>;
interface EventContext extends CallUpdate {
  line: Readonly<CallRow>;
  views: Names;
}
type EventsOf<D extends DeedName> = (fact: Fact<D>, around: EventContext) => readonly FactEvent[];

const about = (views: Names, { id, number, communityId }: Readonly<CallRow>) => ({
  callId: id,
  number,
  community: views.community(communityId),
});

const OWN = { own: true } as const;
const ends = <D extends DeedName>(fact: Fact<D>): FactEvent[] =>
  ringsEnded(fact).map(({ id, officer, state }) => ({
    officer,
    event: 'offer:ended',
    payload: { id, state, ...(state === 'withdrawn' && officer === fact.actorId && OWN) },
  }));

/** Why the other did not take it, in their words where they said so just now. */
function whyKept(why: CallKept['why'], { line, facts, views }: EventContext): CallKept {
  const declined = facts.find((f) => f.deed === 'declined');
  return {
    callId: line.id,
    number: line.number,
    why,
    ...(declined && { by: views.holder(declined.data.officer) }),
    ...(declined?.words && { reason: declined.words }),
  };
}

const returned: EventsOf<'returned' | 'review_late'> = (_fact, { line, views }) => {
  const { times, open } = line.ringing.returned!;
  const payload: CallReturned = {
    ...about(views, line),
    by: views.holder(open!.by),
    times,
    reviewBy: iso(open!.reviewBy),
    late: open!.late,
  };
  return [{ officer: null, event: 'call:returned', payload }];
};

const followUpChange = (
  { line, views }: EventContext,
  { kind, dueAt, state }: FollowUpState,
): FollowUpChange => ({
  ...about(views, line),
  kind,
  dueAt: iso(dueAt),
  state,
});
/** What it set or ended of what is to be done after the closing. */
const followUps: EventsOf<
  'closed' | 'close_taken_back' | 'reopened' | 'resident_answered' | 'follow_up_put_off' | 'followed_up'
> = ({ seq }, around) =>
  (around.line.ringing.followUps ?? [])
    .filter((one) => [one.setSeq, one.endedSeq].includes(seq))
    .flatMap((one): FactEvent[] => {
      const payload = followUpChange(around, one);
      const told = { event: 'follow-up:changed', payload } as const;
      if (!one.ofResident)
        return [
          { officer: one.by, ...told },
          { officer: null, ...told },
        ];
      // What a resident asked for is none of a handler's to know, whatever else they are: the others find it listed.
      const isAmong = handlersOf(around.line).some(around.views.isCoordinator);
      return isAmong ? [] : [{ officer: null, ...told }];
    });

const helpChange = (views: Names, line: Readonly<CallRow>, help: Help): HelpChange => ({
  id: help.id,
  ...about(views, line),
  state: help.state,
  answerBy: iso(help.answerBy),
  ...(help.helper !== null && { helper: views.holder(help.helper) }),
});
/** The holder and who helps: of a department everybody hears of it, those who were asked, and that one of them helps. */
function whoHears({ line, views }: EventContext, { to, helper }: Help): string[] {
  const helpers = [...('department' in to ? views.officersOf(to.department) : []), helper];
  return [...new Set([line.holderId, ...helpers])].filter((officer) => officer !== null);
}
const helpOf = ({ line }: EventContext, { data }: HelpFact): Help =>
  line.ringing.help!.find((h) => h.id === data.help)!;
const helpChanged = (fact: HelpFact, around: EventContext): FactEvent[] => {
  const help = helpOf(around, fact);
  const payload = helpChange(around.views, around.line, help);
  return whoHears(around, help).map((officer) => ({ officer, event: 'help:changed', payload }));
};

/** Beside the rings that it ends. */
const EVENTS: { readonly [D in DeedName]: EventsOf<D> | null } = {
  raised: null,
  rung: null,
  arrived: null,
  waiting: null,
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
  kept: ({ data }, around) => [
    { officer: around.line.holderId!, event: 'call:kept', payload: whyKept(data.why, around) },
  ],
  cancelled: null,
  closed: followUps,
  close_taken_back: followUps,
  rated: null,
  reopened: followUps,
  alerted: ({ data: { id, kind }, at }, { line }) =>
    line.drill === 'loop'
      ? []
      : [{ officer: null, event: 'alert', payload: { id, kind, callId: line.id, at: iso(at) } }],
  paused: null,
  continued: null,
  contacted: null,
  reminded: ({ data: { clock, stage, due } }, { line, views }) => {
    const payload: DeadlineNear = { ...about(views, line), clock, stage, due: iso(due) };
    return [
      { officer: null, event: 'deadline:near', payload },
      ...(line.holderId === null
        ? []
        : [{ officer: line.holderId, event: 'deadline:near' as const, payload }]),
    ];
  },
  moved: null,
  booked: null,
  entrusted: ({ at }, { line, views }) => {
    const [owner] = line.ringing.entrusted ?? [];
    if (owner === undefined) return [];
    const payload = { callId: line.id, coordinator: views.named(owner), at: iso(at) };
    return [{ officer: null, event: 'call:entrusted', payload }];
  },
  recused: null,
  unrecused: null,
  late_found: null,
  brought_back: null,
  help_asked: helpChanged,
  help_agreed: helpChanged,
  help_declined: helpChanged,
  help_answered: helpChanged,
  help_withdrawn: helpChanged,
  help_reminded: (fact, around) => {
    const help = helpOf(around, fact);
    const { state: _state, ...near } = helpChange(around.views, around.line, help);
    const payload = { ...near, stage: fact.data.stage };
    return whoHears(around, help).map((officer) => ({ officer, event: 'help:near', payload }));
  },
  follow_up_reminded: ({ data: { kind, stage } }, around) => {
    const one = around.line.ringing.followUps!.findLast((f) => f.kind === kind)!;
    const { state: _state, ...near } = followUpChange(around, one);
    const officer = around.views.isOfficerOf(around.line.unitId, one.by) ? one.by : null;
    return [{ officer, event: 'follow-up:near', payload: { ...near, stage } }];
  },
  follow_up_put_off: followUps,
  followed_up: followUps,
  returned,
  review_late: returned,
  reviewed: ({ data: { verdict }, actorId, words = '' }, { line, before, views }) => {
    const giver = before?.line.holderId;
    const payload = { callId: line.id, number: line.number, verdict, by: views.holder(actorId!), words };
    return giver ? [{ officer: giver, event: 'call:reviewed', payload }] : [];
  },
  left: null,
  petition_told: null,
  slip_given: null,
  resident_answered: followUps,
  merged: null,
  unmerged: null,
  ...VIDEO_FACTS,
};

export const eventsOf = <D extends DeedName>(
  fact: Fact<D>,
  update: CallUpdate,
  views: Names,
): readonly FactEvent[] => [
  ...ends(fact),
  ...(EVENTS[fact.deed]?.(fact, { ...update, line: update.after.line, views }) ?? []),
];

/** Who is told of parts that others help with, of what was given back, and of a hand-over that nobody took. */
import type { Publisher } from '../../realtime/publisher.js';
import { iso } from '../../protocol/instant.js';
import type { CallKept, CallReturned, FollowUpChange, HelpChange } from '../../protocol/shapes.js';
import type { FollowUpState, Help } from '../../call/helping/care-book.js';
import type { FactData, WrittenFact } from '../../call/facts.js';
import type { CallUpdate } from '../call-update.js';
import type { Call } from '../../call/call-state.js';
import { type CallViewsService } from '../views/call-views.service.js';

export function publishCareEvents(
  tell: Publisher,
  views: CallViewsService,
  { before, after, facts }: CallUpdate,
): void {
  for (const fact of facts) {
    if (fact.deed.startsWith('help_')) ofHelp(tell, views, after, fact);
    switch (fact.deed) {
      case 'returned':
      case 'review_late':
        tell.coordination(after.line.unitId, 'call:returned', returned(views, after));
        break;
      case 'reviewed': {
        const giver = before?.line.holderId;
        const { verdict } = fact.data as unknown as FactData['reviewed'];
        const { id: callId, number } = after.line;
        const by = views.holder(fact.actorId!);
        if (giver)
          tell.officer(giver, 'call:reviewed', { callId, number, verdict, by, words: fact.words ?? '' });
        break;
      }
      case 'closed':
      case 'reopened':
      case 'follow_up_put_off':
      case 'followed_up':
        for (const one of after.line.ringing.followUps ?? [])
          if ([one.setSeq, one.endedSeq].includes(fact.seq)) followUpChanged(tell, views, after, one);
        break;
      case 'follow_up_reminded': {
        const { kind, stage } = fact.data as unknown as FactData['follow_up_reminded'];
        const one = after.line.ringing.followUps!.findLast((f) => f.kind === kind)!;
        const { state: _state, ...near } = followUpChange(views, after, one);
        if (views.isOfficerOf(after.line.unitId, one.by))
          tell.officer(one.by, 'follow-up:near', { ...near, stage });
        else tell.coordination(after.line.unitId, 'follow-up:near', { ...near, stage });
        break;
      }
      case 'kept':
        tell.officer(after.line.holderId!, 'call:kept', kept(views, after, fact, facts));
        break;
      default:
    }
  }
}

/** Why the other did not take it, in their words where they said so just now. */
function kept(
  views: CallViewsService,
  { line }: Call,
  fact: WrittenFact,
  facts: readonly WrittenFact[],
): CallKept {
  const { why } = fact.data as unknown as FactData['kept'];
  const declined = facts.find((f) => f.deed === 'declined');
  return {
    callId: line.id,
    number: line.number,
    why,
    ...(declined && { by: views.holder((declined.data as FactData['declined']).officer) }),
    ...(declined?.words && { reason: declined.words }),
  };
}

function returned(views: CallViewsService, { line }: Call): CallReturned {
  const { times, open } = line.ringing.returned!;
  return {
    callId: line.id,
    number: line.number,
    community: views.community(line.communityId),
    by: views.holder(open!.by),
    times,
    reviewBy: iso(open!.reviewBy),
    late: open!.late,
  };
}

const followUpChange = (
  views: CallViewsService,
  { line }: Call,
  { kind, dueAt, state }: FollowUpState,
): FollowUpChange => ({
  callId: line.id,
  number: line.number,
  community: views.community(line.communityId),
  kind,
  dueAt: iso(dueAt),
  state,
});

function followUpChanged(tell: Publisher, views: CallViewsService, call: Call, one: FollowUpState): void {
  const change = followUpChange(views, call, one);
  tell.officer(one.by, 'follow-up:changed', change);
  tell.coordination(call.line.unitId, 'follow-up:changed', change);
}

function ofHelp(tell: Publisher, views: CallViewsService, { line }: Call, { deed, data }: WrittenFact): void {
  const help = line.ringing.help!.find((h) => h.id === (data as { help: string }).help)!;
  const change: HelpChange = {
    id: help.id,
    callId: line.id,
    number: line.number,
    community: views.community(line.communityId),
    state: help.state,
    answerBy: iso(help.answerBy),
    ...(help.helper !== null && { helper: views.holder(help.helper) }),
  };
  for (const officer of new Set([line.holderId, ...whoHelps(views, help)])) {
    if (officer === null) continue;
    if (deed !== 'help_reminded') tell.officer(officer, 'help:changed', change);
    else {
      const { state: _state, ...rest } = change;
      const { stage } = data as unknown as FactData['help_reminded'];
      tell.officer(officer, 'help:near', { ...rest, stage });
    }
  }
}

/** Everybody of a department hears of it: those who were asked, and that one of them helps. */
const whoHelps = (views: CallViewsService, { to, helper }: Help): string[] => [
  ...('department' in to ? views.officersOf(to.department) : []),
  ...(helper === null ? [] : [helper]),
];

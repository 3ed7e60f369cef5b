/**
 * How much of a call its community sees. A guarded call is in words whoever raised it may read; colleagues see its row.
 * A shared device on which nobody has said who they are sees numbers and states, and of guarded calls only that its own
 * raise is on its way: whoever stands there must see that somebody comes. Pure.
 */
import type { Actor } from '../kernel/actor.js';
import { refuse } from '../kernel/refusal/refusal.js';
import type { CallSummary } from '../protocol/calls/call-summary.js';
import { GUARDED_CATEGORIES } from '../protocol/codes.js';
import type { CallRow } from './call.entity.js';
import { isOpen } from './call-state.js';

export type CallVisibility = 'whole' | 'row' | 'state';
type Line = Pick<CallRow, 'communityId' | 'category' | 'raisedBy' | 'state' | 'drill'>;
type Viewer = Pick<Actor, 'id' | 'roles' | 'communityIds' | 'device' | 'mustSetFactor'>;

export const isGuarded = ({ category }: Pick<CallRow, 'category'>): boolean =>
  GUARDED_CATEGORIES.includes(category);
export const isAnonymousDevice = ({ device }: Pick<Actor, 'device'>): boolean =>
  device?.kind === 'community' && !device.acts;
/** What names who said it, and what is told in people's words, is for a person. @throws Refusal `who_first` */
export function requirePerson(actor: Pick<Actor, 'device'>): void {
  if (isAnonymousDevice(actor)) refuse('who_first');
}

/** Undefined: there is no such call for them. A drill costs a community worker nothing, not even a look. */
export function visibilityOf(line: Line, viewer: Viewer): CallVisibility | undefined {
  if (line.drill || !viewer.roles.includes('worker') || !viewer.communityIds.includes(line.communityId))
    return undefined;
  // They may call in need and follow what they raised; the rest waits for their second factor.
  if (viewer.mustSetFactor && line.raisedBy !== viewer.id) return undefined;
  const fromHere = line.raisedBy === viewer.device?.id;
  if (isAnonymousDevice(viewer)) return !isGuarded(line) || (fromHere && isOpen(line)) ? 'state' : undefined;
  if (!isGuarded(line) || line.raisedBy === viewer.id) return 'whole';
  // Raised before anybody had said who they are: of those who stand there while it goes on, and with their PIN after.
  return fromHere && (isOpen(line) || !viewer.device!.locked) ? 'whole' : 'row';
}

/** Who looks: what was said before is done as its author's, and shown to whoever stands there now. */
function lookerOf(actor: Actor): Actor {
  const { device } = actor;
  if (!device?.before) return actor;
  const { before, ...rest } = device;
  return { ...actor, id: before.id, device: { ...rest, acts: before.acts } };
}

/** A call as its community's side may see it; a command of theirs is answered by what anybody may know at least. */
export function maskForVisibility(summary: CallSummary, line: Line, actor: Actor): CallSummary {
  const looker = lookerOf(actor);
  const sight = visibilityOf(line, looker);
  if (sight === 'whole') return fullView(summary);
  return sight === 'row' ? rowView(summary) : stateOf(summary, line, looker);
}

/** All but what the unit keeps for itself: that it asks another body, and of a guarded call that it comes to see. */
export function fullView(summary: CallSummary): CallSummary {
  if (summary.followUp === undefined) return summary;
  const { followUp, ...rest } = summary;
  return followUp.kind === 'visit' && !isGuarded(rest) ? { ...rest, followUp } : rest;
}

/** Without its words, how it was rated, to whom it was referred, and what follows. */
export function rowView({
  rating: _rating,
  residentAnswer: _answer,
  referral: _referral,
  followUp: _followUp,
  ...rest
}: CallSummary): CallSummary {
  return { ...rest, summary: '', shows: 'row' };
}

/** Number, state and times; of one's own raise also who is coming. */
function stateOf(summary: CallSummary, line: Line, { id, device }: Viewer): CallSummary {
  const { number, version, state, community, raisedAt, answerBy, answeredAt, closeBy, closedAt } = summary;
  const own = line.raisedBy === id || line.raisedBy === device?.id;
  const { raisedBy, holder, coordinator, urgency, category } = summary;
  return {
    id: summary.id,
    number,
    version,
    state,
    category: own && !isGuarded(line) ? category : 'other',
    urgency: own ? urgency : 'normal',
    summary: '',
    community,
    raisedBy: own ? raisedBy : { id: '', name: '' },
    ...(own && holder && { holder }),
    ...(own && coordinator && { coordinator }),
    raisedAt,
    answerBy,
    ...(answeredAt !== undefined && { answeredAt }),
    closeBy,
    ...(closedAt !== undefined && { closedAt }),
    ...(summary.unheldSince !== undefined && { unheldSince: summary.unheldSince }),
    ...(summary.booked && { booked: summary.booked }),
    ...(own && summary.activityId !== undefined && { activityId: summary.activityId }),
    messages: { count: 0 },
    shows: 'state',
  };
}

/** Whether they may see who is being rung for it: colleagues may, nobody in particular only for their own raise. */
export const canSeeProgress = (line: Line, viewer: Viewer): boolean => {
  const sight = visibilityOf(line, viewer);
  return sight !== undefined && (sight !== 'state' || line.raisedBy === viewer.device?.id);
};

/** A call's deadlines, each with its arithmetic. */
import { Injectable } from '@nestjs/common';
import { iso } from '../protocol/time/instant.js';
import { countFor, computeDeadline } from '../calendar/deadline-arithmetic.js';
import type { Actor } from '../kernel/actor.js';
import type { Deadline } from '../protocol/calls/deadline.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { clockBookOf } from '../call/clocks/call-clocks.js';
import type { CallClock } from '../call/clock-book.js';
import { holderOf } from '../directory/holder.js';
import { asHandled, type FollowUpState } from '../call/care/care-book.js';
import { isFollowUpLate } from '../call/care/follow-up-rules.js';
import {
  followUpText,
  recomputedText,
  deadlineRuleText,
  deadlineStepText,
} from '../call/clocks/deadline-text.js';
import { rowForDisplay, readCall } from '../desk/views/readable-call.query.js';
import { hasHandled, requireRelation } from '../call/call-relation.js';
import type { CallRow } from '../call/call.entity.js';
import { isOpen } from '../call/call-state.js';
import { Store } from '../store/store.js';
import { Clock } from '../kernel/clock.js';
import { Directory } from '../directory/directory.js';

@Injectable()
export class CallDeadlinesQuery {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
  ) {}

  /** @throws Refusal `call_not_found`, `forbidden`, `not_holder` */
  async of(actor: Actor, callId: string): Promise<{ items: Deadline[]; broken?: true }> {
    const found = (await readCall(this.store.read, callId)) ?? refuse('call_not_found');
    const line = rowForDisplay(found);
    const relation = requireRelation(line, actor, 'coordination', 'community', 'holder');
    // Of a broken one the instants stand in its summary; arithmetic that is not known is not shown.
    if (!found.whole) return { items: [], broken: true };
    const clocks = clockBookOf(line).clocks.map((clock) => this.explained(line, clock, actor));
    if (relation === 'community') return { items: clocks };
    const { followUps = [] } = hasHandled(line, actor.id) ? asHandled(line.ringing) : line.ringing;
    return { items: [...clocks, ...followUps.map((one) => this.ofFollowUp(one, actor))] };
  }

  private explained(line: CallRow, clock: CallClock, { lang }: Actor): Deadline {
    const calendar = this.directory.calendars.of(line.unitId);
    const { kind, limit, from, doneAt } = clock;
    // Handed over or opened again, it counts from an answer as any other.
    const onSite = line.desk && from === line.raisedAt;
    const rule = deadlineRuleText({ kind, limit, onSite }, calendar, lang);
    if (from === null) return { kind, state: isOpen(line) ? 'waiting' : 'ended', rule, steps: [] };
    const { pauses } = clockBookOf(line);
    const counted = computeDeadline(calendar, { ...countFor(calendar, limit), from, pauses });
    const due = clock.due ?? counted.due;
    return {
      kind,
      state: this.state(isOpen(line), clock, due),
      from: iso(from),
      ...(due !== null && { due: iso(due) }),
      ...(doneAt !== null && { doneAt: iso(doneAt) }),
      ...(due === null && { leftSeconds: Math.round((clock.left ?? counted.left) / 1000) }),
      rule,
      steps: counted.steps.map((step) => ({
        from: iso(step.from),
        to: iso(step.to),
        countedSeconds: step.counted / 1000,
        why: deadlineStepText(step, lang),
      })),
      ...(due !== counted.due && { note: recomputedText(lang) }),
    };
  }

  private ofFollowUp(
    { kind, state, setBy, setAt, dueAt, endedAt, putOff }: FollowUpState,
    { lang }: Actor,
  ): Deadline {
    const { directory, clock } = this;
    const late = isFollowUpLate(dueAt, endedAt ?? clock.now());
    const ended = {
      open: late ? 'over' : 'running',
      done: late ? 'missed' : 'met',
      dropped: 'ended',
    } as const;
    const { name } = holderOf(directory, setBy);
    return {
      kind,
      state: ended[state],
      from: iso(setAt),
      due: iso(dueAt),
      ...(state === 'done' && { doneAt: iso(endedAt!) }),
      rule: followUpText(kind, putOff > 0, name, lang),
      steps: [],
    };
  }

  private state(open: boolean, { doneAt }: CallClock, due: number | null): Deadline['state'] {
    if (doneAt !== null) return due === null || doneAt <= due ? 'met' : 'missed';
    if (!open) return 'ended';
    if (due === null) return 'paused';
    return due <= this.clock.now() ? 'over' : 'running';
  }
}

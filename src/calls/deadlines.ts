/** A call's deadlines, each with its arithmetic. */
import { Injectable } from '@nestjs/common';
import { iso } from '../protocol/instant.js';
import { countingOf, reckon } from '../calendar/reckon.js';
import type { Actor } from '../kernel/actor.js';
import type { Deadline } from '../protocol/shapes.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { bookOf } from '../call/clocks/clocks.js';
import type { CallClock } from '../call/clock-book.js';
import { DeskTools } from '../desk/desk-tools.js';
import { holderOf } from '../directory/holder.js';
import type { FollowUp } from '../call/helping/care.js';
import { isLate } from '../call/helping/follow-up.js';
import { followUpInWords, reckonedAnew, ruleInWords, stepInWords } from '../call/clocks/explained.js';
import { lineOf, listedOne } from '../desk/views/listed.js';
import { requireRelation } from '../call/relation.js';
import type { CallRow } from '../call/call.entities.js';
import { isOpen } from '../call/state.js';

@Injectable()
export class CallDeadlines {
  constructor(private readonly tools: DeskTools) {}

  /** @throws Refusal `call_not_found`, `forbidden`, `not_holder` */
  async of(actor: Actor, callId: string): Promise<{ items: Deadline[]; broken?: true }> {
    const found = (await listedOne(this.tools.store.read, callId)) ?? refuse('call_not_found');
    const line = lineOf(found);
    const relation = requireRelation(line, actor, 'coordination', 'community', 'holder');
    // Of a broken one the instants stand in its summary; arithmetic that is not known is not shown.
    if (!found.whole) return { items: [], broken: true };
    const clocks = bookOf(line).clocks.map((clock) => this.explained(line, clock, actor));
    if (relation === 'community') return { items: clocks };
    const { followUps = [] } = line.ringing;
    return { items: [...clocks, ...followUps.map((one) => this.ofFollowUp(one, actor))] };
  }

  private explained(line: CallRow, clock: CallClock, { lang }: Actor): Deadline {
    const calendar = this.tools.directory.calendars.of(line.unitId);
    const { kind, limit, from, doneAt } = clock;
    const rule = ruleInWords(kind, limit, calendar, lang);
    if (from === null) return { kind, state: isOpen(line) ? 'waiting' : 'ended', rule, steps: [] };
    const { pauses } = bookOf(line);
    const counted = reckon(calendar, { ...countingOf(calendar, limit), from, pauses });
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
        why: stepInWords(step, lang),
      })),
      ...(due !== counted.due && { note: reckonedAnew(lang) }),
    };
  }

  private ofFollowUp(
    { kind, state, setBy, setAt, dueAt, endedAt, putOff }: FollowUp,
    { lang }: Actor,
  ): Deadline {
    const { directory, clock } = this.tools;
    const late = isLate(dueAt, endedAt ?? clock.now());
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
      rule: followUpInWords(kind, putOff > 0, name, lang),
      steps: [],
    };
  }

  private state(open: boolean, { doneAt }: CallClock, due: number | null): Deadline['state'] {
    if (doneAt !== null) return due === null || doneAt <= due ? 'met' : 'missed';
    if (!open) return 'ended';
    if (due === null) return 'paused';
    return due <= this.tools.clock.now() ? 'over' : 'running';
  }
}

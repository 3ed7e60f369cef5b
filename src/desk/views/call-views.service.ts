/** A call as each party may see it. */
import type { LiveRing } from '../../call/ring-book.js';
import { Injectable } from '@nestjs/common';
import { iso } from '../../protocol/time/instant.js';
import { Seal } from '../../kernel/seal/seal.js';
import { Directory } from '../../directory/directory.js';
import type { Holder, Named } from '../../protocol/answers.js';
import type { CallSummary, RingCall } from '../../protocol/calls/call-summary.js';
import type { Progress, Ring } from '../../protocol/calls/ring.js';
import { isOfficerOf } from '../../directory/holder.js';
import type { Person } from '../../directory/person.js';
import type { Actor } from '../../kernel/actor.js';
import { asHandled, nextFollowUp } from '../../call/care/care-book.js';
import { handlersOf, hasHandled } from '../../call/call-relation.js';
import { addressedName } from '../../kernel/refusal/refusal.js';
import type { CallRow } from '../../call/call.entity.js';
import { isProbe, PROBE_NAME } from '../../call/drill-rules.js';
import { contactSealContext } from '../journal/co-handling.repository.js';
import { careView, clockViews, followUpView, matterView, sinceView } from './call-summary.parts.js';
import type { ReadableCall, PlainCallRow } from './readable-call.query.js';
import { summarySealContext, factTextSealContext } from '../journal/journal.repository.js';
import type { Call } from '../../call/call-state.js';

@Injectable()
export class CallViewsService {
  constructor(
    private readonly directory: Directory,
    private readonly seal: Seal,
  ) {}

  named = (id: string): Named => ({
    id,
    name: isProbe(id) ? PROBE_NAME : (this.directory.person(id)?.name ?? ''),
  });
  holder(id: string): Holder {
    const title = this.directory.person(id)?.title;
    return { ...this.named(id), ...(title && { title }) };
  }
  community = (id: string): Named => ({
    id,
    name: isProbe(id) ? PROBE_NAME : (this.directory.community(id)?.name ?? ''),
  });
  department = (id: string): Named => ({ id, name: this.directory.department(id)?.name ?? '' });
  /** Ids of the officers of a department. */
  officersOf(departmentId: string): string[] {
    const unitId = this.directory.department(departmentId)?.unitId ?? '';
    return this.directory
      .peopleOf(unitId)
      .filter((p) => p.departmentId === departmentId && p.roles.includes('officer') && !p.disabled)
      .map((p) => p.id);
  }

  isCoordinator = (id: string): boolean =>
    this.directory.person(id)?.roles.some((role) => role === 'coordinator' || role === 'admin') ?? false;
  isOfficerOf = (unitId: string, id: string): boolean => isOfficerOf(this.directory, unitId, id);

  summary(line: CallRow): CallSummary {
    const { referral } = line;
    return {
      ...this.plain(line),
      ...this.said(line),
      ...(referral !== null && { referral }),
      ...clockViews(line),
      ...this.unheld(line),
      ...sinceView(line),
      ...careView(line),
      ...matterView(line),
    };
  }

  /** In a list: of one that cannot be read what is plain, and that it is broken. */
  listed(found: ReadableCall): CallSummary {
    try {
      if (found.whole) return this.summary(found.line);
    } catch {
      // As of one that was not whole.
    }
    return { ...this.plain(found.line), summary: '', shows: 'broken' };
  }

  /** Words that these keys do not open cost the call its words, and nobody the call. */
  private said({ id, summary }: PlainCallRow): Pick<CallSummary, 'summary' | 'shows'> {
    const words = summary === null ? '' : this.seal.tryOpen(summarySealContext(id), summary);
    return words === undefined ? { summary: '', shows: 'broken' } : { summary: words };
  }

  private plain(line: PlainCallRow): Omit<CallSummary, 'summary'> {
    const source = this.directory.sources.of(line.raisedBy);
    return {
      id: line.id,
      number: line.number,
      version: line.version,
      state: line.state,
      category: line.category,
      urgency: line.urgency,
      community: this.community(line.communityId),
      raisedBy: this.named(line.raisedBy),
      ...(source && { source: source.kind }),
      ...(line.holderId !== null && { holder: this.holder(line.holderId) }),
      raisedAt: iso(line.raisedAt),
      answerBy: iso(line.answerBy),
      ...(line.answeredAt !== null && { answeredAt: iso(line.answeredAt) }),
      closeBy: iso(line.closeBy),
      ...(line.closedAt !== null && { closedAt: iso(line.closedAt) }),
      ...(line.outcome !== null && { outcome: line.outcome }),
      ...(line.solved !== null && { solved: line.solved }),
      messages: {
        count: line.messageCount,
        ...(line.lastMessageAt !== null && { lastAt: iso(line.lastMessageAt) }),
      },
      ...(line.rating !== null && { rating: line.rating }),
      ...(line.residentSolved !== null && {
        residentAnswer: {
          solved: line.residentSolved,
          ...(line.residentSatisfied !== null && { satisfied: line.residentSatisfied }),
        },
      }),
      ...(line.desk && { desk: true as const }),
      ...(line.activityId !== null && { activityId: line.activityId }),
      ...(line.deskPlace !== null && { deskPlace: line.deskPlace }),
      ...(line.drill !== null && { drill: line.drill }),
      ...(line.lateAt !== null && { foundLate: iso(line.lateAt) }),
    };
  }

  /** Of a call that nobody holds: when it is rung first, and who is its owner of last resort. */
  private unheld({ ringing: { booked, entrusted } }: CallRow): Pick<CallSummary, 'booked' | 'coordinator'> {
    const [owner] = entrusted ?? [];
    return {
      ...(booked != null && { booked: { at: iso(booked) } }),
      ...(owner !== undefined && { coordinator: this.named(owner) }),
    };
  }

  /** A person's own words, as they stand sealed beside the fact; undefined where they cannot be opened. */
  words = (callId: string, seq: number, sealed: string): string | undefined =>
    this.seal.tryOpen(factTextSealContext(callId, seq), sealed);
  contact = (helpId: string, sealed: string): string | undefined =>
    this.seal.tryOpen(contactSealContext(helpId), sealed);

  /** For officers: who handled a call never learns how it was rated, nor what the resident said of it. */
  forOfficer(summary: CallSummary, { ringing }: Pick<CallRow, 'ringing'>): CallSummary {
    const { rating: _rating, residentAnswer: _answer, followUp, ...rest } = summary;
    const own = followUp && nextFollowUp(asHandled(ringing));
    return own ? { ...rest, followUp: followUpView(own) } : rest;
  }
  /** For one reader, whatever they are to it besides. */
  forReader = (summary: CallSummary, line: CallRow, { id }: Pick<Actor, 'id'>): CallSummary =>
    hasHandled(line, id) ? this.forOfficer(summary, line) : summary;
  /** For a room of many: without rating and answer where who handled it may be among them. */
  forRoom = (summary: CallSummary, line: CallRow, isIn: (person: Person) => boolean): CallSummary => {
    const handled = handlersOf(line).flatMap((id) => this.directory.person(id) ?? []);
    return handled.some(isIn) ? this.forOfficer(summary, line) : summary;
  };
  /** For somebody who held it once: that it goes on, without the words. */
  withoutWords(summary: CallSummary, line: Pick<CallRow, 'ringing'>): CallSummary {
    return { ...this.forOfficer(summary, line), summary: '' };
  }

  ringCall(line: PlainCallRow): RingCall {
    const { id, number, version, state, category, urgency, drill, desk } = line;
    return {
      id,
      number,
      version,
      state,
      category,
      urgency,
      community: this.community(line.communityId),
      raisedAt: iso(line.raisedAt),
      ...(drill !== null && { drill }),
      ...(desk && { desk: true as const }),
    };
  }
  ring(
    line: PlainCallRow,
    { id, rungAt, expiresAt, step }: Pick<LiveRing, 'id' | 'rungAt' | 'expiresAt' | 'step'>,
  ): Ring {
    return { id, rungAt: iso(rungAt), expiresAt: iso(expiresAt), step, call: this.ringCall(line) };
  }

  progress({ line, rings }: Call): Progress {
    const asking = line.state === 'ringing' ? rings : [];
    const { step } = line.ringing;
    const until = Math.max(...asking.map((r) => r.expiresAt));
    const next = asking.length ? nextStep(line) : undefined;
    const { booked } = line.ringing;
    return {
      callId: line.id,
      ...(booked != null && { booked: { at: iso(booked) } }),
      step: Math.max(1, step),
      ringing: asking.map((r) => ({
        name: addressedName(this.holder(r.officerId)),
        expiresAt: iso(r.expiresAt),
      })),
      ...(next !== undefined && {
        next: {
          step: next,
          at: iso(until),
          ...(line.policy.steps[next - 1]?.ring === 'all' && { all: true as const }),
        },
      }),
    };
  }
}

/** The step the ladder goes on with if nobody answers; undefined where it ends, or the call goes back to waiting. */
function nextStep({ ringing, policy }: CallRow): number | undefined {
  const { mode, step, retryAt } = ringing;
  if (mode === 'ladder') return step < policy.steps.length ? step + 1 : undefined;
  if (retryAt !== null) return undefined;
  return mode === 'hand' ? Math.max(1, step) : 1;
}

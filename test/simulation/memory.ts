/** What the database would hold, in maps: calls and their journals, rings, and who is on duty. */
import type { Call } from '#hub/call/call-state.js';
import type { Fact } from '#hub/call/facts.js';
import type { DutyRow } from '#hub/ledger/duty.entity.js';
import type { OfferEnd } from '#hub/protocol/codes.js';
import { Queue } from './queue.ts';

export interface OfferKept {
  id: string;
  callId: string;
  officerId: string;
  expiresAt: number;
  waited: boolean;
  rungAt: number;
  ending: OfferEnd | null;
}
export type DutyKept = Omit<DutyRow, 'id' | 'unitId' | 'sessionId'> & {
  unitId: string;
  sessionId: string | null;
};
export interface Stretch {
  from: number;
  to: number;
}

export class Memory {
  readonly calls = new Map<string, Call>();
  readonly journals = new Map<string, Fact[]>();
  /** clientCallId → call */
  readonly raised = new Map<string, string>();
  readonly offers = new Map<string, OfferKept>();
  readonly offersOf = new Map<string, string[]>();
  readonly duty = new Map<string, DutyKept>();
  /** What the ledger was given, by officer. */
  readonly ledger = new Map<string, Stretch[]>();
  readonly due = new Queue<string>();
  private readonly live = new Map<string, Set<OfferKept>>();
  private readonly held = new Map<string, Set<string>>();
  private readonly waiting = new Map<string, Set<string>>();
  private readonly danger = new Map<string, Set<string>>();

  heldBy = (officer: string): number => this.held.get(officer)?.size ?? 0;
  callsHeldBy = (officer: string): string[] => [...(this.held.get(officer) ?? [])];
  liveOf = (officer: string): OfferKept[] => [...(this.live.get(officer) ?? [])];
  busy = (officer: string): number => this.liveOf(officer).filter((o) => o.waited).length;
  waitingOf = (unitId: string): string[] => this.oldestFirst(this.waiting.get(unitId));
  /** Emergencies that nobody holds. */
  dangerOf = (unitId: string): string[] => this.oldestFirst(this.danger.get(unitId));
  private oldestFirst = (ids: Set<string> | undefined): string[] =>
    [...(ids ?? [])].sort((a, b) => {
      const [x, y] = [this.calls.get(a)!.line, this.calls.get(b)!.line];
      return x.raisedAt - y.raisedAt || (x.id < y.id ? -1 : 1);
    });

  put(call: Call, facts: readonly Fact[]): void {
    const { line } = call;
    const before = this.calls.get(line.id)?.line;
    this.calls.set(line.id, call);
    const journal = this.journals.get(line.id);
    if (journal) journal.push(...facts);
    else this.journals.set(line.id, [...facts]);
    if (line.dueAt !== null && line.dueAt !== before?.dueAt) this.due.add(line.dueAt, line.id);
    move(
      this.waiting,
      before?.state === 'waiting' ? line.unitId : null,
      line.state === 'waiting' ? line.unitId : null,
      line.id,
    );
    const endangered = (l: typeof before) =>
      l?.urgency === 'emergency' && (l.state === 'ringing' || l.state === 'waiting') ? l.unitId : null;
    move(this.danger, endangered(before), endangered(line), line.id);
    const holds = (l: typeof before) => (l?.state === 'active' ? l.holderId : null);
    move(this.held, holds(before), holds(line), line.id);
  }

  ring(offer: OfferKept): void {
    this.offers.set(offer.id, offer);
    const known = this.offersOf.get(offer.callId);
    if (known) known.push(offer.id);
    else this.offersOf.set(offer.callId, [offer.id]);
    const live = this.live.get(offer.officerId) ?? new Set();
    this.live.set(offer.officerId, live.add(offer));
  }

  /** @returns false where the ring had an end already */
  endRing(id: string, ending: OfferEnd): boolean {
    const offer = this.offers.get(id);
    if (!offer || offer.ending !== null) return false;
    offer.ending = ending;
    this.live.get(offer.officerId)?.delete(offer);
    return true;
  }

  /** A call that nothing more can happen to. */
  forget(callId: string): void {
    for (const offer of this.offersOf.get(callId) ?? []) this.offers.delete(offer);
    this.offersOf.delete(callId);
    this.calls.delete(callId);
    this.journals.delete(callId);
  }
}

function move(sets: Map<string, Set<string>>, from: string | null, to: string | null, id: string): void {
  if (from === to) return;
  if (from !== null) sets.get(from)?.delete(id);
  if (to === null) return;
  const set = sets.get(to) ?? new Set();
  sets.set(to, set.add(id));
}

/** What the hub's own commands act on here: the memory instead of a database. */
import { DEFAULT_CALENDAR } from '#hub/calendar/working-calendar.js';
import { ringsBegun, ringsEnded } from '#hub/call/fact-effects.js';
import type { Fact } from '#hub/call/facts.js';
import type { CallUpdate } from '#hub/desk/call-update.js';
import { CallDecision, type DecisionContext } from '#hub/call/call-decision.js';
import type { Call } from '#hub/call/call-state.js';
import type { DeskPort } from '#hub/call/decide/desk-port.js';
import { deadlinesOf } from '#hub/deadline/deadline-limits.js';
import { isLive } from '#hub/desk/on-duty/candidates.query.js';
import { DEFAULT_SETTINGS } from '#hub/directory/unit-settings.js';
import type { Message } from '#hub/protocol/calls/message.js';
import { refuse } from '#hub/kernel/refusal/refusal.js';
import { NO_GROUPS } from '#hub/routing/step-groups.js';
import type { Candidate } from '#hub/routing/candidate.js';
import type { Memory } from './memory.ts';
import type { Promises } from './promises.ts';
import { coordinator, departmentOf, liaisonOf, skillsOf, type Unit } from './town.ts';

const DEADLINES = deadlinesOf(DEFAULT_CALENDAR, [], DEFAULT_SETTINGS);

export class MemoryDesk implements DeskPort {
  readonly updates: CallUpdate[] = [];
  readonly touched = new Set<string>();
  readonly messages: Message[] = [];
  readonly unitId: string;
  readonly memory: Memory;
  readonly now: number;
  private readonly unit: Unit;
  private readonly startedAt: number;
  private readonly promises: Promises;
  private readonly newId: () => string;

  constructor(
    unit: Unit,
    hub: { memory: Memory; now: number; startedAt: number; promises: Promises; newId: () => string },
  ) {
    this.unit = unit;
    this.unitId = unit.id;
    this.memory = hub.memory;
    this.now = hub.now;
    this.startedAt = hub.startedAt;
    this.promises = hub.promises;
    this.newId = hub.newId;
  }

  waitingCalls = async () => this.memory.waitingOf(this.unitId);
  emergencies = async () => this.memory.dangerOf(this.unitId);
  load = async (id: string) => this.memory.calls.get(id) ?? refuse('call_not_found');
  decisionOn = (call: Call) => CallDecision.of(call, this.now);
  passOver = (_callId: string, error: unknown): void => {
    throw error;
  };

  known = async ({ communityId }: { communityId: string }): Promise<DecisionContext> => ({
    candidates: this.candidates(),
    liaisonId: liaisonOf(communityId),
    gateway: false,
    deadlines: DEADLINES,
    groups: { ...NO_GROUPS, coordinators: [coordinator(this.unitId).id] },
    hours: { open: true, opensAt: this.now },
    newId: this.newId,
    person: (id) => ({ id, name: id }),
  });

  candidates(): Candidate[] {
    return this.unit.officers.flatMap((id) => {
      const duty = this.memory.duty.get(id);
      if (duty?.since == null) return [];
      const candidate: Candidate = {
        id,
        departmentId: departmentOf(id),
        skills: skillsOf(id),
        paused: duty.pauseReason !== null,
        live: isLive(duty.seenAt, this.now, this.startedAt),
        held: this.memory.heldBy(id),
        lastRungAt: duty.lastRungAt,
        busy: this.memory.busy(id),
      };
      return [candidate];
    });
  }

  async save(before: Call | null, decision: CallDecision): Promise<Call> {
    if (!decision.facts.length && !decision.deferred) return decision.call;
    for (const fact of decision.facts) {
      if (fact.deed === 'rung') this.promises.ringing(decision.call, fact.data, this.candidates());
      this.keepRings(decision.call.line.id, fact);
    }
    this.memory.put(decision.call, decision.facts);
    this.updates.push({ before, after: decision.call, facts: decision.facts });
    return decision.call;
  }

  private keepRings(callId: string, fact: Fact): void {
    for (const { id, officer: officerId, expiresAt, waited } of ringsBegun(fact)) {
      this.memory.ring({ id, callId, officerId, expiresAt, waited, rungAt: fact.at, ending: null });
      if (fact.deed === 'rung') this.memory.duty.get(officerId)!.lastRungAt = fact.at;
    }
    for (const { id, state } of ringsEnded(fact)) this.promises.once(this.memory.endRing(id, state), id);
  }
}

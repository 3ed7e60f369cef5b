/** The promises of the contract, asked after every step. What is broken is written down and the run goes on. */
import { ringsBegun, ringsEnded } from '#hub/call/fact-effects.js';
import type { FactData } from '#hub/call/facts.js';
import type { CallUpdate } from '#hub/desk/call-update.js';
import { isOpen, promisedAt, type Call } from '#hub/call/call-state.js';
import type { Candidate } from '#hub/routing/candidate.js';
import type { Memory, Stretch } from './memory.ts';

const LATE_MILLISECONDS = 2000;

export class Promises {
  readonly broken: string[] = [];
  private readonly memory: Memory;
  private readonly journalOf = new Map<string, number>();

  constructor(memory: Memory) {
    this.memory = memory;
  }

  say(holds: boolean, what: () => string): void {
    if (!holds && this.broken.length < 1000) this.broken.push(what());
  }

  /** 2: an offer has one end. */
  once(ended: boolean, ring: string): void {
    this.say(ended, () => `ring ${ring} ended twice or never was`);
  }

  /** Nobody is rung who should not be. A hand may choose who is at the limit or said no. */
  ringing(after: Call, data: FactData['rung'], candidates: readonly Candidate[]): void {
    const { line } = after;
    const { declined, climb, transfer } = line.ringing;
    const byHand = data.kind === 'hand' || (data.kind === 'transfer' && transfer?.officerId != null);
    for (const { officer } of data.rings) {
      const c = candidates.find((x) => x.id === officer);
      const tell = (why: string) => () =>
        `${officer} was rung for ${line.number} (${data.kind}) though ${why}`;
      this.say(c !== undefined, tell('off duty'));
      if (!c) continue;
      this.say(!c.paused, tell('paused'));
      this.say(!line.ringing.recused.includes(officer), tell('recused'));
      if (byHand) continue;
      this.say(c.held < line.policy.heldLimit, tell(`holding ${c.held}`));
      if (data.kind === 'ladder')
        this.say(
          !declined.some((d) => d.officer === officer && d.climb === climb),
          tell('they declined in this climb'),
        );
      if (data.kind === 'ladder' || data.kind === 'again')
        this.say(c.live || !candidates.some((x) => this.able(x, after, data)), tell('others were awake'));
    }
  }
  /** Awake, free, under the limit, never declined, not recused, not rung for it in this climb. */
  private able = (c: Candidate, { line, rings }: Call, data: FactData['rung']): boolean =>
    c.live &&
    !c.paused &&
    c.held < line.policy.heldLimit &&
    (!data.waited || c.busy === 0) &&
    !line.ringing.declined.some((d) => d.officer === c.id) &&
    !rings.some((r) => r.officerId === c.id) &&
    !data.rings.some((r) => r.officer === c.id) &&
    !line.ringing.rung.includes(c.id) &&
    !line.ringing.recused.includes(c.id) &&
    data.step !== 1;

  /** 1 and 3: what falls due is done within 2 s, or within 2 s of the restart. */
  onTime(dueAt: number, now: number, upSince: number, what: string): void {
    const late = now - Math.max(dueAt, upSince);
    this.say(late <= LATE_MILLISECONDS && now >= dueAt, () => `${what} was done ${late} ms late`);
  }

  /** 2 and 3: at most one holder; every open call is being rung, is held, or waits with a coordinator alerted. */
  ofCall(id: string, now: number, upSince: number): void {
    const call = this.memory.calls.get(id);
    if (!call) return;
    const { line, rings } = call;
    const tell = (what: string) => () => `call ${line.number} in ${line.state}: ${what}`;
    const journal = this.memory.journals.get(id)!;
    this.say(line.version === journal.at(-1)!.seq, tell('version is not the last fact'));
    const from = this.journalOf.get(id) ?? 0;
    for (let i = Math.max(1, from); i < journal.length; i++)
      this.say(journal[i]!.seq === journal[i - 1]!.seq + 1, tell('a fact is missing or doubled'));
    this.journalOf.set(id, journal.length);
    const live = (this.memory.offersOf.get(id) ?? []).filter(
      (o) => this.memory.offers.get(o)!.ending === null,
    );
    this.say(
      live.length === rings.length && rings.every((r) => live.includes(r.id)),
      tell('its rings are not those alive'),
    );
    this.say(
      (line.holderId !== null) === (line.state === 'active' || line.state === 'closed'),
      tell('holder'),
    );
    if (line.desk) {
      const [, second] = journal;
      this.say(
        second?.deed === 'walked_in' && line.answeredAt === line.raisedAt,
        tell('walked in and not held at once'),
      );
      this.say(!line.ringing.alerted.includes('answer_late'), tell('walked in and told of as unanswered'));
    }
    if (line.state === 'ringing') this.say(rings.length > 0, tell('nobody is rung'));
    if (line.state === 'waiting') {
      const { alerts, retryAt } = line.ringing;
      this.say(
        alerts.some((a) => a.kind === 'unanswered' || a.kind === 'nobody_on_duty'),
        tell('no coordinator was alerted'),
      );
      this.say(
        retryAt !== null && line.dueAt !== null && line.dueAt <= retryAt,
        tell('it is never rung again'),
      );
    }
    // What fell due while the hub was down is found within 2 s of its start.
    const inTime = (due: number) => Math.max(due, upSince) >= now - LATE_MILLISECONDS;
    const promised = promisedAt(line);
    if (promised !== null) this.say(inTime(promised), tell('it has no owner for longer than promised'));
    if (isOpen(line) && line.state !== 'active')
      this.say(line.dueAt !== null && inTime(line.dueAt), tell('the clock has nothing to do with it'));
    if (line.state === 'active')
      this.say(
        rings.every((r) => r.kind === 'transfer'),
        tell('held and rung'),
      );
    if (!isOpen(line)) this.say(rings.length === 0, tell('it still rings'));
  }

  /** Calls of one matter say the same of it, each of them; who may be of none is of none. */
  ofMatter(line: Call['line']): void {
    const { matter } = line.ringing;
    const tell = (what: string) => () => `call ${line.number} in ${line.state}: ${what}`;
    this.say((matter?.lead ?? null) === line.matterId, tell('its matter is not that of its book'));
    if (!matter) return;
    this.say(line.state !== 'cancelled' && line.category !== 'minors', tell('it is of a matter'));
    const ids = matter.calls.map(({ id }) => id);
    this.say(ids.length > 1 && ids.includes(line.id) && ids.includes(matter.lead), tell('nobody’s matter'));
    for (const id of ids) {
      const other = this.memory.calls.get(id);
      if (!other) continue;
      const { lead, calls } = other.line.ringing.matter ?? {};
      const same = lead === matter.lead && JSON.stringify(calls) === JSON.stringify(matter.calls);
      this.say(same, tell(`call ${other.line.number} of its matter knows another`));
    }
  }

  /** Nobody's telephone rings for an instant: what a step rings, the same step does not end. */
  noFlash(updates: readonly CallUpdate[]): void {
    const facts = updates.flatMap((update) => update.facts);
    const begun = new Set(facts.flatMap((fact) => ringsBegun(fact).map(({ id }) => id)));
    for (const { id } of facts.flatMap(ringsEnded))
      this.say(!begun.has(id), () => `ring ${id} ended in the step that began it`);
  }

  /**
   * Danger rings whoever can be rung: at each instant everybody able rings for it or has rung in this climb, and who
   * was let go by another ring that a person ended rings for it now.
   */
  ofDanger(unitId: string, candidates: readonly Candidate[], updates: readonly CallUpdate[]): void {
    for (const id of this.memory.dangerOf(unitId)) {
      const { line, rings } = this.memory.calls.get(id)!;
      const { declined, recused, rung, mode } = line.ringing;
      // A coordinator's hand and the last holder come alone at first.
      if (mode === 'hand' || mode === 'last_holder') continue;
      const freed = updates.flatMap(({ before, after, facts }) =>
        after.line.id === id || facts.some((f) => f.deed === 'lapsed')
          ? []
          : (before?.rings ?? []).filter((r) => !after.rings.some((a) => a.id === r.id)),
      );
      for (const c of candidates) {
        const no = declined.some((d) => d.officer === c.id) || recused.includes(c.id);
        if (!c.live || c.paused || c.held >= line.policy.heldLimit || no) continue;
        const ringing = rings.some((r) => r.officerId === c.id);
        const tell = (what: string) => () => `${c.id} is ${what} and not rung for danger ${line.number}`;
        this.say(ringing || rung.includes(c.id), tell('able'));
        this.say(ringing || !freed.some((r) => r.officerId === c.id), tell('free again'));
      }
    }
  }

  /** 5: no minute of one officer counts twice. */
  served(officer: string, stretch: Stretch): void {
    const all = this.memory.ledger.get(officer) ?? [];
    const last = all.at(-1);
    this.say(stretch.from < stretch.to, () => `${officer} served a stretch that ends before it begins`);
    this.say(
      !last || last.to <= stretch.from,
      () => `${officer} served twice at ${new Date(stretch.from).toISOString()}`,
    );
    all.push(stretch);
    this.memory.ledger.set(officer, all);
  }

  forget(id: string): void {
    this.journalOf.delete(id);
  }
}

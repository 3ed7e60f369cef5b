/** The promises of the contract, asked after every step. What is broken is written down and the run goes on. */
import type { FactData } from '#hub/call/facts.js';
import { isOpen, promisedAt, type Call } from '#hub/call/state.js';
import type { Candidate } from '#hub/routing/route.js';
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
  ofCall(id: string, now: number): void {
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
    const promised = promisedAt(line);
    if (promised !== null)
      this.say(promised >= now - LATE_MILLISECONDS, tell('it has no owner for longer than promised'));
    if (isOpen(line) && line.state !== 'active')
      this.say(
        line.dueAt !== null && line.dueAt >= now - LATE_MILLISECONDS,
        tell('the clock has nothing to do with it'),
      );
    if (line.state === 'active')
      this.say(
        rings.every((r) => r.kind === 'transfer'),
        tell('held and rung'),
      );
    if (!isOpen(line)) this.say(rings.length === 0, tell('it still rings'));
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

/** One write of the desk: what it has read, what it decided, and what must be told once it is committed. */
import { newId } from '../ids.js';
import type { Message } from '../protocol/shapes.js';
import type { DeedName } from '../protocol/words.js';
import type { FactData } from './facts.js';
import { Refusal, refuse } from '../refusal.js';
import type { Tx } from '../store/store.js';
import type { DeskTools } from './desk.js';
import { loadCall, writeScript } from './journal.js';
import { remindTheHolder } from './reminding.js';
import { Script, type Known } from './script.js';
import type { Call, Written } from './state.js';
import type { Asker } from '../people/actor.js';
import type { Stage } from './waiting.js';

export interface Outcome {
  before: Call | null;
  after: Call;
  facts: readonly Written[];
}

export class Scene implements Stage {
  readonly outcomes: Outcome[] = [];
  /** Officers whose duty, load or rings changed: the board is told. */
  readonly touched = new Set<string>();
  /** Words that were said in calls. */
  readonly messages: Message[] = [];

  constructor(
    readonly tx: Tx,
    readonly now: number,
    readonly unitId: string,
    private readonly tools: DeskTools,
    private readonly asker: Asker | null,
  ) {}

  async load(callId: string): Promise<Call> {
    return (await loadCall(this.tx, callId)) ?? refuse('call_not_found');
  }

  async waitingCalls(): Promise<string[]> {
    const waiting = await this.tx.rows<{ id: string }>(
      "select id from call where unit_id = ? and state = 'waiting' order by raised_at, id",
      [this.unitId],
    );
    return waiting.map(({ id }) => id);
  }

  async known(communityId: string): Promise<Known> {
    const { directory, clock, candidates } = this.tools;
    return {
      candidates: await candidates.of(this.tx, this.unitId, this.now),
      liaisonId: directory.liaisonOf(communityId, this.now),
      gateway: directory.settings(this.unitId).gatewayUrl !== '',
      deadlines: directory.deadlines(this.unitId),
      newId: () => newId(clock),
      person: (id) => holderOf(this.tools, id),
    };
  }

  script = (call: Call) => Script.of(call, this.now);

  async save(before: Call | null, script: Script): Promise<Call> {
    if (script.facts.length) {
      if (this.asker?.over) throw this.asker.over;
      if (this.asker) this.asker.wrote = true;
    }
    if (script.facts.length || script.deferred) {
      await writeScript(this.tx, this.tools.seal, before, script);
      await this.reachTheSleeping(script);
      await remindTheHolder(this.tx, this.tools, script);
      this.outcomes.push({ before, after: script.call, facts: script.facts });
      this.noteLoads(before, script);
    }
    return script.call;
  }

  /** Whose page sleeps is reached by notice, where the unit has a way; it is of one transaction with the ring. */
  private async reachTheSleeping({ call, facts }: Script): Promise<void> {
    const { notices, candidates, directory } = this.tools;
    if (!notices.reaches(this.unitId)) return;
    const { number, communityId } = call.line;
    for (const f of facts) {
      if (f.deed !== 'rung') continue;
      const { rings, expiresAt } = f.data as unknown as FactData['rung'];
      const awake = new Set(
        (await candidates.of(this.tx, this.unitId, this.now)).filter((c) => c.live).map((c) => c.id),
      );
      const community = directory.community(communityId)?.name ?? '';
      for (const r of rings) {
        if (!awake.has(r.officer))
          await notices.notify(this.tx, {
            unitId: this.unitId,
            personId: r.officer,
            kind: 'ring',
            params: { number, community },
            path: `/ring/${r.id}`,
            offerId: r.id,
            expiresAt,
          });
      }
    }
  }

  /** A plain ring changes only who was rung last; everything else that touches loads is read again. */
  private noteLoads(before: Call | null, script: Script): void {
    const waited = before?.line.ringing.waited || script.call.line.ringing.waited;
    if (waited || script.facts.some((f) => CHANGES_LOADS.has(f.deed))) return this.dutyChanged();
    for (const f of script.facts) {
      if (f.deed === 'rung')
        this.tools.candidates.rung(
          this.unitId,
          (f.data as unknown as FactData['rung']).rings.map((r) => r.officer),
          f.at,
        );
    }
  }
  /** Somebody's duty, load or presence was written here. */
  dutyChanged(): void {
    this.tools.candidates.forget(this.unitId);
  }
}
const CHANGES_LOADS: ReadonlySet<DeedName> = new Set(['accepted', 'transferred', 'closed', 'reopened']);

export const holderOf = ({ directory }: Pick<DeskTools, 'directory'>, id: string) => {
  const person = directory.person(id);
  return { id, name: person?.name ?? '', ...(person?.title && { title: person.title }) };
};

/** A unique key that another writer took first is a conflict, not a fault. */
export const isTaken = (error: unknown) =>
  !(error instanceof Refusal) &&
  /SQLITE_CONSTRAINT|23505|UNIQUE constraint/.test(
    `${(error as { driverError?: { code?: string } }).driverError?.code} ${String(error)}`,
  );

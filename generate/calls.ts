/** The calls of each day, in the order of their raises, over the units as their communities are. */
import { CallRow, CallCounterRow, FactRow, OfferRow } from '#hub/call/call.entity.js';
import type { SeededRandom } from '#hub/demo/history/seeded-random.js';
import type { Seal } from '#hub/kernel/seal/seal.js';
import type { Actor } from '#hub/kernel/actor.js';
import { instantsOf, type Day } from './days.ts';
import type { Into } from './into.ts';
import { OneCall } from './one-call.ts';
import type { Staff } from './people.ts';

/** On duty in a unit at a time. */
const ON_DUTY = 8;

export class Calls {
  written = 0;
  private readonly numbers = new Map<string, number>();
  private readonly callers: { worker: Actor; staff: Staff }[];
  private readonly into: Into;
  private readonly chance: SeededRandom;
  private readonly seal: Seal;
  private readonly end: number;

  constructor(into: Into, chance: SeededRandom, seal: Seal, end: number, staff: readonly Staff[]) {
    this.into = into;
    this.chance = chance;
    this.seal = seal;
    this.end = end;
    this.callers = staff.flatMap((unit) => unit.workers.map((worker) => ({ worker, staff: unit })));
  }

  async of(day: Day): Promise<void> {
    this.numbers.clear();
    const onDuty = new Map<Staff, Staff['officers']>();
    for (const at of instantsOf(day, this.end, this.chance)) {
      const { worker, staff } = this.chance.oneOf(this.callers);
      if (!onDuty.has(staff)) onDuty.set(staff, this.shift(staff));
      const counter = `${staff.id}:${day.name}`;
      const n = (this.numbers.get(counter) ?? 0) + 1;
      this.numbers.set(counter, n);
      const number = `${day.name.replaceAll('-', '')}-${String(n).padStart(3, '0')}`;
      const { chance, seal, end } = this;
      const about = { staff, onDuty: onDuty.get(staff)!, chance, seal, number, end };
      const { line, facts, offers } = new OneCall(about, at, worker).live();
      await this.into.add(CallRow, line);
      await this.into.add(FactRow, ...facts);
      await this.into.add(OfferRow, ...offers);
      this.written += 1;
    }
  }

  private shift({ officers }: Staff): Staff['officers'] {
    const first = this.chance.between(0, officers.length - 1);
    return Array.from(
      { length: Math.min(ON_DUTY, officers.length) },
      (_, n) => officers[(first + n) % officers.length]!,
    );
  }

  /** Numbers of the last day go on from here. */
  async count(): Promise<void> {
    for (const [id, value] of this.numbers) await this.into.add(CallCounterRow, { id, value });
  }
}

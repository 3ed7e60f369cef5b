/** A year of liaison officers: visits from a touch to a touch, promises, who waits for a visit, a posting handed over. */
import type { INestApplicationContext } from '@nestjs/common';
import { PromisesService } from '../../liaison/promises/promises.service.js';
import { VisitsService } from '../../liaison/visits/visits.service.js';
import { WantedVisitsService } from '../../liaison/visits/wanted-visits.service.js';
import { VISIT_ACTIVITY } from '../../protocol/communities/liaison.js';
import { DAY, HOUR, MINUTE } from '../../protocol/time/durations.js';
import { eachDay, dayBegins, localDay, startOfDay } from '../../protocol/time/local-day.js';
import { SeededRandom } from '../history/seeded-random.js';
import { planHandOver } from './demo-hand-over.js';
import type { LiaisonYear } from './liaison-year.js';
import { CLAIMED_NOTE, PROMISED, VISIT_WORDS, WANTED, WITHDRAWN } from './liaison-sentences.js';

const SEED = 20_261_201;
const DAYS_BETWEEN = [5, 7] as const;
const AROUND = 20 * MINUTE;
const LASTS = 130 * MINUTE;
const OVER_BEFORE_END = 3 * HOUR;
const HANDED_OVER_BEFORE = 24 * DAY;
/** One visit of so many was not measured, and is claimed the same evening. */
const CLAIMED_EVERY = 13;

export function planLiaison(app: INestApplicationContext, year: LiaisonYear): void {
  new DemoLiaison(app, year).plan();
}

class DemoLiaison {
  private readonly chance = new SeededRandom(SEED);
  private readonly promises: PromisesService;
  private readonly visits: VisitsService;
  private readonly wanted: WantedVisitsService;
  /** By community: what the next visit settles. */
  private readonly toKeep = new Map<string, string[]>();
  private readonly toVisit = new Map<string, string[]>();
  private readonly handedOverAt: number;

  constructor(
    app: INestApplicationContext,
    private readonly year: LiaisonYear,
  ) {
    this.promises = app.get(PromisesService);
    this.visits = app.get(VisitsService);
    this.wanted = app.get(WantedVisitsService);
    this.handedOverAt = startOfDay(year.until) - HANDED_OVER_BEFORE + 9 * HOUR;
    planHandOver(app, year, this.handedOverAt, this.chance);
  }

  plan(): void {
    const { busy, communities, from, until, isWorkingDay } = this.year;
    let [next, turn, count] = [0, 0, 0];
    for (const [n, day] of eachDay(localDay(from + 4 * DAY), localDay(until)).entries()) {
      const at = dayBegins(day) + this.chance.oneOf([9 * HOUR + 20 * MINUTE, 14 * HOUR + 10 * MINUTE]);
      if (n < next || !isWorkingDay(day) || at + LASTS > until - OVER_BEFORE_END) continue;
      // Whose turn it is, or the next whose officer has time.
      const free = communities
        .map((_, step) => communities[(turn + step) % communities.length]!)
        .find(({ id, officerId }) => busy.isFree(this.postedAt(id, officerId, at), at - AROUND, at + LASTS));
      if (!free) continue;
      turn = communities.indexOf(free) + 4;
      next = n + this.chance.between(...DAYS_BETWEEN);
      const officer = this.postedAt(free.id, free.officerId, at);
      busy.note(officer, at - AROUND, at + LASTS);
      if (++count % CLAIMED_EVERY === 0) this.claim(officer, free.id, at);
      else this.visit(officer, free.id, at);
      if (this.chance.happens(0.4)) this.ask(free, at - this.chance.between(2, 9) * DAY);
    }
    for (const [place, days] of [5, 3, -1].entries())
      this.ask(communities[place * 3]!, startOfDay(until) - (4 - place) * DAY, localDay(until + days * DAY));
  }

  private postedAt = (communityId: string, officerId: string, at: number): string =>
    communityId === this.year.communities.at(-1)!.id && at >= this.handedOverAt
      ? this.year.successorId
      : officerId;
  private keeperOf(communityId: string): string {
    const { communities } = this.year;
    const { officerId } = communities.find(({ id }) => id === communityId)!;
    return this.postedAt(communityId, officerId, this.now);
  }
  private now = 0;
  /** Does it as of then, when `now` is that instant. */
  private at(instant: number, deed: () => Promise<unknown>): void {
    this.year.agenda.at(instant, async () => {
      this.now = instant;
      await deed();
    });
  }
  private minutes = (least: number, most: number) => this.chance.between(least, most) * MINUTE;

  private visit(officer: string, communityId: string, at: number): void {
    const { as } = this.year;
    const id = this.chance.uuid();
    const begins = at + this.minutes(0, 12);
    this.at(begins, () => this.visits.begin(as(officer), { id, communityId }));
    this.at(begins + this.minutes(55, 105), async () => {
      const kept = this.toKeep.get(communityId) ?? [];
      const visited = this.toVisit.get(communityId) ?? [];
      this.toKeep.delete(communityId);
      this.toVisit.delete(communityId);
      await this.visits.end(as(officer), { id, words: this.chance.oneOf(VISIT_WORDS), kept, visited });
      if (this.chance.happens(0.6)) await this.promise(officer, communityId, this.chance.oneOf(PROMISED));
    });
  }

  private async promise(officer: string, communityId: string, text: string): Promise<void> {
    const { as } = this.year;
    const id = this.chance.uuid();
    const due = startOfDay(this.now) + this.chance.between(4, 16) * DAY;
    await this.promises.make(as(officer), { id, communityId, text, dueDay: localDay(due) });
    const fate = this.chance.weighted([
      ['kept', 78],
      ['at_a_visit', 14],
      ['withdrawn', 8],
    ] as const);
    const keeper = () => as(this.keeperOf(communityId));
    const atWork = due - this.chance.between(0, 2) * DAY + 15 * HOUR + this.minutes(0, 90);
    if (fate === 'withdrawn') this.at(atWork, () => this.promises.withdraw(keeper(), id, WITHDRAWN));
    else if (fate === 'kept') this.at(atWork, () => this.promises.done(keeper(), id));
    else {
      this.toKeep.set(communityId, [...(this.toKeep.get(communityId) ?? []), id]);
      // Where nobody came by, it is kept some days late.
      this.at(due + this.chance.between(2, 4) * DAY + 10 * HOUR, async () => {
        const waits = this.toKeep.get(communityId) ?? [];
        if (!waits.includes(id)) return;
        this.toKeep.set(
          communityId,
          waits.filter((one) => one !== id),
        );
        await this.promises.done(keeper(), id);
      });
    }
  }

  /** @param byDay only where nobody goes there for it */
  private ask(
    { id: communityId, workerId }: LiaisonYear['communities'][number],
    day: number,
    byDay?: string,
  ): void {
    const { as, from } = this.year;
    const at = startOfDay(Math.max(day, from + 3 * DAY)) + 10 * HOUR + this.minutes(0, 300);
    const id = this.chance.uuid();
    const text = this.chance.oneOf(WANTED);
    this.at(at, async () => {
      const by = byDay ?? localDay(at + this.chance.between(7, 14) * DAY);
      await this.wanted.ask(as(workerId), { id, communityId, text, byDay: by });
      if (byDay === undefined) this.toVisit.set(communityId, [...(this.toVisit.get(communityId) ?? []), id]);
    });
  }

  /** In the evening, and approved the next morning. */
  private claim(officer: string, communityId: string, at: number): void {
    const { as, hours, coordinatorId } = this.year;
    const id = this.chance.uuid();
    const to = at + this.minutes(60, 90);
    this.at(startOfDay(at) + 19 * HOUR, () =>
      hours.claim(as(officer), {
        id,
        kind: 'outreach',
        from: at,
        to,
        communityId,
        activity: VISIT_ACTIVITY[0],
        note: CLAIMED_NOTE,
      }),
    );
    this.at(startOfDay(at) + DAY + 9 * HOUR, () =>
      hours.decideClaim(as(coordinatorId), id, { verdict: 'approved' }),
    );
  }
}

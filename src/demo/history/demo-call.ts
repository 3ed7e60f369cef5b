/** How one call of the history goes, from the click to its rating. */
import type { Category } from '../../protocol/codes.js';
import type { Outcome } from '../../protocol/calls/outcomes.js';
import { DemoFollowUps } from './demo-follow-ups.js';
import { HOUR, DAY_SECONDS } from '../../protocol/time/durations.js';
import { nextWorkingDay } from './weekdays.js';
import {
  DECLINES,
  HOLD_NOTE,
  MATTERS,
  NOTES,
  OFFICER_WORDS,
  RATINGS,
  REOPENS,
  WORKER_WORDS,
} from './demo-sentences.js';
import type { DemoContext } from './demo-context.js';
import { urgencyOf } from './demo-urgency.js';

export class DemoCall {
  state: 'planned' | 'ringing' | 'active' | 'closed' | 'cancelled' = 'planned';
  raisedAt = 0;
  /** Held at the end of the month. */
  staysOpen = false;
  /** Of those that stay open: it waits for an outside body. */
  waitsForOthers = false;
  private readonly category: Category;
  private readonly summary: string;
  private readonly temper: 'usual' | 'slow' | 'taken_back';
  id = '';
  holder = '';
  private tries = 0;
  private declined = false;
  reopened = false;

  constructor(
    private readonly context: DemoContext,
    private readonly workerId: string,
  ) {
    const { chance } = context;
    const [category, sentences] = chance.weighted(
      MATTERS.map(([c, weight, s]) => [[c, s] as const, weight] as const),
    );
    this.category = category;
    this.summary = chance.oneOf(sentences);
    this.temper = chance.weighted([
      ['usual', 90],
      ['slow', 6],
      ['taken_back', 4],
    ]);
  }

  get mayStayOpen(): boolean {
    return this.temper === 'usual' && this.category !== 'minors' && this.category !== 'domestic_violence';
  }

  async raise(): Promise<void> {
    const { commands, agenda, chance } = this.context;
    this.id = await commands.raise(this.workerId, {
      clientCallId: chance.uuid(),
      category: this.category,
      urgency: urgencyOf(this.category, chance),
      summary: this.summary,
    });
    this.state = 'ringing';
    if (this.temper === 'taken_back') agenda.in(chance.between(12, 18), () => this.takeBack());
    else
      agenda.in(this.temper === 'slow' ? chance.between(75, 160) : this.firstAnswer(), () => this.answer());
  }

  /** Most are answered within a minute, by whoever is being rung by then. */
  private firstAnswer = () =>
    this.context.chance.weighted([
      [this.context.chance.between(6, 14), 35],
      [this.context.chance.between(15, 45), 65],
    ]);

  private async takeBack(): Promise<void> {
    if (this.state !== 'ringing') return;
    await this.context.commands.cancel(this.workerId, this.id);
    this.state = 'cancelled';
  }

  private async answer(): Promise<void> {
    if (this.state !== 'ringing') return;
    const { commands, agenda, chance } = this.context;
    const rung = await commands.ringing(this.id);
    if (!rung.length) {
      // Nobody is rung now: it waits and is rung again; look again, less and less often.
      agenda.in(this.tries++ < 6 ? chance.between(20, 45) : 600, () => this.answer());
      return;
    }
    const officer = chance.oneOf(rung);
    if (!this.declined && chance.happens(0.07)) {
      this.declined = true;
      await commands.decline(officer, this.id, chance.oneOf(DECLINES));
      agenda.in(chance.between(6, 15), () => this.answer());
      return;
    }
    await commands.accept(officer, this.id);
    this.holder = officer;
    this.state = 'active';
    this.talk();
  }

  /** Unless it is closed by then. */
  private later = (seconds: number, deed: () => Promise<void>) =>
    this.context.agenda.in(seconds, async () => {
      if (this.state === 'active') await deed();
    });

  private talk(): void {
    const { commands, agenda, chance } = this.context;
    const say = (seconds: number, personId: string, words: readonly string[]) =>
      this.later(seconds, () => commands.message(personId, this.id, chance.uuid(), chance.oneOf(words)));
    const first = chance.between(20, 90);
    say(first, this.holder, OFFICER_WORDS);
    this.later(first - 5, () => commands.contact(this.holder, this.id));
    const reply = first + chance.between(40, 200);
    if (chance.happens(0.7)) say(reply, this.workerId, WORKER_WORDS);
    if (this.waitsForOthers) this.later(reply + 60, () => commands.hold(this.holder, this.id, HOLD_NOTE));
    const now = this.context.clock.now();
    const nextMorning = (nextWorkingDay(now) + 9 * HOUR - now) / 1000 + chance.between(0, 120) * 60;
    const seconds = chance.weighted([
      [chance.between(8, 25) * 60, 45],
      [chance.between(25, 95) * 60, 45],
      [nextMorning, 10],
    ]);
    // What would end after the month ends before its last minutes instead.
    const room = (agenda.end - now) / 1000 - 600;
    if (!this.staysOpen) agenda.in(Math.min(seconds, Math.max(reply + 60, room)), () => this.close());
  }

  private async close(): Promise<void> {
    if (this.state !== 'active') return;
    const { commands, chance } = this.context;
    const outcome: Outcome =
      this.category === 'petition'
        ? 'referred'
        : chance.weighted([
            ['resolved', 55],
            ['advised', 19],
            ['referred', 14],
            ['unresolved', 6],
            ['duplicate', 3],
            ['invalid', 3],
          ]);
    const after = new DemoFollowUps(this.context, Math.floor(this.raisedAt / 1000));
    const referral = outcome === 'referred' ? after.referral(this.category) : undefined;
    const followUpBy = after.visitOn(outcome, this.category);
    await commands.close(this.holder, {
      callId: this.id,
      outcome,
      solved: outcome === 'resolved' || (outcome === 'advised' && chance.happens(0.6)),
      note: chance.oneOf(NOTES[outcome]),
      ...(this.category === 'minors' && { report: 'not_needed' as const }),
      ...(referral && { referral }),
      ...(followUpBy && { followUpBy }),
    });
    this.state = 'closed';
    this.afterwards(outcome);
    after.follows(this, 'reply', referral?.replyBy);
    after.follows(this, 'visit', followUpBy);
  }

  private afterwards(outcome: Outcome): void {
    const { commands, agenda, chance } = this.context;
    if (chance.happens(0.62)) {
      const rating = outcome === 'unresolved' ? chance.between(2, 4) : chance.weighted(RATINGS);
      agenda.in(chance.between(5, 300) * 60, async () => {
        if (this.state === 'closed') await commands.rate(this.workerId, this.id, rating);
      });
    }
    if (this.reopened || !['resolved', 'unresolved'].includes(outcome) || !chance.happens(0.05)) return;
    this.reopened = true;
    agenda.in(DAY_SECONDS - chance.between(0, 1800), () => this.reopen());
  }

  private async reopen(): Promise<void> {
    const { commands, agenda, chance } = this.context;
    // Too near the end there would be nobody to take it up again.
    if (agenda.end - this.context.clock.now() < 2 * HOUR) return;
    await commands.reopen(this.workerId, this.id, chance.oneOf(REOPENS));
    this.state = 'ringing';
    this.tries = 0;
    agenda.in(chance.between(6, 18), () => this.answer());
  }

  async endOfMonth(): Promise<void> {
    await this.takeBack();
  }
}

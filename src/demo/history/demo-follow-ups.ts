/** What a call of the history leaves to be done after its closing, and that it is done, mostly. */
import { GUARDED_CATEGORIES, type Category, type FollowUpKind } from '../../protocol/codes.js';
import type { Outcome } from '../../protocol/calls/outcomes.js';
import { SeededRandom } from './seeded-random.js';
import { MINUTE, HOUR, DAY } from '../../protocol/time/durations.js';
import { startOfDay } from '../../protocol/time/local-day.js';
import { FOLLOWED_UP, REFERRED_ELSE, REFERRED_TO } from './demo-sentences.js';
import type { DemoContext } from './demo-context.js';

interface Followed {
  readonly id: string;
  readonly holder: string;
  readonly state: string;
  readonly reopened: boolean;
}
const ASKED: readonly Outcome[] = ['resolved', 'advised', 'unresolved'];

export class DemoFollowUps {
  /** Of its own, so that what follows a closing changes nothing of what was before. */
  private readonly chance: SeededRandom;

  constructor(
    private readonly context: DemoContext,
    seed: number,
  ) {
    this.chance = new SeededRandom(seed);
  }

  /** To whom it goes, and when they are asked what became of it. */
  referral(category: Category) {
    const { chance, clock } = this.context;
    return {
      ...(REFERRED_TO[category] ?? REFERRED_ELSE),
      how: chance.oneOf(['warm', 'told'] as const),
      replyBy: new Date(startOfDay(clock.now()) + chance.between(3, 10) * DAY + 9 * HOUR).toISOString(),
    };
  }

  /** When the resident is asked how it went; undefined where they are not. */
  visitOn(outcome: Outcome, category: Category): string | undefined {
    if (!ASKED.includes(outcome) || GUARDED_CATEGORIES.includes(category)) return undefined;
    if (!this.chance.happens(0.16)) return undefined;
    const days = this.chance.oneOf([3, 7, 7, 30]);
    return new Date(startOfDay(this.context.clock.now()) + days * DAY + 9 * HOUR).toISOString();
  }

  /** Recorded on its day unless the call goes on; forgotten of one in twenty. */
  follows(call: Followed, kind: FollowUpKind, dueAt: string | undefined): void {
    const { commands, agenda } = this.context;
    if (dueAt === undefined || this.chance.happens(0.05)) return;
    const { id: callId, holder } = call;
    const note = this.chance.oneOf(FOLLOWED_UP[kind]);
    agenda.at(Date.parse(dueAt) + this.chance.between(20, 400) * MINUTE, async () => {
      if (call.state === 'closed' && !call.reopened)
        await commands.followedUp(holder, { callId, kind, note });
    });
  }
}

/**
 * Learns from each unit's own closed calls once they cannot be reopened any more, and forgets what was taken back since.
 * Behind a mark, so that closing a call writes nothing of it and each is looked at once.
 */
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { summarySealContext } from '../../desk/journal/journal.repository.js';
import { Directory } from '../../directory/directory.js';
import { Clock, nextTurn } from '../../kernel/clock.js';
import { LOGGER } from '../../kernel/logger.js';
import { Seal } from '../../kernel/seal/seal.js';
import { Sweep } from '../../kernel/time/sweep.js';
import { DAY, MINUTE } from '../../protocol/time/durations.js';
import { Store } from '../../store/store.js';
import { CategoryModels } from '../category-models.cache.js';
import { wordsOf } from '../words-of.js';
import { MOST_LESSONS, MOST_WORDS, SETTLED_AFTER, teaches } from './lesson-rules.js';
import { keyedWord } from './lesson-words.js';
import type { CategoryLessonRow } from './lessons.entity.js';
import {
  callingFacts,
  closedCallsSince,
  findLessonMark,
  forgetOldLessons,
  hasStaleLessons,
  insertLessons,
  moveLessonMark,
  takeLessonsBack,
  type ClosedCall,
} from './lessons.repository.js';

const EVERY = 10 * MINUTE;
const CALLS_AT_ONCE = 50;
const PORTIONS_A_TURN = 40;
/** A unit begins with the calls of a year. */
const BEGINS = 400 * DAY;

@Injectable()
export class LessonSweep extends Sweep {
  protected readonly every = EVERY;

  constructor(
    private readonly store: Store,
    clock: Clock,
    private readonly directory: Directory,
    private readonly seal: Seal,
    private readonly models: CategoryModels,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    super(clock);
  }

  protected async sweep(): Promise<void> {
    await this.each(this.directory.allUnits(), async ({ id }) => {
      await this.takeBack(id);
      await this.learn(id);
      await this.models.refresh(id);
    });
  }
  protected override failed(error: unknown): void {
    this.log.error({ error }, 'nothing could be learned from closed calls; it will be tried again');
  }

  private async takeBack(unitId: string): Promise<void> {
    if (await hasStaleLessons(this.store.read, unitId))
      await this.write(unitId, (tx) => takeLessonsBack(tx, unitId));
  }

  private async learn(unitId: string): Promise<void> {
    for (let portion = 0; portion < PORTIONS_A_TURN; portion++) {
      if (!(await this.learnSome(unitId))) return;
      await nextTurn();
    }
  }

  /** @returns whether there may be more */
  private async learnSome(unitId: string): Promise<boolean> {
    const { read } = this.store;
    const now = this.clock.now();
    const mark = await findLessonMark(read, unitId);
    const since = mark ?? { closedAt: now - BEGINS, callId: '' };
    const calls = await closedCallsSince(read, unitId, since, now - SETTLED_AFTER, CALLS_AT_ONCE);
    const last = calls.at(-1);
    if (!last) return false;
    const rows = await this.lessonsFrom(unitId, calls);
    await this.write(unitId, async (tx) => {
      if (!(await moveLessonMark(tx, unitId, mark, { closedAt: last.closedAt, callId: last.id }))) return;
      await insertLessons(tx, rows);
      for (const category of new Set(rows.map((row) => row.category)))
        await forgetOldLessons(tx, unitId, category, MOST_LESSONS);
    });
    return calls.length === CALLS_AT_ONCE;
  }

  private async lessonsFrom(unitId: string, calls: readonly ClosedCall[]): Promise<CategoryLessonRow[]> {
    const { seal } = this;
    const told = Map.groupBy(
      await callingFacts(
        this.store.read,
        calls.map(({ id }) => id),
      ),
      ({ callId }) => callId,
    );
    const learnedAt = this.clock.now();
    return calls.flatMap((line) => {
      const { id: callId, category, closedAt, summary } = line;
      if (summary === null || !teaches(line, told.get(callId) ?? [])) return [];
      const text = seal.tryOpen(summarySealContext(callId), summary);
      const words = wordsOf(text ?? '').slice(0, MOST_WORDS);
      if (!words.length) return [];
      const keyed = words.map((word) => keyedWord(seal, unitId, word));
      return [{ callId, unitId, category, closedAt, learnedAt, words: keyed }];
    });
  }

  private write = <T>(unitId: string, work: Parameters<typeof this.store.write<T>>[1]): Promise<T> =>
    this.store.write('category-lessons', work, { queue: `category-lessons:${unitId}` });
}

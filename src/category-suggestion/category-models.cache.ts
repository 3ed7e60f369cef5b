/**
 * Each unit's model, ready in memory: our own sentences and what its closed calls have taught. Made anew beside what is
 * asked; until then the one of before answers, and at first the one of our own sentences alone.
 */
import { Injectable } from '@nestjs/common';
import { nextTurn } from '../kernel/clock.js';
import { Seal } from '../kernel/seal/seal.js';
import { Store } from '../store/store.js';
import {
  CategoryTraining,
  trainCategoryModel,
  type CategoryModel,
  type Example,
  type Likelihood,
} from './category-model.js';
import { shippedExamples } from './category-sentences.js';
import { LessonCount } from './lessons/lesson-rules.js';
import { keyedWord } from './lessons/lesson-words.js';
import { lessonsOf, lessonStamp } from './lessons/lessons.repository.js';
import { wordsOf } from './words-of.js';

/** Rings come in between. */
const EXAMPLES_A_TURN = 40;

interface Kept {
  stamp: string;
  /** Of keyed words; none where the unit has learned nothing. */
  model: CategoryModel | undefined;
}

@Injectable()
export class CategoryModels {
  private readonly kept = new Map<string, Kept>();
  private readonly underWay = new Map<string, Promise<void>>();
  private examples: readonly Example[] | undefined;
  private shipped: CategoryModel | undefined;

  constructor(
    private readonly store: Store,
    private readonly seal: Seal,
  ) {}

  likelihoods(unitId: string, text: string): Likelihood[] {
    const kept = this.kept.get(unitId);
    // Whether it cannot be made is told where it is tried for its own sake: by the sweep.
    if (!kept) void this.refresh(unitId).catch(() => undefined);
    const words = wordsOf(text);
    if (!kept?.model) return (this.shipped ??= trainCategoryModel(this.shippedWords())).likelihoods(words);
    return kept.model.likelihoods(words.map((word) => keyedWord(this.seal, unitId, word)));
  }

  /** Makes it anew where its lessons have changed. One at a time. */
  refresh(unitId: string): Promise<void> {
    const running = this.underWay.get(unitId);
    if (running) return running;
    const made = this.make(unitId).finally(() => this.underWay.delete(unitId));
    this.underWay.set(unitId, made);
    return made;
  }

  private async make(unitId: string): Promise<void> {
    const { read } = this.store;
    const stamp = await lessonStamp(read, unitId);
    if (this.kept.get(unitId)?.stamp === stamp) return;
    const lessons = await lessonsOf(read, unitId);
    const model = lessons.length ? await this.trained(unitId, lessons) : undefined;
    this.kept.set(unitId, { stamp, model });
  }

  private async trained(unitId: string, lessons: readonly Example[]): Promise<CategoryModel> {
    const training = new CategoryTraining();
    const shipped = new Set<string>();
    await eachInTurns(this.shippedWords(), ({ category, words }) => {
      const keyed = words.map((word) => keyedWord(this.seal, unitId, word));
      training.add({ category, words: keyed });
      for (const word of keyed) shipped.add(word);
    });
    const count = new LessonCount();
    await eachInTurns(lessons, (lesson) => count.add(lesson));
    const counts = count.rule(shipped);
    await eachInTurns(lessons, (lesson) => {
      const counted = counts(lesson);
      if (counted) training.add(counted);
    });
    return training.model();
  }

  private shippedWords = (): readonly Example[] => (this.examples ??= shippedExamples());
}

async function eachInTurns<T>(all: readonly T[], work: (one: T) => void): Promise<void> {
  for (const [i, one] of all.entries()) {
    work(one);
    if (i % EXAMPLES_A_TURN === EXAMPLES_A_TURN - 1) await nextTurn();
  }
}

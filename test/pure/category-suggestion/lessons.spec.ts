/** Which closed calls teach, and what of their words counts. */
import { describe, expect, test } from '@jest/globals';
import {
  LessonCount,
  teaches,
  type ClosedLine,
} from '../../../src/category-suggestion/lessons/lesson-rules.js';
import type { Example } from '../../../src/category-suggestion/category-model.js';
import type { StoredFact } from '../../../src/call/facts.repository.js';

const LINE: ClosedLine = {
  state: 'closed',
  category: 'family',
  outcome: 'resolved',
  drill: null,
  summary: 'sealed',
};
const told = (...categories: (string | undefined)[]) =>
  categories.map((category, i) => ({
    deed: i === 0 ? 'raised' : 'amended',
    data: { ...(category !== undefined && { category }) },
    broken: false,
  })) as unknown as StoredFact[];

describe('a closed call', () => {
  test('teaches its category', () => {
    expect(teaches(LINE, told('other', 'family', undefined))).toBe(true);
  });
  test.each<[string, Partial<ClosedLine>]>([
    ['while it is open', { state: 'active' }],
    ['where it was none of its own', { outcome: 'duplicate' }],
    ['where nothing was the matter', { outcome: 'invalid' }],
    ['as a drill', { drill: 'drill' }],
    ['without words', { summary: null }],
  ])('does not %s', (_, but) => {
    expect(teaches({ ...LINE, ...but }, told('family'))).toBe(false);
  });
  test.each([
    ['is guarded', ['minors'], 'minors'],
    ['was guarded when it was raised', ['domestic_violence', 'family'], 'family'],
    ['was guarded in between', ['other', 'minors', 'family'], 'family'],
  ])('does not where it %s', (_, categories, category) => {
    expect(teaches({ ...LINE, category }, told(...categories))).toBe(false);
  });
  test('does not where it cannot be read what it was', () => {
    const [raised] = told('family');
    expect(teaches(LINE, [{ ...raised!, data: {}, broken: true } as never])).toBe(false);
  });
});

describe('what of it counts', () => {
  const countedLessons = (lessons: readonly Example[], shipped: ReadonlySet<string>): Example[] => {
    const count = new LessonCount();
    for (const one of lessons) count.add(one);
    const counts = count.rule(shipped);
    return lessons.flatMap((one) => counts(one) ?? []);
  };
  const lesson = (category: string, ...words: string[]) => ({ category, words });

  test('a word of one call only, as a name, counts for nothing; one of our own sentences does', () => {
    const lessons = [lesson('family', '离婚', '财产', '某某'), lesson('labour', '离婚', '工资', '老赵')];
    expect(countedLessons(lessons, new Set(['工资']))).toEqual([
      lesson('family', '离婚'),
      lesson('labour', '离婚', '工资'),
    ]);
  });
  test('an added category takes part once fifteen calls were of it', () => {
    const added = (n: number) => Array.from({ length: n }, () => lesson('windows', '玻璃'));
    expect(countedLessons(added(14), new Set())).toEqual([]);
    expect(countedLessons(added(15), new Set())).toHaveLength(15);
  });
  test('ten thousand learned words at most: of those that stand in most calls as many as fit', () => {
    const words = (n: number) => Array.from({ length: n }, (_, i) => `w${i}`);
    const learned = (n: number) => {
      const twice = [lesson('family', ...words(n)), lesson('labour', ...words(n))];
      const counted = countedLessons([...twice, lesson('labour', 'w0', 'w1')], new Set());
      return new Set(counted.flatMap((one) => one.words)).size;
    };
    expect(learned(10_000)).toBe(10_000);
    expect(learned(10_001)).toBe(2);
  });
});

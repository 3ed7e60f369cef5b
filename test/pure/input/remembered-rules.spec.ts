/** What class-validator is asked for is looked up once; what is registered later counts from then on. */
import { describe, expect, test } from '@jest/globals';
import { getMetadataStorage, IsIn, IsInt, registerDecorator, validateSync } from 'class-validator';
import { validatePayload } from '../../../src/kernel/input/validation.js';

const fieldsOf = (type: new () => object, payload: object): string[] => {
  try {
    validatePayload(type, payload);
    return [];
  } catch (error) {
    return Object.keys((error as { details: { fields?: object } }).details.fields ?? {});
  }
};
const rulesOf = (type: new () => object, groups?: string[]) =>
  getMetadataStorage().getTargetValidationMetadatas(type, '', false, false, groups);

describe('the rules of a class', () => {
  class First {
    @IsInt() n!: number;
  }

  test('are looked up once, each way of asking for itself', () => {
    class Grouped {
      @IsInt({ groups: ['a'] }) n!: number;
      @IsIn(['x'], { groups: ['b'] }) x!: string;
    }
    expect(rulesOf(First)).toBe(rulesOf(First));
    const names = (groups: string[]) => rulesOf(Grouped, groups).map((r) => r.propertyName);
    expect([names(['a']), names(['b']), names(['a', 'b']), names(['a'])]).toEqual([
      ['n'],
      ['x'],
      ['n', 'x'],
      ['n'],
    ]);
  });

  test('of a class that came after the first call are seen, and so are those of its parent', () => {
    expect(fieldsOf(First, { n: 'x' })).toEqual(['n']);
    class Parent {
      @IsInt() one!: number;
    }
    class Late extends Parent {
      @IsInt() two!: number;
    }
    expect(fieldsOf(Late, { one: 'x', two: 'x' }).sort()).toEqual(['one', 'two']);
    expect(fieldsOf(Late, { one: 1, two: 2 })).toEqual([]);
  });

  test('that are registered for a class which was asked about before count from then on, for its children too', () => {
    class Known {
      @IsInt() n!: number;
      late!: unknown;
    }
    class Child extends Known {}
    const wrong = (value: object) => validateSync(value).map((e) => e.property);
    const filled = <T extends object>(type: new () => T) => Object.assign(new type(), { n: 1, late: 1 });
    expect([wrong(filled(Known)), wrong(filled(Child))]).toEqual([[], []]);
    registerDecorator({
      name: 'never',
      target: Known,
      propertyName: 'late',
      options: {},
      validator: { validate: () => false },
    });
    expect([wrong(filled(Known)), wrong(filled(Child))]).toEqual([['late'], ['late']]);
  });
});

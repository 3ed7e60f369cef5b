/**
 * jest's `expect` makes its fifty matchers anew at every call. A property that looks at a thousand things in each of
 * thousands of states asks here first, and jest's own only where something is wrong: it says what, or accepts it after all.
 */
import { isDeepStrictEqual } from 'node:util';
import { expect as jestExpect } from '@jest/globals';

class Quick {
  constructor(private readonly value: unknown) {}

  toBe(other: unknown): void {
    if (!Object.is(this.value, other)) jestExpect(this.value).toBe(other);
  }
  toEqual(other: unknown): void {
    if (!isDeepStrictEqual(this.value, other)) jestExpect(this.value).toEqual(other);
  }
  toBeNull(): void {
    this.toBe(null);
  }
  toHaveLength(length: number): void {
    if ((this.value as { length?: number } | null)?.length !== length)
      jestExpect(this.value).toHaveLength(length);
  }
  toBeGreaterThan(other: number): void {
    if (!((this.value as number) > other)) jestExpect(this.value).toBeGreaterThan(other);
  }
  toBeLessThan(other: number): void {
    if (!((this.value as number) < other)) jestExpect(this.value).toBeLessThan(other);
  }
  toBeLessThanOrEqual(other: number): void {
    if (!((this.value as number) <= other)) jestExpect(this.value).toBeLessThanOrEqual(other);
  }
  toContainEqual(part: unknown): void {
    jestExpect(this.value).toContainEqual(part);
  }
  toMatchObject(part: object): void {
    jestExpect(this.value).toMatchObject(part);
  }
  get not() {
    const { value } = this;
    return {
      toContain: (part: unknown): void => {
        if (!Array.isArray(value) || value.includes(part)) jestExpect(value).not.toContain(part);
      },
      toEqual: (other: unknown): void => {
        jestExpect(value).not.toEqual(other);
      },
    };
  }
}

export const expect = Object.assign((value: unknown) => new Quick(value), {
  arrayContaining: jestExpect.arrayContaining,
  objectContaining: jestExpect.objectContaining,
  stringMatching: jestExpect.stringMatching,
});

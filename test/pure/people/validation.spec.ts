import { describe, expect, test } from '@jest/globals';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsObject, IsUUID, ValidateNested } from 'class-validator';
import fc from 'fast-check';
import { Refusal } from '../../../src/kernel/refusal/refusal.js';
import {
  validatePayload,
  IfGiven,
  PhoneField,
  validation,
  TextField,
} from '../../../src/kernel/input/validation.js';

class Inner {
  @IsIn(['consent', 'statutory_duty']) basis!: string;
  @IfGiven() @PhoneField() phone?: string;
}
class Asked {
  @IsUUID() id!: string;
  @IfGiven() @TextField(5) words?: string;
  @IfGiven() @TextField(5, 1) name?: string;
  @IfGiven() @IsInt() count?: number;
  @IfGiven() @IsObject() @ValidateNested() @Type(() => Inner) resident?: Inner;
}
class Nothing {}
const id = '7e57d004-2b97-4e7a-b45f-5387367791cd';

/** What is wrong where; undefined where nothing is. */
const wrong = (payload: unknown, type: new () => object = Asked) => {
  try {
    validatePayload(type, payload);
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal);
    return { ...(error as Refusal).details.fields };
  }
};

describe('what comes in', () => {
  test('is taken as its class', () => {
    const taken = validatePayload(Asked, {
      id,
      words: '一二三四五',
      resident: { basis: 'consent', phone: '138 0013 8000' },
    });
    expect(taken).toBeInstanceOf(Asked);
    expect(taken.resident).toBeInstanceOf(Inner);
  });
  test.each<[string, unknown, Record<string, unknown>]>([
    ['a field missing', {}, { id: 'field_required' }],
    ['no UUID', { id: 'x' }, { id: 'field_uuid' }],
    ['a field nobody knows', { id, more: '' }, { more: 'field_unknown' }],
    [
      'a field nobody knows, within',
      { id, resident: { basis: 'consent', idNumber: '1' } },
      { 'resident.idNumber': 'field_unknown' },
    ],
    ['a choice that is none', { id, resident: { basis: 'x' } }, { 'resident.basis': 'field_choice' }],
    ['a number that is text', { id, count: '1' }, { count: 'field_invalid' }],
    ['null', { id, words: null }, { words: 'field_invalid' }],
    ['a list for a thing', { id, resident: [1] }, { resident: 'field_invalid' }],
    [
      'too many characters',
      { id, words: '一二三四五六' },
      { words: { sentence: 'field_too_long', params: { max: 5 } } },
    ],
    [
      'too many, ten thousand',
      { id, words: 'x'.repeat(10_000) },
      { words: { sentence: 'field_too_long', params: { max: 5 } } },
    ],
    ['half a character', { id, words: 'a\ud800' }, { words: 'field_signs' }],
    ['a NUL', { id, words: 'a\0' }, { words: 'field_signs' }],
    ['only blanks', { id, name: '  ' }, { name: 'field_required' }],
  ])('%s', (_, payload, fields) => expect(wrong(payload)).toEqual(fields));
  test('five characters beyond the first plane are five characters', () =>
    expect(wrong({ id, words: '𠮷'.repeat(5) })).toBeUndefined());
  test('where nothing is asked nothing is taken', () => {
    expect(wrong({}, Nothing)).toBeUndefined();
    expect(wrong({ a: 1, b: 2 }, Nothing)).toEqual({ a: 'field_unknown', b: 'field_unknown' });
  });
  test('whatever it is, it is taken or refused, and nothing is left behind', () => {
    const key = fc.constantFrom(
      'id',
      'words',
      'resident',
      'count',
      'basis',
      'phone',
      '__proto__',
      'constructor',
      'then',
      'toString',
      'length',
      'x',
    );
    const known = fc
      .object({ key, maxDepth: 3, withNullPrototype: false })
      .map((thing) => JSON.stringify(thing));
    const sent = fc.oneof(fc.json(), known).map((text) => JSON.parse(text) as unknown);
    fc.assert(
      fc.property(sent, (payload) => void wrong(payload)),
      { numRuns: 1000 },
    );
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
  test.each(['{"id":{"constructor":true}}', '{"words":{"constructor":{"name":"x"}}}', '{"constructor":1}'])(
    '%s is refused on both ways in',
    async (text) => {
      expect(wrong(JSON.parse(text))).toBeDefined();
      await expect(
        validation().transform(JSON.parse(text), { type: 'body', metatype: Asked }),
      ).rejects.toBeInstanceOf(Refusal);
    },
  );
  test('nested ten thousand deep, it is refused on both ways in', async () => {
    const deep = JSON.parse(`{"id":"${id}","words":${'['.repeat(10_000)}${']'.repeat(10_000)}}`) as unknown;
    expect(wrong(deep)).toBeDefined();
    await expect(validation().transform(deep, { type: 'body', metatype: Asked })).rejects.toBeInstanceOf(
      Refusal,
    );
  });
  test('over HTTP the same is said', async () => {
    const refused = await validation()
      .transform({ id: 'x', more: 1 }, { type: 'body', metatype: Asked })
      .then(
        () => null,
        (e: Refusal) => e,
      );
    expect(refused?.details.fields).toEqual({ id: 'field_uuid', more: 'field_unknown' });
  });
});

describe('a telephone number', () => {
  const phone = (text: unknown) => wrong({ basis: 'consent', phone: text }, Inner) === undefined;
  test.each([
    '13800138000',
    '+86 138 0013 8000',
    '024-23871234',
    '02423871234',
    '110',
    '119',
    '120',
    '122',
    '12345',
    '12309',
    '12348',
    '96110',
    '95588',
    '10086',
    '4008001234',
    '',
  ])('%s is one', (text) => expect(phone(text)).toBe(true));
  test.each([
    '1',
    '123',
    '99',
    '1380013800',
    '23800138000',
    'abc',
    '138001380001380013800',
    '电话',
    '13800138000x',
    13800138000,
    null,
  ])('%s is none', (text) => expect(phone(text)).toBe(false));
});

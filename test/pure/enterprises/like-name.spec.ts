import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { likeName, placesOf } from '../../../src/enterprises/like-name.js';

const PLACES = placesOf(['和平区人民检察院', '沈阳市人民检察院']);
const like = (name: string) => likeName(name, PLACES);

describe('two names mean one enterprise', () => {
  test('the places are those of the unit and those above it, with their level and without', () => {
    expect(PLACES).toEqual(expect.arrayContaining(['和平区', '和平', '沈阳市', '沈阳']));
    expect(PLACES).toHaveLength(4);
    // Many a unit is called by its city and its district.
    const both = placesOf(['沈阳市和平区人民检察院']);
    for (const name of ['和平区张记面馆', '张记面馆（沈阳和平店）', '沈阳市和平区张记面馆', '张记面馆'])
      expect(likeName(name, both)).toBe('张记面馆');
    // A place of one character would be found in every second name.
    expect(placesOf(['旗县人民检察院', '区人民检察院'])).toEqual(['旗县']);
  });
  test.each([
    ['张记面馆', '张记面馆（个体工商户）'],
    ['张记面馆', ' 张 记　面馆 '],
    ['张记面馆', '张记面馆(和平店)'],
    ['张记面馆', '沈阳市和平区张记面馆有限公司'],
    ['张记面馆', '沈阳市和平区张记面馆有限责任公司'],
    ['张记面馆', '张记面馆股份有限公司'],
    ['张记面馆', '张记面馆商行'],
    ['张记面馆', '沈阳（和平）张记面馆有限公司分公司'],
    ['ABC科技', 'ＡＢＣ科技有限公司'],
    ['abc科技', 'ABC-科技'],
    ['Red Sun Co., Ltd.', 'RED SUN'],
  ])('%s and %s', (one, other) => {
    expect(like(one)).toBe(like(other));
  });
  test.each([
    ['张记面馆', '李记面馆'],
    ['张记面馆', '张记饭馆'],
    ['红日商行', '红月商行'],
    ['★', '☆'],
    ['和平', '沈阳'],
    ['公司', '商店'],
  ])('%s and %s do not', (one, other) => {
    expect(like(one)).not.toBe(like(other));
  });
  test('of a name that is all place and company something is left', () => {
    for (const name of ['和平商店', '沈阳公司', '店', '有限公司', '和平区', '★★'])
      expect(like(name)).not.toBe('');
  });
});

const COMPANY = fc.constantFrom('', '有限公司', '有限责任公司', '股份有限公司', '个体工商户', '商行', '店');
const PLACE = fc.constantFrom('', '沈阳市和平区', '和平区', '和平', '沈阳');
/** Three at least, so that the name itself is none of the words that are dropped. */
const CORE = fc
  .array(fc.constantFrom('张', '红', '日', '面', '馆', '科', '技', '美', '发', 'A', '7'), {
    minLength: 3,
    maxLength: 8,
  })
  .map((signs) => signs.join(''));
/** The same to who reads it: in full width, with spaces, brackets and dots in it. */
const wide = (text: string) =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
const GAPS = fc.array(fc.constantFrom('', ' ', '　', '·', '(', '）', '-'), { minLength: 40, maxLength: 40 });
const spread = (text: string, gaps: readonly string[]) =>
  [...text].map((sign, n) => `${gaps[n % gaps.length]!}${sign}`).join('');

test('however a name is dressed, it is the same one', () => {
  fc.assert(
    fc.property(CORE, PLACE, COMPANY, GAPS, fc.boolean(), (core, place, company, gaps, isWide) => {
      const dressed = spread(`${place}${core}${company}`, gaps);
      expect(like(isWide ? wide(dressed) : dressed)).toBe(like(core));
    }),
  );
});
test('what is left is left again, and never nothing, whatever is typed', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ unit: 'binary' })),
      (name) => {
        const left = like(name);
        expect(like(left)).toBe(left);
        expect(left === '').toBe(!/\S/u.test(name.normalize('NFKC')));
      },
    ),
  );
});
test('names that differ in what is their own are not alike', () => {
  fc.assert(
    fc.property(CORE, CORE, (one, other) => {
      expect(like(one) === like(other)).toBe(one.toLowerCase() === other.toLowerCase());
    }),
  );
});

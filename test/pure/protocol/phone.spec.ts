import { describe, expect, test } from '@jest/globals';
import { maskPhone } from '../../../src/kernel/mask.js';
import { areaCodeOf, dialled, sayPhone, splitPhone } from '../../../src/protocol/phone.js';
import { validatePayload, CallBackPhoneField, PhoneField } from '../../../src/kernel/input/validation.js';

class Back {
  @CallBackPhoneField() phone!: string;
}
class Machine {
  @PhoneField() phone!: string;
}
const reads = (type: typeof Back | typeof Machine, phone: string) => {
  try {
    return validatePayload(type, { phone }).phone;
  } catch {
    return undefined;
  }
};

describe('a number to call back', () => {
  test.each([
    ['024-23841234转802', '02423841234,802'],
    ['024-23841234-802', '02423841234,802'],
    ['(024)23841234 转 802', '02423841234,802'],
    ['０２４－２３８４１２３４转８０２', '02423841234,802'],
    ['024-23841234分机8', '02423841234,8'],
    ['024-23841234 ext.802', '02423841234,802'],
    ['024-23841234x802', '02423841234,802'],
    ['024-23841234#802', '02423841234,802'],
    ['23841234', '23841234'],
    ['2384 1234', '23841234'],
    ['2384-1234', '23841234'],
    ['23841234-802', '23841234,802'],
    ['23841234转802', '23841234,802'],
    ['024-2384 1234', '02423841234'],
    ['+86 138 0013 8000', '+8613800138000'],
    ['12345', '12345'],
  ])('%s is read, and dialled as %s', (typed, dials) => {
    const kept = reads(Back, typed);
    expect(kept).toBeDefined();
    expect(dialled(kept!)).toBe(dials);
  });
  test.each([
    '不是电话',
    '12',
    '13800',
    '转802',
    '024-23841234转',
    '024-23841234转八零二',
    '99999999',
    '1380013800',
    '1234-5678-9012-3456-7890',
  ])('%s is none', (typed) => expect(reads(Back, typed)).toBeUndefined());
  test('a machine dials whole numbers only', () => {
    for (const typed of ['024-23841234转802', '23841234']) expect(reads(Machine, typed)).toBeUndefined();
    expect(reads(Machine, '13800138000')).toBe('13800138000');
  });
});

test('a local number is dialled with the area code of its town, where that is known', () => {
  expect(dialled('23841234转802', '024-23456789')).toBe('02423841234,802');
  expect(dialled('010-65001234', '024-23456789')).toBe('01065001234');
  expect(dialled('13800138000', '024-23456789')).toBe('13800138000');
  expect(dialled('23841234', '12309')).toBe('23841234');
  expect([areaCodeOf('010-65001234'), areaCodeOf('0411 83841234'), areaCodeOf('13800138000')]).toEqual([
    '010',
    '0411',
    undefined,
  ]);
});

test('a dash inside a number is no extension', () => {
  for (const phone of ['024-2384-1234', '2384-1234', '138-0013-8000', '400-123-4567'])
    expect(splitPhone(phone)).toEqual({ main: phone });
});

test('a list shows neither the extension nor most of a local number', () => {
  expect(maskPhone('13800138000')).toBe('138****8000');
  expect(maskPhone('024-23841234转802')).toBe('024****1234转***');
  expect(maskPhone('23841234')).toBe('23****34');
  expect(maskPhone('12345')).toBe('12345');
});

test('a number is shown as people write it, and what is none as it stands', () => {
  expect(['+8613800138000', '13800138000', '+862423450111', '024-23450111'].map(sayPhone)).toEqual([
    '138 0013 8000',
    '138 0013 8000',
    '024-23450111',
    '024-23450111',
  ]);
  for (const phone of ['12309', '23841234', '138****8000', '024-23841234转802', '+85221234567'])
    expect(sayPhone(phone)).toBe(phone);
});

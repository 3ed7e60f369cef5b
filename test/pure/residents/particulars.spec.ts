/** What a worker's form of particulars sends: who is helped apart from who called, and only what was asked. */
import { describe, expect, test } from '@jest/globals';
import {
  mayAskForTexts,
  toAmend,
  type ParticularsForm,
} from '../../../client/src/pages/community/call/particulars/particulars.js';

const form = (more: Partial<ParticularsForm> = {}): ParticularsForm => ({
  callback: '',
  name: '张桂兰',
  phone: '13800138000',
  basis: 'consent',
  kind: 'person',
  texts: false,
  ...more,
});

describe('the beneficiary', () => {
  test('is a person where nothing is said, or an enterprise, and is nobody without a basis', () => {
    expect(toAmend('labour', form())).toEqual({
      resident: { basis: 'consent', name: '张桂兰', phone: '13800138000' },
    });
    expect(toAmend('enterprise', form({ kind: 'enterprise', name: '某某商贸' })).resident).toMatchObject({
      kind: 'enterprise',
      name: '某某商贸',
    });
    expect(toAmend('labour', form({ basis: null, callback: '024-23456789' }))).toEqual({
      callbackPhone: '024-23456789',
    });
  });
  test('agrees to texts only where there is a number and nothing to be kept from others', () => {
    expect(toAmend('labour', form({ texts: true })).resident).toMatchObject({ texts: true });
    for (const category of ['minors', 'domestic_violence'] as const) {
      expect(mayAskForTexts(category, form())).toBe(false);
      expect(toAmend(category, form({ texts: true })).resident).not.toHaveProperty('texts');
    }
    expect(toAmend('labour', form({ texts: true, phone: ' ' })).resident).not.toHaveProperty('texts');
  });
});

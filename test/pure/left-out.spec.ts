/** What the worker's page says of a raise whose answer names fields that were left out. */
import { expect, test } from '@jest/globals';
import { leftOutOf, mended, noteLeftOut } from '../../client/src/pages/community/raise/left-out.js';

test('each field once and in one order, until it is mended; of a raise with nothing wrong nothing', () => {
  noteLeftOut('fine');
  noteLeftOut('wrong', {
    'resident.phone': '号码格式不正确',
    'resident.name': '太长',
    callbackPhone: '号码格式不正确',
    somethingNew: '以后的',
  });
  expect(leftOutOf('fine')).toEqual([]);
  expect(leftOutOf('wrong')).toEqual(['callbackPhone', 'resident']);
  mended('wrong');
  expect(leftOutOf('wrong')).toEqual([]);
});

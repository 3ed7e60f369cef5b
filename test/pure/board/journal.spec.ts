/** What a line of the journal says where its deed alone does not say it. */
import { expect, test } from '@jest/globals';
import { sentenceOf } from '../../../client/src/journal-deed.js';

test('a call was entrusted to somebody, or there was nobody to entrust it to', () => {
  expect(sentenceOf({ deed: 'entrusted', data: { to: ['k1'] } })).toBe('entrusted');
  expect(sentenceOf({ deed: 'entrusted', data: { to: [] } })).toBe('entrustedNobody');
  expect(sentenceOf({ deed: 'accepted', data: {} })).toBe('accepted');
});

/** What a line of the journal says where its deed alone does not say it. */
import { expect, test } from '@jest/globals';
import { sentenceOf } from '../../../client/src/journal-deed.js';

test('a walk-in was recorded, not called in', () => {
  const data = {
    unitId: 'u',
    communityId: 'c',
    clientCallId: 'k',
    number: 'n',
    category: 'family',
    urgency: 'normal',
    answerBy: '2026-11-24T01:00:00.000Z',
    closeBy: '2026-11-25T01:00:00.000Z',
  } as const;
  const line = { seq: 1, at: '2026-11-24T01:00:00.000Z', deed: 'raised' } as const;
  expect(sentenceOf({ ...line, data })).toBe('raised');
  expect(sentenceOf({ ...line, data: { ...data, desk: true } })).toBe('recorded');
});

test('a call was entrusted to somebody, or there was nobody to entrust it to', () => {
  const line = { seq: 1, at: '2026-11-24T01:00:00.000Z' };
  expect(sentenceOf({ ...line, deed: 'entrusted', data: { to: ['k1'] } })).toBe('entrusted');
  expect(sentenceOf({ ...line, deed: 'entrusted', data: { to: [] } })).toBe('entrustedNobody');
  // To whom cannot be read: that there was nobody is not said.
  expect(sentenceOf({ ...line, deed: 'entrusted', data: {}, broken: true })).toBe('entrusted');
  expect(sentenceOf({ ...line, deed: 'left', data: { officer: 'wang' } })).toBe('left');
});

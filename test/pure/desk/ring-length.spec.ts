/** How much of a ring is gone, as the officer's page draws it. */
import { expect, test } from '@jest/globals';
import { wholeSeconds } from '../../../client/src/pages/desk/ring/ring.js';

const rungAt = '2026-11-24T01:00:00.000Z';
test.each([10, 20, 30, 45, 60, 120])('a ring of %i s is drawn whole at its beginning', (seconds) => {
  const expiresAt = new Date(Date.parse(rungAt) + seconds * 1000).toISOString();
  expect(wholeSeconds({ rungAt, expiresAt })).toBe(seconds);
});

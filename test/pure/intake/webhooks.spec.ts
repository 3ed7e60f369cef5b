/** Which states are told, how long an address is left alone, and which addresses may be told at all. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { eventsOf } from '../../../src/webhooks/webhook-events.js';
import { isWebhookUrl } from '../../../src/webhooks/webhook-url.js';
import { isOfEvent, waitAfter } from '../../../src/webhooks/webhook-waits.js';

describe('what is told', () => {
  const of = (before: string | undefined, after: string, ...deeds: string[]) =>
    eventsOf(
      before === undefined ? undefined : { state: before as never },
      { state: after as never },
      deeds.map((deed) => ({ deed: deed as never })),
    );
  test.each([
    [undefined, 'ringing', ['raised', 'rung'], ['raised', 'ringing']],
    [undefined, 'active', ['raised', 'walked_in'], ['raised', 'active']],
    ['ringing', 'ringing', ['declined', 'rung'], []],
    ['active', 'active', ['messaged'], []],
    ['active', 'active', ['transferring', 'rung'], []],
    ['ringing', 'waiting', ['lapsed', 'waiting'], ['waiting']],
    ['waiting', 'active', ['accepted'], ['active']],
    ['active', 'closed', ['closed'], ['closed']],
    ['closed', 'ringing', ['reopened', 'rung'], ['reopened', 'ringing']],
    ['closed', 'active', ['close_taken_back'], ['reopened', 'active']],
    ['ringing', 'cancelled', ['cancelled'], ['cancelled']],
  ])('from %s to %s by %j', (before, after, deeds, told) => {
    expect(of(before, after, ...deeds)).toEqual(told);
  });
});

test('an address is left alone longer each time, and an hour at most', () => {
  expect([1, 2, 3, 4].map(waitAfter)).toEqual([5000, 10_000, 20_000, 40_000]);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), (failures) => {
      expect(waitAfter(failures + 1)).toBeGreaterThanOrEqual(waitAfter(failures));
      expect(waitAfter(failures)).toBeLessThanOrEqual(3_600_000);
    }),
  );
});

test('an answer that is about the event leaves the address in peace', () => {
  const failed = (failure: string, again: boolean) => isOfEvent({ delivered: false, failure, again });
  expect([failed('http 422', false), failed('http 404', false)]).toEqual([true, true]);
  expect([
    failed('http 503', true),
    failed('http 429', true),
    failed('timeout', true),
    failed('http 302', false),
    failed('forbidden address', false),
    isOfEvent({ delivered: true }),
  ]).toEqual(Array<boolean>(6).fill(false));
});

test.each([
  ['https://example.org/a?b=c', [], true],
  ['https://user@example.org/', [], false],
  ['http://example.org/', [], false],
  ['http://gateway.local/', ['gateway.local'], true],
  ['http://10.1.2.3/', ['10.0.0.0/8'], true],
  ['http://[fd00::1]/', ['fd00::/8'], true],
  ['http://11.1.2.3/', ['10.0.0.0/8'], false],
  ['file:///etc/passwd', ['localhost'], false],
  ['nothing', [], false],
])('%s, allowed %j: %s', (url, allowed, right) => {
  expect(isWebhookUrl(url, allowed)).toBe(right);
});

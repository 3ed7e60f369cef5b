/** How a picture that is opened large is moved and enlarged. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { swiped, WHOLE, within, zoomed } from '../../../client/src/parts/attachments/shown/zoom.js';

const point = fc.record({ x: fc.integer({ min: -400, max: 400 }), y: fc.integer({ min: -400, max: 400 }) });
const picture = { width: 390, height: 260 };
const screen = { width: 390, height: 700 };

test('what lies under the finger stays there, as long as the picture can still grow', () =>
  fc.assert(
    fc.property(point, fc.double({ min: 1, max: 4, noNaN: true }), (at, by) => {
      const view = zoomed(WHOLE, by, at);
      // The point of the picture that was there is there.
      expect(view.x + at.x * view.scale).toBeCloseTo(at.x, 6);
      expect(view.y + at.y * view.scale).toBeCloseTo(at.y, 6);
    }),
  ));
test('no edge of a picture comes away from the edge of the screen it is larger than', () =>
  fc.assert(
    fc.property(point, fc.double({ min: 0.2, max: 20, noNaN: true }), (at, by) => {
      const { scale, x, y } = within(zoomed(WHOLE, by, at), picture, screen);
      expect(scale).toBeGreaterThanOrEqual(1);
      expect(Math.abs(x)).toBeLessThanOrEqual(Math.max(0, (picture.width * scale - screen.width) / 2) + 1e-9);
      if (picture.height * scale <= screen.height) expect(Math.abs(y)).toBe(0);
    }),
  ));
test.each([
  [{ x: -90, y: 10 }, 1],
  [{ x: 90, y: -10 }, -1],
  [{ x: 30, y: 0 }, 0],
  [{ x: -90, y: 80 }, 0],
])('a finger that went %j leads %i on', (gone, to) => expect(swiped(gone)).toBe(to));

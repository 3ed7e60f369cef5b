/** Whoever asks too much and whose hub's clock is set back is told to wait the span, and no day. */
import { expect, jest, test } from '@jest/globals';
import { MessageLimits } from '../../../src/realtime/message-limits.js';
import { SystemClock } from '../../../src/kernel/clock.js';

const HOUR = 3_600_000;

test('set back by a day, the wait that is told stays within the span', async () => {
  const limits = new MessageLimits({ limits: true } as never, new SystemClock(), {} as never);
  const asker = { id: 'li', kind: 'person' } as never;
  const today = Date.now();
  const now = jest.spyOn(Date, 'now').mockReturnValue(today);
  try {
    const over = async () => (await limits.take('raise', asker)).over;
    let refused = await over();
    for (let n = 0; n < 1000 && !refused; n++) refused = await over();
    now.mockReturnValue(today - 24 * HOUR);
    const told = (await over())?.details.retryAfterSeconds;
    expect(told).toBeGreaterThan(0);
    expect(told).toBeLessThanOrEqual(3600);
  } finally {
    now.mockRestore();
    limits.close();
  }
});

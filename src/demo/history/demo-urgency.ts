/** How pressing the matters of the history are. */
import type { Category, Urgency } from '../../protocol/codes.js';
import type { SeededRandom } from './seeded-random.js';

export const urgencyOf = (category: Category, chance: SeededRandom): Urgency => {
  if (category === 'elder_fraud')
    return chance.weighted([
      ['normal', 60],
      ['urgent', 33],
      ['emergency', 7],
    ]);
  if (category === 'domestic_violence')
    return chance.weighted([
      ['urgent', 70],
      ['normal', 30],
    ]);
  return chance.happens(0.09) ? 'urgent' : 'normal';
};

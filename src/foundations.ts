/** What everything else stands on: made once from the settings, before Nest puts the rest together. */
import type { Logger } from 'pino';
import type { Clock } from './kernel/clock.js';
import type { Config } from './kernel/config.js';
import type { Seal } from './kernel/seal/seal.js';
import type { Store } from './store/store.js';

export interface Foundations {
  config: Config;
  clock: Clock;
  store: Store;
  seal: Seal;
  log: Logger;
}

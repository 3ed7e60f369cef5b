/** What everything else stands on: made once from the settings, before Nest puts the rest together. */
import type { Logger } from 'pino';
import type { Clock } from './clock.js';
import type { Config } from './config.js';
import type { Seal } from './people/seal.js';
import type { Store } from './store/store.js';

export interface Foundations {
  config: Config;
  clock: Clock;
  store: Store;
  seal: Seal;
  log: Logger;
}

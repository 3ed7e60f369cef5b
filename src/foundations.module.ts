/** What everything else stands on: made once from the settings, before Nest puts the rest together. */
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import type { Logger } from 'pino';
import { Clock } from './kernel/clock.js';
import { CONFIG, type Config } from './kernel/config.js';
import { LOGGER } from './kernel/logger.js';
import { Meters } from './kernel/meters/meters.js';
import { RefusalFilter } from './kernel/refusal/refusal.filter.js';
import { Seal } from './kernel/seal/seal.js';
import { Store } from './store/store.js';

export interface Foundations {
  config: Config;
  clock: Clock;
  store: Store;
  seal: Seal;
  log: Logger;
}

@Global()
@Module({})
export class FoundationsModule {
  static on({ config, clock, store, seal, log }: Foundations): DynamicModule {
    const made = [
      { provide: CONFIG, useValue: config },
      { provide: Clock, useValue: clock },
      { provide: Store, useValue: store },
      { provide: Seal, useValue: seal },
      { provide: LOGGER, useValue: log },
      { provide: Meters, useValue: new Meters() },
    ];
    return {
      module: FoundationsModule,
      providers: [...made, RefusalFilter, { provide: APP_FILTER, useExisting: RefusalFilter }],
      exports: made.map(({ provide }) => provide),
    };
  }
}

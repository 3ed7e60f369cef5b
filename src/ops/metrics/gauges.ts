import { Gauge, type Registry } from 'prom-client';

/** Makes gauges of one registry: their name, what they say, and by what they are told apart. */
export const gaugesIn =
  (registry: Registry) =>
  <T extends string = string>(name: string, help: string, labelNames: T[] = []): Gauge<T> =>
    new Gauge({ name, help, labelNames, registers: [registry] });

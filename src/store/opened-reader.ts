/** A connection of a process beside the hub, which reads and never writes. */
import type { Queries } from './store.js';

export interface OpenedReader {
  read: Queries;
  /** The same, held still at one instant. */
  frozen(): Promise<Queries>;
  close(): Promise<void>;
}

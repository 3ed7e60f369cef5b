/** All faults, in the order of reliability.md. */
import type { Fault } from './core/fault.js';
import { killed } from './process/killed.js';

export const FAULTS: readonly Fault[] = [killed];

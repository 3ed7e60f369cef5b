/** What this room gives to the house. */
import { Corrections } from './correction.js';
import { HoursController } from './hours.controller.js';
import { HoursQuery } from './hours.query.js';
import { Ledger } from './ledger.js';
import { ServiceController } from './service.controller.js';
import { ServiceSessions } from './service.js';
import { ServiceSweep } from './service-sweep.js';

export const HOURS_CONTROLLERS = [HoursController, ServiceController];
export const HOURS_PROVIDERS = [Ledger, HoursQuery, Corrections, ServiceSessions, ServiceSweep];

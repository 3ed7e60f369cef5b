/** What this room gives to the house. */
import { Corrections } from './correction.js';
import { HoursController } from './hours.controller.js';
import { HoursQuery } from './hours.query.js';
import { Ledger } from './ledger.js';
import { HoursPeopleController } from './people.controller.js';

export const HOURS_CONTROLLERS = [HoursController, HoursPeopleController];
export const HOURS_PROVIDERS = [Ledger, HoursQuery, Corrections];

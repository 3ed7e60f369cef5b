/** What this room gives to the house. */
import { ClaimDecisions } from './claim-decisions.js';
import { Claims } from './claims.js';
import { Corrections } from './correction.js';
import { HoursController } from './hours.controller.js';
import { HoursQuery } from './hours.query.js';
import { Ledger } from './ledger.js';
import { Verdicts } from './verdicts.js';

export const HOURS_CONTROLLERS = [HoursController];
export const HOURS_PROVIDERS = [Ledger, HoursQuery, Corrections, Verdicts, Claims, ClaimDecisions];

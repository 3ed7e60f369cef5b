/** What this room gives to the house. */
import { Arrival } from './arrival.js';
import { RingLedger } from '../desk/journal/ledger.js';
import { ProofController } from './proof.controller.js';
import { Pursuit } from './pursuit.js';
import { RingProofs } from './rings.js';

export const PROOF_CONTROLLERS = [ProofController];
export const PROOF_PROVIDERS = [RingLedger, Pursuit, Arrival, RingProofs];

/** What this room gives to the house. */
import { ProposalsController } from './proposals.controller.js';
import { Proposals } from './proposals.js';
import { ProposalSweep } from './sweep.js';

export const PROPOSALS_CONTROLLERS = [ProposalsController];
export const PROPOSALS_PROVIDERS = [Proposals, ProposalSweep];

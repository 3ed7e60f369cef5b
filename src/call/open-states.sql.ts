/** That a call is open, for the database. */
import { OPEN_STATES } from '../protocol/calls/open-states.js';

/** Of isOpen; the states are spelled out, not bound, so that the index of open calls serves. */
export const openStates = `state in (${OPEN_STATES.map((state) => `'${state}'`).join(', ')})`;

/** Where the process is in its life: requests are taken only while it is open. */
export const processPhase: { now: 'starting' | 'open' | 'closing' } = { now: 'starting' };

/** Milliseconds that only grow, whatever anybody does to this device's clock. */
export const steadyNow = (): number => performance.now();

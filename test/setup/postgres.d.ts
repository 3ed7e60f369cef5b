/** What of postgres.js is asked for by TypeScript. */
export function postgresBinary(): string;
export function initialise(where: { directory: string; port: number }): Promise<void>;

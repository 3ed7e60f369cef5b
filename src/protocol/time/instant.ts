/** An instant in milliseconds since 1970 as it travels: ISO 8601 in UTC with Z. Imports nothing. */
export const iso = (instant: number): string => new Date(instant).toISOString();

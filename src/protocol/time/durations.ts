/** Lengths of time, for the hub and its pages. Imports nothing. Milliseconds, as instants are. */
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
/** Every local day is as long, since there is no summer time. */
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;

/** In seconds, as durations that travel are. */
export const HOUR_SECONDS = 3600;
export const DAY_SECONDS = 24 * HOUR_SECONDS;

/**
 * The local day. Hours, numbers and figures follow the calendar of Asia/Shanghai: UTC+8 with no summer
 * time since 1991, so a fixed offset says the same as the zone for every instant the hub can meet
 * (shown against Temporal in test/pure/hours). Instants are milliseconds since 1970, UTC.
 */
export const ZONE = 'Asia/Shanghai';
const OFFSET = 8 * 3600 * 1000;
const DAY = 24 * 3600 * 1000;

/** The local midnight at or before the instant. */
export const startOfDay = (at: number): number => Math.floor((at + OFFSET) / DAY) * DAY - OFFSET;

/** The first local midnight after the instant; from a midnight on, the next one. */
export const nextMidnight = (at: number): number => startOfDay(at) + DAY;

/** YYYY-MM-DD. */
export const localDay = (at: number): string => new Date(at + OFFSET).toISOString().slice(0, 10);

/** The instant at which a local day begins. */
export const dayBegins = (day: string): number => Date.parse(`${day}T00:00:00.000Z`) - OFFSET;

/** HH:MM of the local day. */
export const localTime = (at: number): string => new Date(at + OFFSET).toISOString().slice(11, 16);

/** A day of the calendar, YYYY-MM-DD, of a four-digit year. */
export const isLocalDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(dayBegins(text)) && localDay(dayBegins(text)) === text;

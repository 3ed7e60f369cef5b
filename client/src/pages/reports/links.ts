/** From a figure to the rows behind it. Pure. */
import { addDays, localDay, startOfDay } from '@protocol/time/local-day.js';

const instant = /^\d{4}-\d\d-\d\dT/;
const startsDay = (at: number) => startOfDay(at) === at;

/**
 * The API's filter as the list's page speaks it: instants at local midnights become days, `to` the last day that
 * counts; an instant within a day stays one.
 */
export const asDays = (rows: Readonly<Record<string, string>>): Record<string, string> => {
  const said = { ...rows };
  for (const name of ['from', 'to'] as const) {
    const text = said[name];
    if (text === undefined || !instant.test(text) || !startsDay(Date.parse(text))) continue;
    const day = localDay(Date.parse(text));
    said[name] = name === 'to' ? addDays(day, -1) : day;
  }
  return said;
};

/** The page of the calls behind a figure; no link where the reader has no right to rows. */
export const callsLink = (
  rows: Readonly<Record<string, string>> | undefined,
  more: Readonly<Record<string, string>> = {},
): string | undefined => rows && `/calls?${new URLSearchParams(asDays({ ...rows, ...more })).toString()}`;

export const hoursLink = (filter: Readonly<Record<string, string>>): string =>
  `/hours?${new URLSearchParams(filter).toString()}`;

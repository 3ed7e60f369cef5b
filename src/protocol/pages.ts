/**
 * The first part of every page's address. The client's routes are checked against it by their types, and the hub
 * answers everything else with 404, so that a mistyped address is no page to a program either.
 */
export const PAGES = [
  'sign-in',
  'setup',
  'community',
  'desk',
  'ring',
  'service',
  'liaison',
  'talks',
  'departments',
  'visits',
  'posters',
  'roster',
  'outreach',
  'board',
  'watch',
  'calls',
  'hours',
  'reports',
  'enterprises',
  'trends',
  'leads',
  'knowledge',
  'search',
  'wall',
  'admin',
  'account',
  'enrol',
  'shift',
  'check',
  'guest',
  'offline',
] as const;
export type PageName = (typeof PAGES)[number];

/** The first part of the addresses whose pages the hub itself writes, to be read without script: no page of the client's. */
export const SERVER_PAGES = ['r', 'p'] as const;

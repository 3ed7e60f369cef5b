/** A day, or a time on it, as the hub is told. Pure. */
import { iso } from '@protocol/time/instant.js';
import { instantAt } from '@protocol/time/local-day.js';

/** @param time HH:MM, '' for the whole day */
export const dueOf = (day: string, time: string): { dueDay: string } | { dueAt: string } =>
  time ? { dueAt: iso(instantAt(day, time)) } : { dueDay: day };

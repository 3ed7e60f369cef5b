/** Whether who asked still stands where they stood when they asked. */
import type { Actor } from '../kernel/actor.js';
import { actorWithoutPage, type Person } from '../directory/person.js';
import type { JobRow } from './jobs.entity.js';

/** The asker with the roles they asked with; undefined where they were disabled, moved or lost one of them. */
export function actorOfJob(
  job: Pick<JobRow, 'unitId' | 'roles' | 'lang'>,
  person: Person | undefined,
): Actor | undefined {
  if (!person || person.disabled || person.unitId !== job.unitId) return undefined;
  if (!job.roles.every((role) => person.roles.includes(role))) return undefined;
  return actorWithoutPage(person, job.roles, job.lang);
}

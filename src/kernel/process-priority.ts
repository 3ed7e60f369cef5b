/** How a process beside the hub gives way to it. */
import { readdirSync } from 'node:fs';
import { setPriority } from 'node:os';

/**
 * With all its threads: on Linux a priority is each thread's own, and those that clear up memory and compile would go on
 * taking the hub's turns.
 * @param priority one of node:os's `constants.priority`
 */
export function lowerPriority(priority: number): void {
  setPriority(priority);
  for (const thread of threads())
    try {
      setPriority(thread, priority);
    } catch {
      // It ended meanwhile.
    }
}

/** None where the system does not list them: there a priority is the whole process's. */
function threads(): number[] {
  try {
    return readdirSync('/proc/self/task').map(Number);
  } catch {
    return [];
  }
}

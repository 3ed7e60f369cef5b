/** How a process or a thread beside the hub's event loop gives way to it. */
import { readdirSync, readlinkSync } from 'node:fs';
import { constants, getPriority, setPriority } from 'node:os';
import { basename } from 'node:path';

const LOWEST = constants.priority.PRIORITY_LOW;

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

/** Of the thread that asks, and no other, by so much; nothing where a priority is the whole process's. */
export function lowerThreadPriority(by: number): void {
  try {
    const thread = Number(basename(readlinkSync('/proc/thread-self')));
    setPriority(thread, Math.min(LOWEST, getPriority(thread) + by));
  } catch {
    // Not Linux.
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

/** How a process or a thread beside the hub's event loop gives way to it. */
import { readdirSync, readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';
import { basename } from 'node:path';

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

/** Of the thread that asks, and no other; nothing where a priority is the whole process's. */
export function lowerThreadPriority(priority: number): void {
  try {
    setPriority(Number(basename(readlinkSync('/proc/thread-self'))), priority);
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

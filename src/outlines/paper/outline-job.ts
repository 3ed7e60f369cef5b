/** What the hub and the process beside it call the drawing of an outline. Pure. */
import type { OutlinePaper } from './outline-text.js';

export const OUTLINE_JOB = 'outline';
export interface OutlineJobParams extends Record<string, unknown> {
  paper: OutlinePaper;
  /** When it was made, milliseconds since 1970. */
  at: number;
  /** As it is called when it is fetched. */
  name: string;
}

/** What the papers about a lead are called. */
import type { WordTable } from '../lang.js';
import type { LeadPaper } from '../relief/papers.js';

export const LEAD_PAPER_WORDS = {
  rights: ['权利告知书，大字版', 'Telling of the right, in large print'],
  transfer: ['线索移送函', 'Transfer of the lead'],
  agency: ['商请函、转介函', 'Letter to an agency'],
  visit: ['回访记录', 'Record of a visit'],
  legal_aid: ['法律援助免核说明', 'No means check for legal aid'],
} as const satisfies WordTable<LeadPaper>;

import { tableIn } from '@protocol/lang.js';
import { AGENCY_REQUEST_KIND_WORDS } from '@protocol/vocabulary/relief.js';
import { LEAD_PAPER_WORDS } from '@protocol/vocabulary/lead-papers.js';
import type { Words } from '../keys';
import type { leadPapers as zh } from '../zh/lead-papers';

export const leadPapers: Words<typeof zh> = {
  title: 'Drafts of papers',
  signed: 'Signed on paper',
  kind: tableIn(LEAD_PAPER_WORDS, 'en'),
  ask: tableIn(AGENCY_REQUEST_KIND_WORDS, 'en'),
  agency: '{kind}: {agency}',
  visit: 'Record of a visit, month {n}',
  draft: '{paper}, {format}',
  making: 'Being drafted',
  download: 'Download {format}',
  failed: 'Not made: {why}',
  form: {
    title: 'Draft: {paper} ({format})',
    who: 'The person’s name, telephone, address',
    masked: 'Masked',
    clear: 'In clear',
    maskedHint: 'What is masked is written in by hand.',
    reason: 'Why in clear',
    reasonHint: 'Each time is kept',
    reasonNeeded: 'Please say why',
    go: 'Draft it',
    note: 'A draft only: what is not known stays a blank line; valid once it is signed and sealed on paper. Only you can fetch the file; it is deleted after seven days.',
  },
};

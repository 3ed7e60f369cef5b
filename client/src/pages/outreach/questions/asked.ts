import { REPORT_WORDS, type ReportState } from '@protocol/calls/police-report.js';

/** The words of a question: what was said of it, and of the report to the police, which nobody can add afterwards. */
export const summaryOf = (words: string, reported: ReportState | null): string =>
  [words.trim(), ...(reported ? [REPORT_WORDS[reported]] : [])].filter(Boolean).join(' ');

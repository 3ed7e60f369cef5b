import type { Message } from '@protocol/shapes.js';

/** Recorded in the call's own words, in Chinese always: they are a record for the file, not a label. */
export const REPORT_WORDS = {
  reported: '强制报告：已向公安机关报案。',
  notReported: '强制报告：尚未向公安机关报案。',
} as const;
export type Reported = keyof typeof REPORT_WORDS;

/** The last answer given counts. */
export const reportedIn = (words: readonly Message[]): Reported | null => {
  for (const { text } of [...words].reverse()) {
    if (text === REPORT_WORDS.reported) return 'reported';
    if (text === REPORT_WORDS.notReported) return 'notReported';
  }
  return null;
};

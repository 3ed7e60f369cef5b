/** What was said about the report to the police that harm to a minor asks for (强制报告). Pure. */

/** Recorded in the call's own words, in Chinese always: they are a record for the file, not a label. */
export const REPORT_WORDS = {
  reported: '强制报告：已向公安机关报案。',
  not_reported: '强制报告：尚未向公安机关报案。',
} as const;
export type ReportState = keyof typeof REPORT_WORDS;

/** The same, as people say it. */
const PLAIN = /^(?:我们?|社区|本社区)?已经?(?:向公安机关)?(?:报警|报案)了?[。.!！]?$/;

/** Whether these words say that it was reported, or that it was not yet; null where they say something else. */
export const reportStateIn = (text: string): ReportState | null => {
  const words = text.trim();
  if (words === REPORT_WORDS.not_reported) return 'not_reported';
  return words === REPORT_WORDS.reported || PLAIN.test(words) ? 'reported' : null;
};

/** The last answer given counts. */
export const reportWordsIn = (words: readonly { text: string }[]): ReportState | null =>
  words.reduce<ReportState | null>((answer, { text }) => reportStateIn(text) ?? answer, null);

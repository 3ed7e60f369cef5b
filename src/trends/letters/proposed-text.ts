/** The text that is proposed for a letter; a person edits it. Pure. */
import type { Lang } from '../../protocol/lang.js';
import type { LetterFigures } from '../../protocol/trends/letters.js';

/** 4.46 % */
export const percent = (rate: number): string => `${(rate * 100).toFixed(2)}%`;

export function proposedText(
  { year, granted, base, rate, pooled }: Omit<LetterFigures, 'definitions'>,
  lang: Lang,
): string {
  const mean = pooled.rate === null ? '' : percent(pooled.rate);
  if (lang === 'en')
    return [
      `In ${year} your unit granted judicial relief in ${granted} of ${base} cases: ${percent(rate)}.` +
        (mean ? ` All units together stand at ${mean} (sum over sum).` : ''),
      'Please look for the reasons in your own work: how leads are found, how they are handed over, who sees to them.',
      'Please tell us what you found, what you will do and by when, and which help you need from us.',
    ].join('\n');
  return [
    `${year}年，你院司法救助案件${granted}件，基数${base}件，救助率${percent(rate)}` +
      (mean ? `；同期全部单位合并救助率${mean}。` : '。'),
    '请结合本院实际，从线索发现、移送衔接、专人办理等方面查找原因。',
    '请回复查找的原因、拟采取的措施和完成时间，以及需要上级院给予的帮助。',
  ].join('\n');
}

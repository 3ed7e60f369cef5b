/** The definitions that stand under a brief: of the figures it says, in its order, each once. */
import type { Lang } from '../protocol/lang.js';
import { definitions } from '../figures/figure-definitions.js';
import { yearDefinitions } from '../reports/year/year-definitions.js';

const NAMES = {
  raised: ['发起', 'Raised'],
  answered: ['接听', 'Answered'],
  closed: ['办结', 'Closed'],
  solved: ['办结报已解决', 'Solved'],
  confirmedSolved: ['群众确认', 'Confirmed'],
  referred: ['转介', 'Referred'],
  answerSeconds: ['接听用时', 'Time to answer'],
  answeredRate: ['接听率', 'Answered rate'],
  solvedRate: ['解决率', 'Solved rate'],
  satisfiedRate: ['满意率', 'Satisfied rate'],
} as const;
const OF_YEAR = ['duty', 'credited', 'due', 'apart'] as const;

export function briefDefinitions(lang: Lang): string[] {
  const said: Partial<Record<string, string>> = definitions(lang);
  const year = yearDefinitions(lang);
  const between = lang === 'zh' ? '：' : ': ';
  // Some say their name themselves.
  const named = (name: string, words: string) => (words.includes(name) ? words : `${name}${between}${words}`);
  return [
    ...OF_YEAR.flatMap((name) => year[name] ?? []),
    ...Object.entries(NAMES).flatMap(([name, [zh, en]]) =>
      said[name] ? [named(lang === 'zh' ? zh : en, said[name])] : [],
    ),
  ];
}

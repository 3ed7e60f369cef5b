/** The definitions that stand under a brief: of the figures it says, in its order, each once. */
import { inLang, type Lang, type WordTable } from '../protocol/lang.js';
import { ACTIVE_WORDS } from '../protocol/vocabulary/active.js';
import type { ActiveFigureName } from '../protocol/outreach/active.js';
import { FIGURE_ON_PAGE, FIGURE_WORDS, RATE_WORDS } from '../protocol/vocabulary/figures.js';
import { hasActive } from './text/active-lines.js';
import type { BriefFigures } from './text/brief-figures.js';
import { definitions, type Definitions } from '../figures/figure-definitions.js';
import { activeDefinitions } from '../reports/active/active-definitions.js';
import { yearDefinitions } from '../reports/year/year-definitions.js';

const NAMES = {
  raised: FIGURE_WORDS.raised,
  answered: FIGURE_WORDS.answered,
  desk: FIGURE_WORDS.desk,
  closed: FIGURE_WORDS.closed,
  // As the brief's sentences have it.
  solved: ['办结报已解决', 'Solved'],
  confirmedSolved: FIGURE_ON_PAGE.confirmed,
  referred: FIGURE_WORDS.referred,
  answerSeconds: ['接听用时', 'Time to answer'],
  answeredRate: RATE_WORDS.answered,
  solvedRate: RATE_WORDS.solved,
  satisfiedRate: RATE_WORDS.satisfied,
} as const satisfies Partial<WordTable<keyof Definitions>>;
/** As the brief's sentences have it: what it does not say needs no definition. */
const OF_ACTIVE = {
  activities: ACTIVE_WORDS.activities,
  outreachMinutes: ['服务时长', 'Time served at outreach'],
  arrivals: ACTIVE_WORDS.arrivals,
  questions: ['现场代为呼叫', 'Calls raised on site'],
  checkups: ['法治体检和走访', 'Check-ups and visits'],
  problemsSolved: ['问题已解决', 'Problems solved'],
  visits: ACTIVE_WORDS.visits,
  visitMinutes: ACTIVE_WORDS.visitMinutes,
  promisesOpen: ['还没办到', 'Promises still open'],
} as const satisfies Partial<WordTable<ActiveFigureName>>;
const OF_RELIEF = {
  leadsHandedOver: ACTIVE_WORDS.leadsHandedOver,
  leadsGranted: ACTIVE_WORDS.leadsGranted,
  leadsHelped: ['移送转介得到答复', 'Referrals answered'],
} as const satisfies Partial<WordTable<ActiveFigureName>>;
const OF_YEAR = ['duty', 'credited', 'due', 'apart'] as const;

export function briefDefinitions({ active }: BriefFigures, lang: Lang): string[] {
  const said = definitions(lang);
  const year = yearDefinitions(lang);
  const meant = activeDefinitions(lang);
  const between = lang === 'zh' ? '：' : ': ';
  // Some say their name themselves.
  const named = (name: string, words: string) => (words.includes(name) ? words : `${name}${between}${words}`);
  const all = [
    ...OF_YEAR.flatMap((name) => year[name] ?? []),
    ...(Object.keys(NAMES) as (keyof typeof NAMES)[]).map((name) =>
      named(inLang(NAMES[name], lang), said[name]),
    ),
    ...(hasActive(active)
      ? (Object.keys(OF_ACTIVE) as (keyof typeof OF_ACTIVE)[]).map((name) =>
          named(inLang(OF_ACTIVE[name], lang), meant[name]),
        )
      : []),
    ...(Object.values(active?.relief ?? {}).some((n) => n > 0)
      ? (Object.keys(OF_RELIEF) as (keyof typeof OF_RELIEF)[]).map((name) =>
          named(inLang(OF_RELIEF[name], lang), meant[name]),
        )
      : []),
  ];
  return all.map((sentence) => sentence.charAt(0).toUpperCase() + sentence.slice(1));
}

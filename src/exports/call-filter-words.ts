/** The filter of the list of calls in the words of its reader. */
import type { CallFilter } from '../call/list.js';
import type { Actor } from '../people/actor.js';
import type { Directory } from '../places/directory.js';
import type { CallState, Outcome } from '../protocol/words.js';
import { addressed } from '../refusal.js';
import { spanWords } from './span-words.js';
import { categoryWord, inLang, OUTCOME_WORDS, STATE_WORDS, type Both } from './words.js';

type Filter = Omit<CallFilter, 'cursor' | 'limit'>;
type Say = (value: string, actor: Actor, directory: Directory) => string;
const RESULTS: Record<string, Both> = {
  answered: ['已接听', 'answered'],
  solved: ['报已解决', 'reported as solved'],
};
/** Every filter but the span. */
const WORDS: Record<Exclude<keyof Filter, 'from' | 'to'>, readonly [Both, Say]> = {
  state: [
    ['状态', 'State'],
    (value, { lang }) =>
      value
        .split(',')
        .map((state) => inLang(STATE_WORDS[state as CallState] ?? ['', ''], lang))
        .filter(Boolean)
        .join(lang === 'zh' ? '、' : ', '),
  ],
  category: [
    ['类别', 'Category'],
    (value, { lang, unitId }, directory) => categoryWord(value, lang, directory.addedCategories(unitId)),
  ],
  communityId: [['社区', 'Community'], (value, _, directory) => directory.community(value)?.name ?? ''],
  holderId: [
    ['办理人', 'Holder'],
    (value, _, directory) => {
      const person = directory.person(value);
      return person ? addressed(person) : '';
    },
  ],
  result: [
    ['结果', 'Result'],
    (value, { lang }) => inLang(RESULTS[value] ?? OUTCOME_WORDS[value as Outcome] ?? ['', ''], lang),
  ],
  q: [['查找', 'Search'], (value) => value],
  drill: [['范围', 'Only'], (_, { lang }) => inLang(['演练和自检', 'drills and self-tests'], lang)],
};

export function callFilterWords(filter: Filter, actor: Actor, directory: Directory): string {
  const { lang } = actor;
  const instant = (text: string | undefined) => (text === undefined ? undefined : Date.parse(text));
  const span = spanWords(instant(filter.from), instant(filter.to), lang);
  const colon = lang === 'zh' ? '：' : ': ';
  const said = Object.entries(WORDS).flatMap(([name, [heading, say]]) => {
    const value = filter[name as keyof typeof WORDS];
    return value === undefined || value === ''
      ? []
      : [`${inLang(heading, lang)}${colon}${say(value, actor, directory)}`];
  });
  return [...(span ? [`${inLang(['发起时间', 'Raised'], lang)}${colon}${span}`] : []), ...said].join(
    lang === 'zh' ? '；' : '; ',
  );
}

/** The filter of the list of calls in the words of its reader. */
import type { CallFilter } from '../call/list.js';
import type { Actor } from '../people/actor.js';
import type { Directory } from '../places/directory.js';
import { communityWord, filterWords, personWord, wordOf, type FilterWords } from './filter-words.js';
import { categoryWord, inLang, OUTCOME_WORDS, STATE_WORDS } from './words.js';

type Filter = Omit<CallFilter, 'cursor' | 'limit'>;
const WORDS: FilterWords<Exclude<keyof Filter, 'from' | 'to'>> = {
  state: [['状态', 'State'], wordOf(STATE_WORDS)],
  category: [
    ['类别', 'Category'],
    (value, { lang, unitId }, directory) => categoryWord(value, lang, directory.addedCategories(unitId)),
  ],
  communityId: [['社区', 'Community'], communityWord],
  holderId: [['办理人', 'Holder'], personWord],
  result: [
    ['结果', 'Result'],
    wordOf({
      answered: ['已接听', 'answered'],
      solved: ['报已解决', 'reported as solved'],
      ...OUTCOME_WORDS,
    }),
  ],
  q: [['查找', 'Search'], (value) => value],
  drill: [['范围', 'Only'], (_, { lang }) => inLang(['演练和自检', 'drills and self-tests'], lang)],
};

export const callFilterWords = (filter: Filter, actor: Actor, directory: Directory): string =>
  filterWords(WORDS, ['发起时间', 'Raised'], filter, actor, directory);

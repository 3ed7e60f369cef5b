/** The filter of the ledger in the words of its reader. */
import type { HoursFilter } from '../../hours/filter.js';
import type { Actor } from '../../kernel/actor.js';
import type { Directory } from '../../directory/directory.js';
import { communityWord, filterWords, personWord, wordOf, type FilterWords } from '../filter-words.js';
import { ENTRY_WORDS, FLAG_WORDS, KIND_WORDS, SOURCE_WORDS, WHO_WORDS } from '../words.js';

const WORDS: FilterWords<Exclude<keyof HoursFilter, 'from' | 'to'>> = {
  officerId: [['人员', 'Person'], personWord],
  who: [['身份', 'Who'], wordOf(WHO_WORDS)],
  kind: [['服务', 'Service'], wordOf(KIND_WORDS)],
  source: [['记录方式', 'Recorded'], wordOf(SOURCE_WORDS)],
  communityId: [['社区', 'Community'], communityWord],
  state: [['状态', 'State'], wordOf(ENTRY_WORDS)],
  flagged: [['标记', 'Flags'], wordOf({ any: ['要先核实的', 'to check first'], ...FLAG_WORDS })],
};

export const hoursFilterWords = (
  filter: Omit<HoursFilter, 'from' | 'to'> & { from?: string; to?: string },
  actor: Actor,
  directory: Directory,
): string => filterWords(WORDS, ['服务时间', 'Served'], filter, actor, directory);

/** The filter of the ledger in the words of its reader. */
import type { HoursFilter } from '../../hours/hours-filter.sql.js';
import type { Actor } from '../../kernel/actor.js';
import type { Directory } from '../../directory/directory.js';
import { communityText, filterText, personText, codeText, type FilterTexts } from '../filter-text.js';
import {
  ENTRY_WORDS,
  FLAG_WORDS,
  SERVER_WORDS,
  SERVICE_KIND_WORDS,
  SOURCE_WORDS,
} from '../../protocol/vocabulary/hours.js';

const WORDS: FilterTexts<Exclude<keyof HoursFilter, 'from' | 'to'>> = {
  officerId: [['人员', 'Person'], personText],
  who: [['身份', 'Who'], codeText(SERVER_WORDS)],
  kind: [['服务', 'Service'], codeText(SERVICE_KIND_WORDS)],
  source: [['记录方式', 'Recorded'], codeText(SOURCE_WORDS)],
  communityId: [['社区', 'Community'], communityText],
  state: [['状态', 'State'], codeText(ENTRY_WORDS)],
  flagged: [['标记', 'Flags'], codeText({ any: ['要先核实的', 'to check first'], ...FLAG_WORDS })],
};

export const hoursFilterText = (
  filter: Omit<HoursFilter, 'from' | 'to'> & { from?: string; to?: string },
  actor: Actor,
  directory: Directory,
): string => filterText(WORDS, ['服务时间', 'Served'], filter, actor, directory);

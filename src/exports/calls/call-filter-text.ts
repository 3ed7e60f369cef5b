/** The filter of the list of calls in the words of its reader. */
import type { CallFilter } from '../../calls/queries/call-filter.js';
import type { Actor } from '../../kernel/actor.js';
import type { Directory } from '../../directory/directory.js';
import type { CallResult } from '../../protocol/call-results.js';
import { NOBODY } from '../../protocol/words.js';
import { keyText } from '../../reports/key-text.js';
import { filterText, personText, codeText, type FilterTexts, type ValueText } from '../filter-text.js';
import {
  categoryWord,
  inLang,
  OUTCOME_WORDS,
  STATE_WORDS,
  URGENCY_WORDS,
  type Both,
} from '../export-labels.js';

type Filter = Omit<CallFilter, 'cursor' | 'limit'>;
const RESULTS: Record<CallResult, Both> = {
  answered: ['已接听', 'answered'],
  closed: ['已办结', 'closed'],
  solved: ['报已解决', 'reported as solved'],
  confirmed: ['报已解决且群众确认', 'solved and confirmed'],
  referred: ['已转介', 'referred'],
  advised: ['已解答', 'advised'],
  unresolved: ['暂未解决', 'not yet resolved'],
  cancelled: ['已撤回', 'taken back'],
  owed: ['应接听（不含接听前撤回）', 'owed an answer (not taken back before one)'],
  within15: ['15秒内接听', 'answered within 15 s'],
  withinTarget: ['在应接听时限内接听', 'answered by its target'],
  closedInTime: ['在办结时限内办结', 'closed by its limit'],
  rated: ['已评价', 'rated'],
  satisfied: ['评价满意', 'rated as satisfied'],
};
const NONE: Both = ['无', 'none'];
const named =
  (nameOf: (id: string, directory: Directory) => string | undefined): ValueText =>
  (value, { lang }, directory) =>
    value === NOBODY ? inLang(NONE, lang) : (nameOf(value, directory) ?? '');
const secondsWord: ValueText = (value, { lang }) => (lang === 'zh' ? `${value} 秒` : `${value} s`);
const WORDS: FilterTexts<Exclude<keyof Filter, 'from' | 'to'>> = {
  state: [['状态', 'State'], codeText(STATE_WORDS)],
  category: [
    ['类别', 'Category'],
    (value, { lang, unitId }, directory) => categoryWord(value, lang, directory.addedCategories(unitId)),
  ],
  urgency: [['紧急程度', 'Urgency'], codeText(URGENCY_WORDS)],
  communityId: [['社区', 'Community'], named((id, directory) => directory.community(id)?.name)],
  subdistrictId: [['街道', 'Subdistrict'], named((id, directory) => directory.subdistrict(id)?.name)],
  holderId: [
    ['办理人', 'Holder'],
    (value, ...more) => (value === NOBODY ? named(() => '') : personText)(value, ...more),
  ],
  departmentId: [['内设机构', 'Department'], named((id, directory) => directory.department(id)?.name)],
  result: [['结果', 'Result'], codeText({ ...OUTCOME_WORDS, ...RESULTS })],
  weekday: [['发起星期', 'Weekday'], (value, { lang }) => keyText('weekday', value, lang)],
  hour: [['发起钟点', 'Hour'], (value, { lang }) => keyText('hour', value, lang)],
  late: [
    ['现在超期', 'Late now'],
    codeText({
      answer: ['接听超时', 'to be answered'],
      close: ['办结超期', 'to be closed'],
      waits: ['等待接听', 'waiting for an answer'],
    }),
  ],
  followUp: [
    ['回访', 'Follow-up'],
    codeText({
      open: ['待回访', 'to be followed up'],
      soon: ['三天内待回访或已逾期', 'due in three days or late'],
      late: ['回访已逾期', 'late'],
    }),
  ],
  answeredFrom: [['接听用时不少于', 'Answered after'], secondsWord],
  answeredTo: [['接听用时少于', 'Answered in less than'], secondsWord],
  proposal: [
    ['走访建议', 'Proposed visit'],
    (_, { lang }) => inLang(['所依据的呼叫', 'the calls behind it'], lang),
  ],
  q: [['查找', 'Search'], (value) => value],
  drill: [['范围', 'Only'], (_, { lang }) => inLang(['演练和自检', 'drills and self-tests'], lang)],
};

export const callFilterText = (filter: Filter, actor: Actor, directory: Directory): string =>
  filterText(WORDS, ['发起时间', 'Raised'], filter, actor, directory);

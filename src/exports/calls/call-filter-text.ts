/** The filter of the list of calls in the words of its reader. */
import type { CallFilter } from '../../calls/queries/call-filter.query.js';
import type { Actor } from '../../kernel/actor.js';
import type { Directory } from '../../directory/directory.js';
import { NOBODY } from '../../protocol/codes.js';
import { keyText, noneText } from '../../reports/key-text.js';
import { filterText, personText, codeText, type FilterTexts, type ValueText } from '../filter-text.js';
import { inLang, type Word } from '../../protocol/lang.js';
import {
  ALERT_WORDS,
  FOLLOW_UP_FILTER_WORDS,
  FOLLOW_UP_WORDS,
  OUTCOME_WORDS,
  RESULT_MEANT,
  STATE_WORDS,
  URGENCY_WORDS,
  WALK_IN,
} from '../../protocol/vocabulary/calls.js';
import { categoryWord, label } from '../export-labels.js';

type Filter = Omit<CallFilter, 'cursor' | 'limit'>;
const NONE: Word = ['无', 'none'];
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
  result: [['结果', 'Result'], codeText({ ...OUTCOME_WORDS, ...RESULT_MEANT })],
  weekday: [['发起星期', 'Weekday'], (value, { lang }) => keyText('weekday', value, lang)],
  hour: [['发起钟点', 'Hour'], (value, { lang }) => keyText('hour', value, lang)],
  late: [
    ['现在超期', 'Late now'],
    codeText({
      answer: ALERT_WORDS.answer_late,
      close: ALERT_WORDS.close_late,
      waits: STATE_WORDS.waiting,
    }),
  ],
  followUp: [FOLLOW_UP_WORDS.visit, codeText(FOLLOW_UP_FILTER_WORDS)],
  answeredFrom: [['接听用时不少于', 'Answered after'], secondsWord],
  answeredTo: [['接听用时少于', 'Answered in less than'], secondsWord],
  proposal: [
    ['走访建议', 'Proposed visit'],
    (_, { lang }) => inLang(['所依据的呼叫', 'the calls behind it'], lang),
  ],
  activityId: [
    ['普法活动', 'Outreach'],
    (_, { lang }) => inLang(['在一场活动现场提出的', 'asked at one activity'], lang),
  ],
  desk: [
    WALK_IN,
    (value, { lang }) => {
      if (value === 'true' || value === 'false') return label(value === 'true' ? 'yes' : 'no', lang);
      return value === 'unsaid' ? noneText('deskPlace', lang) : keyText('deskPlace', value, lang);
    },
  ],
  q: [['查找', 'Search'], (value) => value],
  drill: [['范围', 'Only'], (_, { lang }) => inLang(['演练和自检', 'drills and self-tests'], lang)],
};

export const callFilterText = (filter: Filter, actor: Actor, directory: Directory): string =>
  filterText(WORDS, ['发起时间', 'Raised'], filter, actor, directory);

/** The words of the page for the talk with a department, for screens and for paper. */
import type { OutlineFigureName } from '../papers/outlines.js';
import type { LeadStep } from '../relief/leads.js';
import type { Word, WordTable } from '../lang.js';

export const OUTLINE_FIGURE_WORDS: Record<OutlineFigureName, Word> = {
  answered: ['接听呼叫', 'Calls answered'],
  solved: ['解决问题', 'Problems solved'],
  referred: ['转介', 'Referred'],
  leads: ['救助线索', 'Relief leads'],
  handedOver: ['移交并有回执', 'Handed over with receipt'],
  petitions: ['来信按期答复', 'Petitions answered in time'],
  activities: ['普法活动', 'Outreach activities'],
  duty: ['值守', 'On duty'],
};

/** How each is counted; `{n}` is what the figure knows besides. */
export const OUTLINE_COUNTED: Record<OutlineFigureName, Word> = {
  answered: ['本部门人员接听', 'taken by its people'],
  solved: ['办结为已解决', 'closed as solved'],
  referred: ['办结为转介', 'closed as referred'],
  leads: ['含回头看 {n} 件', '{n} of them by looking back'],
  handedOver: ['线索中有在办案件的', 'leads with a case in hand'],
  petitions: ['{n} 天内程序答复', 'answered by procedure within {n} days'],
  activities: ['实测 {n} 小时', '{n} h measured'],
  duty: ['不与志愿服务相加', 'not added to volunteer service'],
};
/** 1,846 小时 */
export const OUTLINE_HOURS: Word = ['{n} 小时', '{n} h'];

/** How far a lead is, in a word, by the step that was done last. */
export const LEAD_STANDS = {
  lead: ['等把关', 'Gate next'],
  gate: ['等告知本人', 'Telling next'],
  told: ['等移交', 'Hand-over next'],
  handed_over: ['等决定', 'Decision next'],
  decided: ['已决定', 'Decided'],
  measures: ['多方帮扶', 'Being helped'],
  visits: ['回访', 'Visits'],
  closed: ['已结束', 'Closed'],
  referred: ['已移送、转介', 'Handed elsewhere'],
  withdrawn: ['已撤回', 'Withdrawn'],
} as const satisfies WordTable<LeadStep>;

/** How the answer by procedure stands. */
export const PETITION_STANDS: Record<'in_time' | 'late' | 'open', Word> = {
  in_time: ['按期答复', 'In time'],
  late: ['超期答复', 'Late'],
  open: ['超期未答复', 'Overdue'],
};

/** The five that are put where a unit has not written its own. */
export const TALK_QUESTIONS = [
  '群众反复来的是哪几件？',
  '哪一件最怕忘了？',
  '哪家单位答复最难等，卡在哪里？',
  '社区同志最嫌麻烦的是哪一步？',
  '明年只做一件事，做哪件？',
] as const;

/** What everybody who reads the page is told of it. */
export const OUTLINE_FOOT: Word = [
  '不排名，不打分；本页由值守和办理记录生成，文字可改，数字不能改',
  'No ranks and no marks. This page is made of the records of duty and handling: its words can be changed, its figures cannot.',
];

/** Duty, shifts and rosters, and their workbook: why not. */
import type { RefusalSentences } from './refusal-sentences.js';

export const ROSTER_REFUSALS = {
  not_on_duty: ['conflict', '您没有在值守。', 'You are not on duty.'],
  still_holding: [
    'conflict',
    '您还有 {count} 件事项在办，请先转交，或确认继续办理。',
    'You still hold calls ({count}): hand them over, or say that you keep them.',
  ],
  handover_incomplete: [
    'conflict',
    '还有 {count} 件在办事项没有作出安排。',
    'There are calls you hold that nothing was said about ({count}).',
  ],
  shift_full: [
    'conflict',
    '这个班次已经满员，{holder}先报了名。',
    'This shift is full: {holder} was faster.',
  ],
  shift_filled: ['conflict', '这个班次已经满员。', 'This shift is full.'],
  shift_taken: ['conflict', '{holder}已经接下这个班次。', '{holder} has taken this shift already.'],
  shift_changed: [
    'conflict',
    '{holder}刚刚改过这个班次，请刷新后再试。',
    '{holder} has just changed this shift; please refresh and try again.',
  ],
  shift_begun: [
    'conflict',
    '这个班次已经开始，请改用“顶班”。',
    'This shift has begun: take it over now instead.',
  ],
  shift_over: ['conflict', '这个班次已经结束。', 'This shift is over.'],
  shift_later: [
    'conflict',
    '顶班用于正在进行或一小时内开始的班次；以后的班次请换班。',
    'Taking over now is for a shift that runs or begins within the hour; swap later ones.',
  ],
  not_on_shift: ['conflict', '这个人已经不在这个班次上。', 'This person is not on the shift any more.'],
  person_on_leave: [
    'conflict',
    '{holder}这段时间请假，不能排班。',
    '{holder} is on leave then and cannot be put on.',
  ],
  double_booked: ['conflict', '{holder}这段时间已有别的班次。', '{holder} is on another shift at that time.'],
  request_ended: ['conflict', '这个申请已经结束。', 'This request has ended.'],
  rosters_overlap: [
    'conflict',
    '这段时间已有别的临时排班。',
    'There is another temporary roster in this time.',
  ],
  field_exactly_one_way: ['invalid', '每件请只选择一种安排', 'choose exactly one thing for each call'],
  field_max_below_min: ['invalid', '不能少于最少人数', 'may not be below the fewest'],
  field_ends_before_day: ['invalid', '不能早于开始日期', 'may not be before the first day'],
  xlsx_header: ['invalid', '表头须有：日期、班次、人员', 'the header must have 日期, 班次 and 人员'],
  xlsx_day: [
    'invalid',
    '须是日期，如 2026-11-24，且不早于今天',
    'must be a day such as 2026-11-24, not before today',
  ],
  xlsx_shift: ['invalid', '这一天没有这个班次', 'there is no such shift on this day'],
  xlsx_shift_twice: ['invalid', '同一天有几个同名班次', 'there are several shifts of this name on this day'],
  xlsx_person: ['invalid', '没有这位检察人员', 'there is no such officer'],
  xlsx_person_twice: ['invalid', '有几位同名的检察人员', 'there are several officers of this name'],
  xlsx_leave: ['invalid', '这段时间请假，不能排班', 'is on leave then and cannot be put on'],
  xlsx_full: ['invalid', '超过最多人数', 'is more than the shift takes'],
} as const satisfies RefusalSentences;

/** Hours, claims, months, and the import of hours: why not. */
import type { RefusalSentences } from './refusal-sentences.js';

export const HOURS_REFUSALS = {
  own_hours: ['forbidden', '自己的时长须由他人认定。', 'Somebody else decides on your own hours.'],
  own_entry: ['forbidden', '您登记的时长须由他人认定。', 'Somebody else decides on what you entered.'],
  hours_approved: ['conflict', '{holder}已经认定。', '{holder} has approved it already.'],
  hours_returned: ['conflict', '{holder}已经退回。', '{holder} has returned it already.'],
  hours_returned_before: [
    'conflict',
    '{holder}已经退回；仍要认定，请写明理由。',
    '{holder} has returned it; to approve it all the same, say why.',
  ],
  line_corrected: ['conflict', '这条记录已经更正。', 'This line has been corrected.'],
  claim_withdrawn: ['conflict', '这条补录已经撤回。', 'This claim was withdrawn.'],
  claim_decided: ['conflict', '这条补录已经有了结果。', 'This claim has been decided.'],
  no_hours: [
    'forbidden',
    '只有检察人员和志愿者有服务时长。',
    'Only officers and volunteers have hours of service.',
  ],
  time_taken: ['conflict', '这段时间已有记录：{when}。', 'The ledger holds this time already: {when}.'],
  time_claimed: [
    'conflict',
    '这段时间已有补录等待认定：{when}。',
    'This time is claimed already and waits for approval: {when}.',
  ],
  time_running: ['conflict', '这段时间正在计时：{when}。', 'This time is being measured: {when}.'],
  month_closed: [
    'conflict',
    '{month} 已经封账，重新打开后才能更改。',
    '{month} is closed; it must be opened again first.',
  ],
  month_shut_by: ['conflict', '{holder}已经封账。', '{holder} has closed it already.'],
  month_opened_by: ['conflict', '{holder}已经重新打开。', '{holder} has opened it again already.'],
  month_open: ['conflict', '这个月没有封账。', 'This month is not closed.'],
  month_running: ['conflict', '这个月还没有结束。', 'This month is not over yet.'],
  month_on_duty: [
    'conflict',
    '还有属于这个月的值守或服务没有结束。',
    'Duty or service that began in that month is still running.',
  ],
  month_pending: [
    'conflict',
    '还有 {count} 条等待认定，处理后才能封账。',
    'Still waiting for a decision: {count}. Decide on them, then close the month.',
  ],
  policy_settled: [
    'conflict',
    '{day} 起已经认定了 {count} 条，规定只能从更晚的日期起改变。',
    'Hours from {day} on are approved already ({count}): let it begin on a later day.',
  ],
  id_in_use: ['conflict', '这个编号已被使用。', 'This identifier is in use.'],
  already_checked_in: [
    'conflict',
    '您已在服务中，请先结束上一次服务。',
    'You are checked in already; check out first.',
  ],
  field_day_long: ['invalid', '一次最多 24 小时', 'may be 24 hours long at most'],
  import_header: [
    'invalid',
    '表头须有：姓名、服务、日期、开始时间、结束时间',
    'the header must have 姓名/Name, 服务/Service, 日期/Day, 开始时间/From and 结束时间/To',
  ],
  import_kind: [
    'invalid',
    '须为值守、办理呼叫、普法活动、培训或路途',
    'must be Duty, Handling calls, Outreach, Training or Travel',
  ],
  import_day: ['invalid', '须为日期，如 2026-01-15', 'must be a day such as 2026-01-15'],
  import_time: ['invalid', '须为时间，如 09:00', 'must be a time such as 09:00'],
  import_other_day: ['invalid', '与这一行的日期不是同一天', 'is not of the day of this row'],
  import_midnight: [
    'invalid',
    '须晚于开始时间；跨过半夜的请写“次日 02:00”',
    'must be later than the beginning; past midnight please write “next day 02:00”',
  ],
  import_person: ['invalid', '本单位没有这个人', 'there is nobody of this name in the unit'],
  import_twice: [
    'invalid',
    '有同名的，请在页面上逐条补录',
    'there are several of this name; please enter this one on the page',
  ],
  import_community: ['invalid', '没有这个社区', 'there is no such community'],
} as const satisfies RefusalSentences;

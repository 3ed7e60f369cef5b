/** Legal outreach: activities, signing up, checking in: why not. */
import type { RefusalSentences } from './refusal-sentences.js';

export const OUTREACH_REFUSALS = {
  activity_cancelled: ['conflict', '这场活动已经取消。', 'This activity was cancelled.'],
  activity_over: ['conflict', '这场活动已经结束。', 'This activity is over.'],
  activity_begun: [
    'conflict',
    '已有人到场，不能再改时间或取消。',
    'Somebody is there already: the time stays, and it cannot be cancelled.',
  ],
  series_begun: [
    'conflict',
    '这一组活动都已开始，没有可以改的场次。',
    'All of the series have begun: there is none left to change.',
  ],
  activity_not_begun: ['conflict', '这场活动还没有开始。', 'This activity has not begun.'],
  activity_full: ['conflict', '这场活动已经满员。', 'This activity is full.'],
  activity_at_same_time: [
    'conflict',
    '这段时间您已有另一场活动：{title}，{when}。',
    'You have another activity at that time: {title}, {when}.',
  ],
  check_in_early: [
    'conflict',
    '活动开始前 {minutes} 分钟起可以签到。',
    'Checking in begins {minutes} minutes before the activity.',
  ],
  check_out_over: [
    'conflict',
    '签退时间已过，系统已自动签退。',
    'The time to check out is over: the hub has checked out by itself.',
  ],
  not_signed_up: ['conflict', '还没有报名，请先报名再签到。', 'Not signed up: please sign up first.'],
  not_checked_in: ['conflict', '还没有签到。', 'Not checked in.'],
  checked_in_before: ['conflict', '已经签到，不能取消报名。', 'Checked in already: the sign-up stays.'],
  checked_in_elsewhere: [
    'conflict',
    '正在另一场活动：{title}，请先签退。',
    'Checked in at another activity: {title}; check out there first.',
  ],
  own_list: [
    'forbidden',
    '自己请用签到码签到和签退。',
    'Check yourself in and out by the code, not by the list.',
  ],
  not_there: [
    'forbidden',
    '到场的人和本社区工作人员才能填写。',
    'Only who was there, and workers of its community, may.',
  ],
  not_serving_there: [
    'forbidden',
    '您没有报名这场活动，也不是负责人，不能从这里呼叫。',
    'You have not signed up for this activity and are not in charge of it: you cannot call from it.',
  ],
  only_at_activities: [
    'forbidden',
    '请在您服务的活动页面上用“现场提问”呼叫。',
    'Please call by “Question on site” on the page of an activity that you serve at.',
  ],
  asked_too_late: [
    'conflict',
    '这场活动结束已超过 {hours} 小时，不能再从这里呼叫。请打检察院值班电话。',
    'This activity ended more than {hours} hours ago: please ring the duty telephone instead of calling from it.',
  ],
  field_check_code: [
    'invalid',
    '签到码不对或已经换新，请看现场屏幕',
    'is not right or has changed: look at the screen',
  ],
  field_hours_long: [
    'invalid',
    '一场最多 {max} 小时；几天的活动请一天填一场',
    'may be {max} hours after the beginning at most; enter what lasts several days a day at a time',
  ],
  field_below_signed_up: [
    'invalid',
    '已有 {count} 人报名，名额不能更少',
    'may not be below the {count} who signed up',
  ],
  field_below_signed_up_on: [
    'invalid',
    '{day} 那一场已有 {count} 人报名，名额不能更少',
    'may not be below the {count} who signed up on {day}',
  ],
} as const satisfies RefusalSentences;

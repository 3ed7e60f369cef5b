import { tableIn } from '@protocol/lang.js';
import { FOLLOW_UP_WORDS } from '@protocol/vocabulary/calls.js';

export const followUp = {
  title: '办结之后',
  kind: tableIn(FOLLOW_UP_WORDS, 'zh'),
  open: { visit: '待回访', reply: '待对方答复' },
  done: { visit: '已回访', reply: '已有答复' },
  today: '今天',
  tomorrow: '明天',
  inDays: '还有 {n} 天',
  late: '已逾期 {n} 天',
  by: '由{name}负责',
  coordinators: '{name}已不在岗，提醒发给值班调度',
  putOff: '改期原因：{note}',
  record: { visit: '记录回访', reply: '记录答复' },
  recordNote: { visit: '回访情况', reply: '对方怎么答复的' },
  recorded: { visit: '已记录回访', reply: '已记录答复' },
  move: '改日期',
  moveTo: '改到哪天',
  moveNote: '为什么改',
  moved: '已改到{day}',
  needNote: '请写一句',
  needDay: '请选今天以后的日期',
  save: '保存',
  days: '{n} 天',
  other: '其他日期',
  mine: '待回访',
  mineNote: '三天内到期和已逾期的',
  all: '全部待回访',
  near: {
    visit: {
      near: '{number}：明天应回访',
      due: '{number}：今天应回访',
      over: '{number}：回访已逾期',
    },
    reply: {
      near: '{number}：明天到对方答复期限',
      due: '{number}：今天问转介的结果',
      over: '{number}：对方逾期未答复',
    },
  },
};

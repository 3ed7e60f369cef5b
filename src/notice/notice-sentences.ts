/** The sentences of notices, by kind and what they are about. Pure. */
import { ROLE_WORDS } from '../protocol/vocabulary/people.js';
import { DEADLINE_SENTENCES } from './deadline-sentences.js';
import { KNOWLEDGE_SENTENCES } from './residents/knowledge-sentences.js';
import type { NoticeKind } from './notice-kinds.js';
import { TRENDS_SENTENCES } from './trends-sentences.js';
import { AGENCY_SENTENCES, SUPERVISION_SENTENCES } from './relief-sentences.js';
import { s, type Sentence } from './sentence.js';
import { PETITION_SENTENCES } from './petition-sentences.js';

/** A place in braces that has no value falls out with its sentence's punctuation left in order by `filled`. */
export const NOTICE_SENTENCES = {
  ring: {
    '': s('{community}来电，编号{number}，请接听', 'Call from {community}, number {number}: please answer'),
    drill: s(
      '演练：{community}来电，编号{number}，请接听',
      'Drill: call from {community}, number {number}: please answer',
    ),
  },
  alert: {
    '': s('{community}呼叫{number}需要您处理', 'Call {number} from {community} needs you'),
    unanswered: s('{community}呼叫{number}无人接听', 'Nobody has answered call {number} from {community}'),
    nobody_on_duty: s(
      '{community}呼叫{number}：现在无人值守',
      'Call {number} from {community}: nobody is on duty',
    ),
    answer_late: s(
      '{community}呼叫{number}已超过接听时限',
      'Call {number} from {community} is past its time to answer',
    ),
    close_late: s(
      '{community}呼叫{number}已超过办结时限',
      'Call {number} from {community} is past its time to close',
    ),
    entrusted: s(
      '{community}呼叫{number}久未接听，请您协调',
      'Call {number} from {community} is yours to see to: nobody has answered',
    ),
    asked: s(
      `{community}呼叫{number}需要${ROLE_WORDS.coordinator[0]}`,
      'Call {number} from {community} asks for a coordinator',
    ),
    resident_unsolved: s(
      '{community}呼叫{number}：居民说还没有解决，请安排回访',
      'Call {number} from {community}: the resident says it is not solved; please arrange a call back',
    ),
    late: s(
      '系统恢复运行，有{count}件呼叫超时未处理，请查看值班台',
      'The hub is back: {count} calls fell due meanwhile, please look at the board',
    ),
    holidays: s(
      '{count}年放假安排还没有登记，请在工作日历登记，或更新系统',
      'The holidays of {count} are not known: enter them in the calendar, or update the hub',
    ),
    request_late: s(
      '{community}海报留言{number}已等{time}分钟没人处理，请您协调',
      'Request {number} at the poster of {community} has waited {time} minutes: please see to it',
    ),
    requests_late: s(
      '{community}海报有{count}条留言没人处理，请您协调',
      '{count} requests at the poster of {community} wait: please see to it',
    ),
    watch: s('系统自查发现异常，请查看值班台', 'The hub found something wrong: please look at the board'),
  },
  deadline: DEADLINE_SENTENCES,
  roster: {
    '': s('排班有变动：{date} {time}', 'The roster has changed: {date} {time}'),
    gap: s('排班有空缺：{date} {time}', 'The roster has a gap: {date} {time}'),
    reminder: s('您有班次：{date} {time}', 'You have a shift: {date} {time}'),
    late: s(
      '班次已开始，尚未开始值守：{date} {time}',
      'Your shift has begun and you are not on duty: {date} {time}',
    ),
    absent: s('{name}未按排班值守：{date} {time}', '{name} is absent from a shift: {date} {time}'),
    swap_asked: s('{name}请求与您换班：{date} {time}', '{name} asks to swap a shift with you: {date} {time}'),
    swap_done: s('换班已生效：{date} {time}', 'The swap is done: {date} {time}'),
    swap_refused: s('换班未获同意：{date} {time}', 'The swap was not agreed to: {date} {time}'),
    swap_gone: s(
      '该班次已变动，换班或报名已取消：{date}',
      'The shift has changed, so the swap or sign-up is off: {date}',
    ),
    leave: s('{name}请假：{date} {time}', '{name} is on leave: {date} {time}'),
    calendar: s(
      '工作日历有变，您的{count}个班次随之变动，最早的是{date} {time}',
      'The working calendar has changed, and {count} of your shifts with it; the first: {date} {time}',
    ),
    open: s('有班次可报名：{date} {time}', 'A shift is open to sign up for: {date} {time}'),
  },
  handover: {
    '': s('{community}呼叫{number}待您接收', 'Call {number} from {community} is being handed to you'),
    taken: s(
      '{community}呼叫{number}已由{name}接收',
      'Call {number} from {community} was taken over by {name}',
    ),
    refused: s('{community}呼叫{number}未被接收', 'Call {number} from {community} was not taken over'),
    returned: s(
      '{community}呼叫{number}被退回，待审核',
      'Call {number} from {community} was returned for review',
    ),
    co_handling: s(
      '请您协办{community}呼叫{number}',
      'You are asked to help with call {number} from {community}',
    ),
  },
  outreach: {
    '': s(
      '请您负责普法活动{number}：{date} {time}，{place}',
      'You are in charge of activity {number}: {date} {time}, {place}',
    ),
    moved: s(
      '普法活动{number}有变动：{date} {time}，{place}',
      'Activity {number} has changed: {date} {time}, {place}',
    ),
    cancelled: s(
      '普法活动{number}已取消：{date} {time}，{place}',
      'Activity {number} was cancelled: {date} {time}, {place}',
    ),
    // Several of a series, told once.
    series: s(
      '请您负责普法活动{number}等{count}场：首场{date} {time}，{place}',
      'You are in charge of activity {number} and others, {count} in all: the first {date} {time}, {place}',
    ),
    series_moved: s(
      '普法活动{number}等{count}场有变动：首场{date} {time}，{place}',
      'Activity {number} and others, {count} in all, have changed: the first {date} {time}, {place}',
    ),
    series_cancelled: s(
      '普法活动{number}等{count}场已取消：首场原定{date} {time}，{place}',
      'Activity {number} and others, {count} in all, were cancelled: the first {date} {time}, {place}',
    ),
    checkup: s(
      '请您参加企业法治体检或走访：{date} {time}，{place}',
      'You take part in a visit to an enterprise: {date} {time}, {place}',
    ),
    checkup_moved: s(
      '企业法治体检或走访有变动：{date} {time}，{place}',
      'A visit to an enterprise has changed: {date} {time}, {place}',
    ),
    checkup_without: s(
      '企业法治体检或走访改由他人参加：{date} {time}',
      'Others make the visit to an enterprise of {date} {time}',
    ),
    checkup_cancelled: s(
      '企业法治体检或走访已取消：{date} {time}，{place}',
      'A visit to an enterprise was cancelled: {date} {time}, {place}',
    ),
  },
  drill: {
    '': s('演练：{community}来电，编号{number}', 'Drill: call from {community}, number {number}'),
    failed: s('回路自检未通过，请查看值班台', 'The loop test failed: please look at the board'),
  },
  brief: {
    '': s(
      '{date}工作月报：值守{hours}小时，办结报已解决{solved}件',
      'Brief of {date}: {hours} h on duty, {solved} calls solved',
    ),
  },
  order: {
    '': s(
      '{community}点单{number}，请在{date} {time}前答复',
      'Talk order {number} from {community}: please answer by {date} {time}',
    ),
    near: s(
      '{community}点单{number}即将到答复时限：{date} {time}',
      'Talk order {number} from {community} is to be answered soon: {date} {time}',
    ),
    late: s(
      '{community}点单{number}已超过答复时限：{date} {time}',
      'Talk order {number} from {community} is past its time to answer: {date} {time}',
    ),
    answered: s('{community}点单{number}有了答复', 'Talk order {number} from {community} was answered'),
    withdrawn: s('{community}点单{number}已撤回', 'Talk order {number} from {community} was withdrawn'),
    moved: s(
      '{community}点单{number}的宣讲改期或改地点：{date} {time}开始',
      'Talk order {number} from {community} has a new time or place: it begins {date} {time}',
    ),
    cancelled: s(
      '{community}点单{number}原定{date} {time}的宣讲已取消，日期另定',
      'Talk order {number} from {community}: the talk of {date} {time} is cancelled, another day follows',
    ),
  },
  request: {
    '': s(
      '{community}有居民扫海报留言{number}，请看一下',
      'A resident left request {number} at the poster of {community}: please look',
    ),
    many: s(
      '{community}海报有{count}条留言在等，请看一下',
      '{count} requests wait at the poster of {community}: please look',
    ),
    again: s(
      '值班调度提醒：{community}海报留言{number}还在等',
      'A coordinator reminds you: request {number} at the poster of {community} still waits',
    ),
  },
  trends: TRENDS_SENTENCES,
  agency: AGENCY_SENTENCES,
  petition: PETITION_SENTENCES,
  supervision: SUPERVISION_SENTENCES,
  knowledge: KNOWLEDGE_SENTENCES,
  test: { '': s('这是一条测试通知', 'This is a test notice') },
} satisfies Record<NoticeKind, { '': Sentence } & Record<string, Sentence>>;
/** What a notice of the kind may be about, '' for its plain sentence. */
export type NoticeAbout<K extends NoticeKind> = keyof (typeof NOTICE_SENTENCES)[K] & string;

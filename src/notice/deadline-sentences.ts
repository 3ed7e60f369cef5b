/** The sentences of notices that something is due, or late. Pure. */
import { s } from './sentence.js';

export const DEADLINE_SENTENCES = {
  '': s(
    '{community}呼叫{number}的办理时限：{date} {time}',
    'Call {number} from {community} is due {date} {time}',
  ),
  near: s(
    '{community}呼叫{number}临近办理时限：{date} {time}',
    'Call {number} from {community} is due soon: {date} {time}',
  ),
  due: s('{community}呼叫{number}已到办理时限', 'Call {number} from {community} is due now'),
  late: s('{community}呼叫{number}已超过办理时限', 'Call {number} from {community} is past its time'),
  visit_near: s(
    '{community}呼叫{number}待回访：{date}',
    'Follow up call {number} from {community} by {date}',
  ),
  visit_due: s(
    '{community}呼叫{number}今天应回访',
    'Call {number} from {community} is to be followed up today',
  ),
  visit_late: s(
    '{community}呼叫{number}回访已逾期：{date}',
    'The follow-up of call {number} from {community} is overdue since {date}',
  ),
  reply_near: s(
    '{community}呼叫{number}的转介，请在{date}询问结果',
    'Ask for the result of referred call {number} from {community} by {date}',
  ),
  reply_due: s(
    '{community}呼叫{number}的转介，今天应询问结果',
    'Ask today for the result of referred call {number} from {community}',
  ),
  reply_late: s(
    '{community}呼叫{number}的转介逾期未答复：{date}',
    'No result yet of referred call {number} from {community}, due {date}',
  ),
  visit_asked: s('{community}请您走访，{date}前', '{community} asks you for a visit by {date}'),
  visit_forgotten: s(
    '您在{community}的走访没有按离开，{time} 已自动结束，请补一句情况',
    'Your visit to {community} was not ended; it ended by itself at {time}. Please say how it went',
  ),
  lead_near: s('救助线索{number}的下一步{date}到期', 'The next step of relief lead {number} is due {date}'),
  lead_late: s(
    '救助线索{number}的下一步已逾期：{date}',
    'The next step of relief lead {number} is overdue since {date}',
  ),
  lead_visit_near: s(
    '救助线索{number}的回访{date}到期',
    'A visit after the relief of lead {number} is due {date}',
  ),
  lead_visit_late: s(
    '救助线索{number}的回访已逾期：{date}',
    'A visit after the relief of lead {number} is overdue since {date}',
  ),
  lead_answer_near: s(
    '救助线索{number}的转介，请在{date}问到答复',
    'Ask for the answer to relief lead {number} by {date}',
  ),
  lead_answer_late: s(
    '救助线索{number}的转介逾期未答复：{date}',
    'No answer yet to relief lead {number}, due {date}',
  ),
  talk_near: s(
    '{name}座谈时您答应的一项，{date}要办到',
    'What you promised at the talk with {name} is due {date}',
  ),
  talk_late: s(
    '{name}座谈时您答应的一项过了说好的日子：{date}',
    'What you promised at the talk with {name} is overdue since {date}',
  ),
  asked_near: s(
    '{name}座谈时提的一项困难，{date}前要答复',
    'A difficulty that {name} put at the talk is to be answered by {date}',
  ),
  asked_late: s(
    '{name}座谈时提的一项困难过了答复的日子：{date}',
    'A difficulty that {name} put at the talk was to be answered by {date}',
  ),
  promise_near: s('答应{community}的一项，{date}要办到', 'A promise to {community} is due {date}'),
  promise_due: s('答应{community}的一项到时候了：{date}', 'A promise to {community} is due now: {date}'),
  promise_late: s(
    '答应{community}的一项过了说好的日子：{date}',
    'A promise to {community} is overdue since {date}',
  ),
  call_back: s(
    '{community}呼叫{number}办结后需要回访',
    'Somebody is to be called back about call {number} from {community}',
  ),
  call_back_near: s(
    '{community}呼叫{number}的回访即将到期',
    'The call back about call {number} from {community} is due soon',
  ),
  call_back_late: s(
    '{community}呼叫{number}的回访已超期',
    'The call back about call {number} from {community} is overdue',
  ),
  samples: s('{date}办结事项已抽取，请查看', 'A sample of the calls closed in {date} waits for review'),
};

/** What is said of a petition that was handed on: to who promised its answer, and to the community. None names it. Pure. */
import { s } from './sentence.js';

export const PETITION_SENTENCES = {
  '': s(
    '{community}呼叫{number}转出后有新进展',
    'Call {number} from {community}: news of where it was passed to',
  ),
  yours: s(
    '{community}呼叫{number}转出后由您经办，下次到期：{date}',
    'Call {number} from {community}, passed on: it is yours to see to now, next due {date}',
  ),
  procedure_near: s(
    '{community}呼叫{number}转出后的程序性答复即将到期：{date}',
    'Call {number} from {community}, passed on: the answer by procedure is due soon, {date}',
  ),
  procedure_late: s(
    '{community}呼叫{number}转出后的程序性答复已超期：{date}',
    'Call {number} from {community}, passed on: the answer by procedure is overdue since {date}',
  ),
  progress_near: s(
    '{community}呼叫{number}转出后的进展或结果答复即将到期：{date}',
    'Call {number} from {community}, passed on: progress or outcome is to be told soon, {date}',
  ),
  progress_late: s(
    '{community}呼叫{number}转出后的进展或结果答复已超期：{date}',
    'Call {number} from {community}, passed on: progress or outcome is overdue since {date}',
  ),
  receipt: s(
    '{community}呼叫{number}转出后已被接收：{date}',
    'Call {number} from {community}, passed on: received on {date}',
  ),
  procedure: s(
    '{community}呼叫{number}转出后已作程序性答复：{date}',
    'Call {number} from {community}, passed on: answered by procedure on {date}',
  ),
  progress: s(
    '{community}呼叫{number}转出后已答复办理进展：{date}',
    'Call {number} from {community}, passed on: progress was told on {date}',
  ),
  outcome: s(
    '{community}呼叫{number}转出后已答复办理结果：{date}',
    'Call {number} from {community}, passed on: the outcome was told on {date}',
  ),
};

/** Enterprises and check-ups of them by invitation: why not. */
import type { RefusalSentences } from './refusal-sentences.js';

export const ENTERPRISES_REFUSALS = {
  enterprise_like: [
    'conflict',
    '已登记过名称相近的“{name}”。如果不是同一家，可以仍然登记。',
    '“{name}” has been entered under a like name. If this is another one, it can be entered all the same.',
  ],
  field_like_name: ['invalid', '和已登记的“{name}”相近', 'is like “{name}”, which has been entered'],
  enterprise_closed: [
    'conflict',
    '这家企业已标为停业，请先改为在营。',
    'This enterprise is marked as closed down; please mark it as in business first.',
  ],
  checkup_done: [
    'conflict',
    '这次走访已完成；如需更正，请先重新打开。',
    'This is done already; to change something, please open it again first.',
  ],
  checkup_cancelled: ['conflict', '这次走访已取消。', 'This has been cancelled.'],
  checkup_not_begun: [
    'conflict',
    '还没到约定的时间；如果提前去了，请先改时间。',
    'The time agreed has not come; if you went earlier, please change the time first.',
  ],
  checkup_not_finished: [
    'conflict',
    '完成以后才能打印告知单。',
    'The letter can be printed when it is done.',
  ],
  checkup_not_own: [
    'forbidden',
    '只有参加的检察人员和值班调度可以填写。',
    'Only the officers who take part and the coordinators may write here.',
  ],
  point_no_problem: ['conflict', '这一项没有记为有问题。', 'No problem was noted at this point.'],
  point_solved: ['conflict', '{holder}已记为解决。', '{holder} has noted it as solved already.'],
  point_solved_already: ['conflict', '这一项已解决。', 'This point is solved already.'],
  point_in_call: [
    'conflict',
    '这一项已登记为呼叫事项 {number}，办结时写明是否解决。',
    'This point has become call {number}; whether it was solved is said when that is closed.',
  ],
  point_dispute: [
    'conflict',
    '合同、债务等经济纠纷只说明法律途径，不登记为呼叫事项。',
    'Of disputes over contracts or debts the legal channels are explained only; they become no call.',
  ],
  calls_of_points_by_officers: [
    'forbidden',
    '登记为呼叫事项后由登记人办理，请参加的检察人员登记。',
    'Whoever makes it a call handles the call; please let an officer who takes part do it.',
  ],
  field_after_invitation: ['invalid', '不能早于受邀的时间', 'must not be earlier than the invitation'],
  field_officers: ['invalid', '须是本院的检察人员，至少一位', 'must be officers of this unit, one at least'],
} as const satisfies RefusalSentences;

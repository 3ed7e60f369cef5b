/** Calls, rings, transfers, returns, follow-ups and co-handling: why not. */
import { OUTCOME_WORDS } from '../../protocol/vocabulary/calls.js';
import type { RefusalSentences } from './refusal-sentences.js';

export const CALLS_REFUSALS = {
  not_your_community: ['forbidden', '您不属于这个社区。', 'You do not belong to this community.'],
  walk_ins_only: [
    'forbidden',
    '检察人员不能发起社区呼叫；有人来访，请登记来访。',
    'Officers do not raise calls of a community; where somebody came in person, record a walk-in.',
  ],
  walk_ins_by_officers: [
    'forbidden',
    '来访由检察人员登记；社区请直接呼叫。',
    'Walk-ins are recorded by officers; a community calls as usual.',
  ],
  not_unit_community: [
    'forbidden',
    '这个社区不由您的检察院服务，请另选社区。',
    'Your unit does not serve this community; please choose another.',
  ],
  own_walk_in: [
    'forbidden',
    '您自己接待的来访，不能由您评价。',
    'A walk-in that you took yourself is not yours to rate.',
  ],
  own_handling: [
    'forbidden',
    '您办理或协办过这件呼叫，不能由您评价。',
    'You handled this call or helped with it: it is not yours to rate.',
  ],
  not_holder: [
    'forbidden',
    '只有办理人可以进行这项操作。',
    'Only the officer who holds the call may do this.',
  ],
  call_not_found: ['not_found', '没有找到这个呼叫事项。', 'There is no such call.'],
  offer_not_found: ['not_found', '没有找到这次呼叫。', 'There is no such ring.'],
  // Told to an officer who accepts what a colleague has accepted.
  taken: ['conflict', '{holder}已接听。', '{holder} has already answered.'],
  // Told to a community that takes back what an officer holds by now.
  already_answered: [
    'conflict',
    '{holder}已接听，不能撤回。',
    '{holder} has already answered; it cannot be taken back.',
  ],
  answered_before: [
    'conflict',
    '{holder}已接听过，重新呼叫的事项不能撤回。',
    '{holder} answered it before; a reopened call cannot be taken back.',
  ],
  offer_ended: ['conflict', '这次呼叫已结束。', 'This ring has ended.'],
  too_late_to_retake: [
    'conflict',
    '已过 5 秒，不能撤回了。',
    'More than 5 seconds have passed; it cannot be taken back.',
  ],
  call_ended: ['conflict', '这个呼叫事项已结束。', 'This call has ended.'],
  not_closed: ['conflict', '这个呼叫事项还没有办结。', 'This call has not been closed.'],
  not_active: ['conflict', '这个呼叫事项不在办理中。', 'This call is not being handled.'],
  already_paused: ['conflict', '已在暂停计时，请先继续。', 'The clock stands still already; go on first.'],
  not_paused: ['conflict', '没有在暂停计时。', 'The clock is not standing still.'],
  deadline_over: [
    'conflict',
    '期限已经过了，不能再暂停。',
    'The deadline has passed and cannot be paused any more.',
  ],
  // One sentence for every reason: who handled it must not learn of a rating.
  close_stands: [
    'conflict',
    '这次办结不能再撤回了。如需继续办理，请社区重新呼叫。',
    'This closing cannot be taken back any more. To go on with it, ask the community to call again.',
  ],
  already_rated: ['conflict', '这次办结已经评价过了。', 'This closing has been rated already.'],
  too_late_to_reopen: [
    'conflict',
    '办结已超过七天，请重新呼叫。',
    'It was closed more than seven days ago; please raise a new call.',
  ],
  officer_off_duty: ['conflict', '这位检察人员没有在值守。', 'This officer is not on duty.'],
  officer_paused: ['conflict', '这位检察人员正在暂离。', 'This officer is paused.'],
  officer_is_holder: ['conflict', '这位检察人员已经是办理人。', 'This officer holds the call already.'],
  officer_recused: [
    'conflict',
    '这位检察人员已回避这个呼叫事项。',
    'This officer has been recused from this call.',
  ],
  nobody_in_department: [
    'conflict',
    '这个内设机构现在没有可接听的值守人员。',
    'Nobody of this department can be rung now.',
  ],
  transfer_under_way: [
    'conflict',
    '正在转交，请等对方答复。',
    'A transfer is under way; please wait for the answer.',
  ],
  officer_leaving: [
    'conflict',
    '这位检察人员正在交接下班。',
    'This officer is handing over and signing off.',
  ],
  nobody_to_take: ['conflict', '现在没有可接手的值守人员。', 'Nobody on duty can take it now.'],
  return_ruled: ['conflict', '已有裁定，不能再退回。', 'It has been ruled on and cannot be given back.'],
  nothing_to_review: ['conflict', '没有待审核的退回。', 'Nothing was given back that waits for a review.'],
  not_reviewer: ['forbidden', '时限内由{holder}审核。', 'While it is in time, {holder} reviews it.'],
  follow_up_not_found: [
    'not_found',
    '这件呼叫没有这样的回访或答复期限。',
    'Nothing of this kind is to be done after this call.',
  ],
  follow_up_ended: [
    'conflict',
    '呼叫已重新办理，原定的回访不再进行。',
    'The call was opened again; what was to follow its closing is not any longer.',
  ],
  followed_up_already: ['conflict', '{holder}已记录过。', '{holder} has recorded it already.'],
  thread_not_entrusted: [
    'forbidden',
    '内部讨论由承办人和协办人书写；无人承办、交您协调的呼叫，您也可以写。',
    'Who holds the call and who helps with it write here; you may while nobody holds it and it is entrusted to you.',
  ],
  help_not_found: ['not_found', '没有找到这项协办。', 'There is no such request for help.'],
  help_asked_already: [
    'conflict',
    '已经商请过对方，尚未答复。',
    'They have been asked already and have not answered yet.',
  ],
  help_taken: ['conflict', '{holder}已承办这项协办。', '{holder} helps with it already.'],
  help_ended: ['conflict', '这项协办已结束。', 'This request for help has ended.'],
  help_still_open: [
    'conflict',
    '还有 {count} 项协办没有答复，请选择撤回，或作为转介继续等待。',
    'Others still help with parts of it ({count}): withdraw them, or keep them waiting as referred.',
  ],
  petition_not_solved: [
    'invalid',
    '控告申诉须移送12309检察服务中心，不能在这里按已解决办结。',
    'A petition is handed to the 12309 service centre and is never closed here as solved.',
  ],
  minors_report: [
    'invalid',
    '未成年人事项按已解决办结前，须说明是否已向公安机关报案（强制报告）；尚未报案的，不能按已解决办结。',
    'Before a minor’s call is closed as solved, say whether the report to the police was made; without it, it is not closed as solved.',
  ],
  closing_incomplete: [
    'invalid',
    '还不能办结：这类事项要先补上下列内容。',
    'Not yet: calls of this category are closed once these are given.',
  ],
  field_close_contact: [
    'invalid',
    '还没有联系记录：请先联系当事人，并记下“已联系”',
    'no contact is logged: reach the resident first, and note it',
  ],
  field_close_follow_up: ['invalid', '请填回访日期', 'choose the day of the follow-up'],
  field_close_resident: [
    'invalid',
    '请先登记服务对象（姓名或电话）',
    'register who is helped first, by name or telephone',
  ],
  field_close_referral_contact: [
    'invalid',
    '请填转介单位的联系电话',
    'give the telephone of the body it is referred to',
  ],
  field_close_report: ['invalid', '请说明是否已向公安机关报案', 'say whether it was reported to the police'],
  pin_needed: [
    'forbidden',
    '查看联系方式，请先输入您的 PIN 码。',
    'To read the particulars, please enter your PIN first.',
  ],
  field_message: ['invalid', '不是这次呼叫里的消息', 'is not a message of this call'],
  field_uuid: ['invalid', '须是 UUID', 'must be a UUID'],
  field_too_far: ['invalid', '最多 90 天', 'may be 90 days away at most'],
  field_beyond_year: ['invalid', '最迟在一年以内', 'may be a year away at most'],
  field_help_keep: [
    'invalid',
    '只有以转介办结时，才能继续等待协办',
    'parts are kept waiting only where the call is closed as referred',
  ],
  field_ruling: [
    'invalid',
    '已退回两次，这次须作出裁定',
    'it was given back twice before; this time it takes a ruling',
  ],
  field_no_ruling: ['invalid', '前两次退回只能同意或退还', 'the first two times it is upheld or sent back'],
  field_exactly_one_helper: [
    'invalid',
    '请只选择一位人员、一个内设机构或一个单位',
    'choose exactly one officer, department or body',
  ],
  field_referral_required: ['invalid', '转介须写明转介单位和方式', 'a referral needs the body and the way'],
  field_referral_solved: [
    'invalid',
    `${OUTCOME_WORDS.referred[0]}的不能同时算作${OUTCOME_WORDS.resolved[0]}`,
    'a referred call is not solved',
  ],
  field_not_solved: [
    'invalid',
    `${OUTCOME_WORDS.unresolved[0]}、${OUTCOME_WORDS.duplicate[0]}、${OUTCOME_WORDS.invalid[0]}的不能算作已解决`,
    'what was closed as not solved, as a duplicate or as a mistaken call is not solved',
  ],
  field_exactly_one: [
    'invalid',
    '请只选择一位检察人员或一个内设机构',
    'choose exactly one officer or one department',
  ],
  field_differs: ['invalid', '与请求头中的编号不一致', 'differs from the one in the header'],
} as const satisfies RefusalSentences;

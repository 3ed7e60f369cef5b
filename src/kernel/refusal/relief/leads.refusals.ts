/** Leads for judicial relief: why not. */
import type { RefusalSentences } from '../refusal-sentences.js';

export const LEADS_REFUSALS = {
  // Which step stands, and which comes next.
  lead_at_lead: [
    'conflict',
    '线索已登记，下一步是把关：核对有没有案件。',
    'It is registered; next it is looked up whether there is a case.',
  ],
  lead_at_gate: [
    'conflict',
    '已把关，案件在本院，下一步是告知权利。',
    'The case is this unit’s; next the right to relief is told.',
  ],
  lead_at_gate_elsewhere: [
    'conflict',
    '已把关，不在本院办理，下一步只有移送、转介。',
    'It is not for this unit; next it can only be handed on.',
  ],
  lead_at_told: [
    'conflict',
    '已告知权利，下一步是移交并登记回执号。',
    'The right was told; next it is handed over, with its receipt number.',
  ],
  lead_at_handed_over: [
    'conflict',
    '已移交，下一步是登记决定结果。',
    'It was handed over; next comes what was decided.',
  ],
  lead_at_decided: [
    'conflict',
    '已决定救助，下一步是多方帮扶。',
    'Relief was granted; next come the measures of others.',
  ],
  lead_at_not_granted: [
    'conflict',
    '已决定不予救助，下一步是多方帮扶，或者结束。',
    'Relief was not granted; next come measures of others, or it is closed.',
  ],
  lead_at_measures: [
    'conflict',
    '已登记多方帮扶，下一步是回访。',
    'Measures are noted; next come the visits.',
  ],
  lead_at_visits: ['conflict', '已完成回访，下一步是结束。', 'The visits are done; next it is closed.'],
  lead_at_closed: ['conflict', '这条线索已结束，没有下一步。', 'This lead is closed; nothing comes next.'],
  lead_at_referred: [
    'conflict',
    '这条线索已移送、转介，没有下一步。',
    'This lead was handed on; nothing comes next.',
  ],
  lead_at_withdrawn: [
    'conflict',
    '申请人已撤回，没有下一步。',
    'The applicant has withdrawn; nothing comes next.',
  ],
  lead_over: ['conflict', '这条线索已结束，不能再改。', 'This lead has ended and cannot be changed.'],
  lead_granted_before: [
    'conflict',
    '同一人同一案件只救助一次：线索{number}已救助。',
    'One grant a person a case: lead {number} was granted relief already.',
  ],
  lead_granted_elsewhere: [
    'conflict',
    '同一人同一案件只救助一次：{body}已救助。联合救助请登记各院份额。',
    'One grant a person a case: {body} has granted it. Of a joint grant, please enter each share.',
  ],
  lead_visit_made: ['conflict', '{holder}已登记这次回访。', '{holder} has noted this visit already.'],
  lead_no_visits: ['conflict', '决定救助以后才有回访。', 'Visits follow when relief was granted.'],
  lead_no_such_visit: ['conflict', '没有安排这一次回访。', 'No such visit is planned.'],
  lead_not_granted: [
    'conflict',
    '决定救助以后才能登记到账。',
    'Its money can be noted when relief was granted.',
  ],
  lead_not_referred: [
    'conflict',
    '移送、转介以后才能登记答复。',
    'An answer can be noted when it was handed on.',
  ],
  lead_answered: ['conflict', '{holder}已登记答复。', '{holder} has noted the answer already.'],
  lead_recused: [
    'forbidden',
    '您已回避这件呼叫，请同事登记线索。',
    'You have declared an interest in this call; please let a colleague make the lead.',
  ],
  lead_words: [
    'forbidden',
    '这条线索的内容只给承办人看，请与经办人联系。',
    'The words of this lead are for who handles it; please ask whoever is in charge.',
  ],
  lead_not_yours: [
    'forbidden',
    '只有经办人、同部门的同事和值班调度可以办理这条线索。',
    'Only whoever is in charge, their department and the coordinators can carry this lead on.',
  ],
  field_one_source: [
    'invalid',
    '须写明来自一件呼叫、一次活动或一个部门',
    'must name one call, one activity or one department',
  ],
  field_not_of_step: ['invalid', '这一步没有这一项', 'does not belong to this step'],
  field_parts_sum: ['invalid', '各家份额之和须等于救助金额', 'must add up to the amount granted'],
  field_before_paid: ['invalid', '不能早于到账日', 'may not be before the money arrived'],
  field_recused: ['invalid', '这位同事已回避这件呼叫', 'has declared an interest in the call'],
  field_visit_months: [
    'invalid',
    '最多 6 次，须由小到大，不超过 24 个月',
    'may be 6 at most, each later than the one before, within 24 months',
  ],
  paper_not_granted: [
    'conflict',
    '还没有予以救助的决定，不能出免予核查的说明。',
    'Relief was not granted, so there is nothing to say to legal aid yet.',
  ],
  paper_no_visit: ['conflict', '这条线索没有这一次回访。', 'This lead has no such visit.'],
} as const satisfies RefusalSentences;

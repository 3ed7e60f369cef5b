/** The cap of relief, and the wages it is reckoned from: why not. */
import type { RefusalSentences } from '../refusal-sentences.js';

export const RELIEF_CAP_REFUSALS = {
  relief_wage_unknown: [
    'conflict',
    '{year} 年的职工月平均工资还没有登记（省份 {province}），请管理员在“救助上限”页面登记，并写明来源。',
    'The average monthly wage of {year} has not been entered (province {province}). Please ask an administrator to enter it on the page “Relief cap”, with its source.',
  ],
  relief_second_grant: [
    'conflict',
    '同一人的同一案件已由“{body}”于{on}救助过；一人一案只救助一次，跨层级、跨机关也一样。',
    'For the same case this person was granted relief by “{body}” on {on}. There is one grant for a person and case, across levels and agencies too.',
  ],
  relief_above_cap: [
    'conflict',
    '超过 {months} 个月平均工资的上限（{yuan} 元），须先经特别审批。',
    'This is above the cap of {months} months’ average wage (CNY {yuan}) and needs its special approval first.',
  ],
  field_fen: ['invalid', '须是不超过 {max} 的整数（分）', 'must be a whole number of fen, {max} at most'],
  field_sum_of_parts: ['invalid', '和各家合计不一致', 'is not the sum of the parts'],
} as const satisfies RefusalSentences;

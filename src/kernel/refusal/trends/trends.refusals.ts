/** What a unit looks back on, and what a unit above may read: why not. */
import type { RefusalSentences } from '../refusal-sentences.js';

export const TRENDS_REFUSALS = {
  unit_above_no_file: [
    'not_found',
    '上级院只看所辖各院的数字，不看具体的件；这一件请与承办的检察院联系。',
    'A unit above reads the figures of those below and no files; please ask the unit whose it is.',
  ],
  campaign_of_another: [
    'forbidden',
    '这是其他院的专项活动，由那个院修改。',
    'This campaign is another unit’s; only that unit changes it.',
  ],
  campaign_ended: [
    'conflict',
    '这项活动已经结束，不能再归入。',
    'This campaign has ended; nothing more can be put to it.',
  ],
  field_before_from: ['invalid', '不能早于开始日期', 'must not be before the first day'],
  field_granted_above_base: ['invalid', '不能多于基数：{base}', 'may not be more than the base: {base}'],
  field_amount_without_grant: [
    'invalid',
    '没有救助的，金额须留空或填 0',
    'must be empty or 0 where nothing was granted',
  ],
  field_year_range: ['invalid', '须是 {min} 到 {max} 年', 'must be a year from {min} to {max}'],
  field_year_order: [
    'invalid',
    '起始年份不能晚于结束年份，最多 {max} 年',
    'must not be after the last year, {max} years at most',
  ],
} as const satisfies RefusalSentences;

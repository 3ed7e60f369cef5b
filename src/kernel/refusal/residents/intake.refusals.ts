/** Other ways in: why not. */
import type { RefusalSentences } from '../refusal-sentences.js';

export const INTAKE_REFUSALS = {
  source_off: [
    'forbidden',
    '这个来源已停用，没有呼叫，请拨打值班电话。',
    'This source is switched off: nobody was called. Please phone the duty number.',
  ],
  source_no_secret: [
    'conflict',
    '还没有密钥：请给它生成密钥，或先在设置里填网关密钥。',
    'It has no secret yet: make one for it, or set the gateway secret of the unit first.',
  ],
  field_source_code: [
    'invalid',
    '只能用字母、数字、- 和 _，以字母或数字开头',
    'may have letters, digits, - and _ only, and begins with a letter or digit',
  ],
  field_webhook_url: [
    'invalid',
    '须是 https 地址；内部网络的地址先在“通知渠道”里放行',
    'must be an https address; allow one inside the private network under “Notice channels” first',
  ],
  field_one_community: ['invalid', '按钮须属于一个社区', 'must be exactly one for a button'],
} as const satisfies RefusalSentences;

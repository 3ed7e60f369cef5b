/** Certificates: why not. */
import type { RefusalSentences } from './refusal-sentences.js';

export const CERTIFICATES_REFUSALS = {
  certificates_not_set_up: [
    'conflict',
    '请先填写负责人和联系电话，证明上须写明。',
    'Please say first who is in charge and how to reach them: a certificate names both.',
  ],
  own_certificate: ['forbidden', '不能为自己开具或撤销证明。', 'You cannot issue or revoke your own.'],
  certificate_exists: [
    'conflict',
    '此人这一期间已有证明（{number}）；如需更正，请先撤销。',
    'This person has a certificate for this period ({number}); to change it, revoke that one first.',
  ],
  certificate_characters: [
    'conflict',
    '“{characters}”印不出来，请改写活动名称、备注或单位的填写后再开具。',
    '“{characters}” cannot be printed; please write the activity, the remarks or the unit’s words in another way.',
  ],
  certificate_name: [
    'conflict',
    '姓名里的“{characters}”印不出来，请单独开具，并确认姓名的图片。',
    '“{characters}” in the name cannot be printed; please issue it by itself and confirm a picture of the name.',
  ],
  nothing_to_certify: [
    'conflict',
    '此人这一期间没有已认定的志愿服务时长。',
    'This person has no approved service in this period.',
  ],
  nobody_to_certify: [
    'conflict',
    '没有可以开具的人员：这一期间没有已认定的时长，或都已开具。',
    'There is nobody to issue one to: nothing is approved in this period, or all have theirs.',
  ],
  certificate_revoked: ['conflict', '{holder}已撤销这份证明。', '{holder} has revoked this certificate.'],
  certificate_unknown: [
    'not_found',
    '没有查到与此编号和校验码相符的证明，请核对后再试。',
    'No certificate has this number and this code; please compare them with the paper.',
  ],
  field_id_number: ['invalid', '不是有效的证件号码', 'is not a valid number of this document'],
} as const satisfies RefusalSentences;

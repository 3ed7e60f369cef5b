/** Programmes of help, help of the unit above: why not. */
import type { RefusalSentences } from '../refusal-sentences.js';

export const PROGRAMMES_REFUSALS = {
  programme_open_already: [
    'conflict',
    '这个单位已有一项帮扶正在进行。',
    'This unit has a programme under way already.',
  ],
  programme_over: ['conflict', '这项帮扶已经结束。', 'This programme is over.'],
  programme_not_yours: [
    'forbidden',
    '只有被帮扶的单位和帮扶单位各做各的部分。',
    'The unit and the unit that helps each do their own part here; this is not yours.',
  ],
  programme_ended_above: [
    'forbidden',
    '是否脱薄由帮扶的上级院认定。',
    'Whether the unit is lifted is for the unit above that helps to say.',
  ],
  measure_done_by_unit: [
    'forbidden',
    '措施是否完成，由落实的单位自己写明。',
    'Whether a measure is done is said by the unit that does it.',
  ],
  no_unit_above: ['conflict', '本单位没有登记上级院。', 'No unit above yours is entered.'],
  help_not_asked_of_you: [
    'forbidden',
    '这项帮助不是向本单位提出的。',
    'This help was not asked of your unit.',
  ],
  help_answered: ['conflict', '这项帮助已经答复。', 'This has been answered already.'],
  field_training_long: ['invalid', '一次最多 {hours} 小时', 'may be {hours} hours long at most'],
  field_trained: [
    'invalid',
    '须是本单位的检察人员或志愿者',
    'must be officers or volunteers of your own unit',
  ],
  letter_to_own: [
    'invalid',
    '提示函发给下级院，不发给本院。',
    'A letter goes to a unit below, not to your own.',
  ],
  letter_no_base: [
    'conflict',
    '{unit}{year}年还没有填报基数，没有可以提示的数据。',
    'No base is entered for {unit} in {year}: there is nothing to go by.',
  ],
  letter_below_floor: [
    'conflict',
    '{unit}{year}年的基数是 {base}，不足 {floor}，样本不足，不发提示函。',
    'The base of {unit} in {year} is {base}, below {floor}: too small a sample for a letter.',
  ],
  letter_open_already: [
    'conflict',
    '这个单位这一年已有提示函 {number}，还没有了结。',
    'Letter {number} to this unit for this year is not over yet.',
  ],
  letter_own: [
    'forbidden',
    '起草人不能签发自己起草的提示函，请由他人签发。',
    'Who drafted a letter does not sign it; please let somebody else sign.',
  ],
  letter_no_signer: [
    'forbidden',
    '您没有签发权。签发的是管理员、值班调度、起草人的部门负责人，或在设置里指定的签发人。',
    'You may not sign. Administrators and coordinators may, the head of the drafter’s department, and who is named as a signer in the settings.',
  ],
  letter_signer_below: [
    'forbidden',
    '起草人的职责在您之上，下级不能签发上级起草的提示函。',
    'Who drafted it stands above you: a letter is not signed by its drafter’s subordinate.',
  ],
  letter_not_yours: [
    'forbidden',
    '这份提示函由发函的院办理。',
    'This is for the unit that writes the letter to do.',
  ],
  letter_not_to_you: [
    'forbidden',
    '提示函由收到的院答复。',
    'A letter is answered by the unit it was sent to.',
  ],
  letter_drafter: [
    'forbidden',
    '请由起草人、值班调度或管理员办理。',
    'This is for who drafted it, a coordinator or an administrator to do.',
  ],
  letter_words: [
    'forbidden',
    '请由起草人修改；要换人起草，请先撤回，再重新起草。',
    'Who drafted it changes its words; for somebody else to write it, withdraw it and draft it anew.',
  ],
  letter_draft: ['conflict', '这份提示函还没有签发。', 'This letter is not signed yet.'],
  letter_signed: ['conflict', '这份提示函已经签发。', 'This letter is signed already.'],
  letter_sent: ['conflict', '这份提示函已经发出。', 'This letter has been sent.'],
  letter_answered: ['conflict', '这份提示函已经答复。', 'This letter has been answered.'],
  letter_lifted: ['conflict', '这份提示函已经了结。', 'This letter is over: the unit is lifted.'],
  letter_withdrawn: ['conflict', '这份提示函已撤回。', 'This letter was withdrawn.'],
  letter_programme_open: [
    'conflict',
    '跟踪这份提示函的帮扶还在进行，脱薄后自动了结。',
    'The programme that follows this letter is under way; the letter is over when that has lifted the unit.',
  ],
  field_programme: [
    'invalid',
    '须是收函单位正在进行的帮扶',
    'must be a programme under way of the unit the letter went to',
  ],
  field_signers: ['invalid', '须是本单位的工作人员', 'must be staff of your own unit'],
} as const satisfies RefusalSentences;

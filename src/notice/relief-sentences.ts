/** The sentences of notices about relief and what stands around it, as `notice-sentences.ts` takes them in. Pure. */
import { s } from './sentence.js';

/** The number is of the lead, the petition or the call that the agency is asked about. */
export const AGENCY_SENTENCES = {
  '': s(
    '请问一下{number}请的单位答复了没有，{date}前应答复',
    'Please ask the agency about {number}: its answer is due {date}',
  ),
  near: s('{number}请的单位，{date}前应答复', 'The agency asked about {number} is to answer by {date}'),
  late: s(
    '{number}请的单位还没有答复，{date}已到期',
    'The agency asked about {number} has not answered; that was due {date}',
  ),
  answered: s('{number}请的单位已有答复', 'The agency asked about {number} has answered'),
};

export const SUPERVISION_SENTENCES = {
  '': s(
    '收到监督线索{number}，请看是否移交',
    'Supervision lead {number} was handed in: please see where it goes',
  ),
  handed_over: s('监督线索{number}移交您的部门', 'Supervision lead {number} was handed to your department'),
  told: s('您交来的线索{number}有了结果', 'There is an outcome of your lead {number}'),
  suggested: s(
    '同类监督线索又出现了，请看是否提检察建议',
    'Leads of one kind have come again: please see whether to suggest something',
  ),
};

/** The slip of a resident, and what they say with it: why not. */
import type { RefusalSentences } from '../refusal-sentences.js';

export const SLIPS_REFUSALS = {
  slip_safe_contact: [
    'conflict',
    '这类事项，请先当面问清用什么方式联系当事人是安全的，确认后才能给回执单。',
    'For a matter of this kind, first ask in person how the resident can be reached safely; the slip is given once that is confirmed.',
  ],
  slip_recused: [
    'forbidden',
    '您已回避这件呼叫，请由别人给回执单。',
    'You are recused from this call; please let somebody else give the slip.',
  ],
  slip_of_own_handling: [
    'forbidden',
    '这件事是您办理的，办结以后请由社区工作者或值班调度给回执单。',
    'You handled this matter; once it is closed, its community or another coordinator gives the slip.',
  ],
  slip_text_consent: [
    'conflict',
    '请先登记当事人的电话，并记下本人同意收短信，再发短信。',
    'First enter the resident’s telephone and that they agree to text messages; then it can be texted.',
  ],
  slip_text_gateway: [
    'conflict',
    '本单位还没有接通短信网关，不能发短信；请打印或出示回执单。',
    'Your unit has no gateway for text messages yet; please print or show the slip.',
  ],
  slip_of_drill: ['conflict', '这是演练，没有回执单。', 'This is a drill; there is no slip of it.'],
  // One and the same for a wrong, an unknown, an ill-formed and a replaced code.
  slip_unknown: [
    'not_found',
    '没有找到。请对照回执单，看看编号和查询码有没有输错；换过新的回执单，请用新的。',
    'Not found. Please compare number and code with your slip; where you were given a new one, use that.',
  ],
  resident_not_closed: [
    'conflict',
    '这件事还在办，办结以后再请您答复。',
    'It is still being seen to; you can answer once it is closed.',
  ],
  resident_answered: [
    'conflict',
    '这次办结您已经答复过了。还有话要说，请打检察院的电话。',
    'You have answered for this closing already. If there is more to say, please phone the procuratorate.',
  ],
  resident_answer_over: [
    'conflict',
    '办结已超过三十天，不能再在这里答复。还没解决，请再找社区或打检察院的电话。',
    'It was closed more than thirty days ago and can no longer be answered here. If it is not solved, please ask your community again or phone the procuratorate.',
  ],
  resident_words_over: [
    'conflict',
    '这件事已经结束，不能再补充。还有话要说，请打检察院的电话。',
    'It is over, and nothing can be added. If there is more to say, please phone the procuratorate.',
  ],
} as const satisfies RefusalSentences;

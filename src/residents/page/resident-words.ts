/** What the resident's page says, in the words of somebody at the door. */
import { fillWords, inLang, type Word } from '../../protocol/lang.js';
import type { Reader } from '../../public-pages/reader.js';

export const RESIDENT_WORDS = {
  title: ['您的事办到哪了', 'How your matter stands'],
  enter: ['看看您的事，办到哪了', 'See how your matter stands'],
  enterHow: ['回执单上有编号和查询码。', 'The number and the code are on your slip.'],
  number: ['编号', 'Number'],
  code: ['查询码', 'Code'],
  codeHint: ['12 位，大小写都行。', '12 characters; capitals do not matter.'],
  filled: ['查询码已经填好，请按“查看”。', 'The code is filled in: press “Show”.'],
  show: ['查看', 'Show'],
  noSlip: ['没有回执单？打电话也能问。', 'No slip? Ask by telephone.'],
  tooMany: [
    '试得太多了，请过 {n} 分钟再试，或者打电话问。',
    'Too many tries: try again in {n} min, or phone.',
  ],
  badWords: ['请写 1 到 {n} 个字。', 'Please write between 1 and {n} characters.'],

  ask: ['请告诉我们，事情解决了吗？', 'Please tell us: is it solved?'],
  solved: ['已解决', 'Solved'],
  unsolved: ['没解决', 'Not solved'],
  more: ['还想说两句？（可以不填）', 'Anything to add? (optional)'],
  satisfied: ['对这次办理满意吗？', 'How satisfied are you?'],
  words: ['想说的话', 'Your words'],
  sendSolved: ['送出：已解决', 'Send: solved'],
  sendUnsolved: ['送出：没解决', 'Send: not solved'],
  promise: ['没解决的，我们接着办。', 'What is not solved, we go on with.'],
  promiseDay: ['{day}前，社区会上门或打电话告诉您。', 'Your community will visit or phone you by {day}.'],
  // Without a day nobody is promised at the door: whether they may come there is not told by what this says.
  askByPhone: ['想知道进展，请打下面的电话。', 'To know how it goes, phone the number below.'],
  askHere: ['想知道进展，可以到检察院来问。', 'To know how it goes, come and ask at the procuratorate.'],
  handledBy: ['经办人：{name}', 'Handled by {name}'],

  thanksSolved: ['记下了：已解决。谢谢您告诉我们。', 'Noted: solved. Thank you for telling us.'],
  thanksUnsolved: ['记下了：没解决。我们接着办。', 'Noted: not solved. We go on with it.'],
  added: ['收到了，已经转给办事的人。', 'Received, and passed on.'],
  add: ['想补充一句？', 'Anything to add?'],
  addHint: ['写给办这件事的人看。', 'For whoever handles your matter.'],
  send: ['送出', 'Send'],

  phone: ['打给检察院', 'Phone the procuratorate'],
  sayNumber: ['打电话时，说编号 {number}', 'On the phone, say number {number}'],
  leave: ['看完了，退出', 'Finished: leave this page'],
} as const satisfies Record<string, Word>;

export type Say = (
  key: keyof typeof RESIDENT_WORDS,
  params?: Readonly<Record<string, string | number>>,
) => string;
export const residentWords =
  ({ lang }: Reader): Say =>
  (key, params = {}) =>
    fillWords(inLang(RESIDENT_WORDS[key], lang), params);

/** What somebody is told before anything else. */
export interface Told {
  tone: 'good' | 'wrong';
  text: string;
}

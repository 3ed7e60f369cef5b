/** The words of the page behind a poster's QR. */
import type { Word } from '../../protocol/lang.js';
import type { RequestFault } from '../request-intake.service.js';

export const POSTER_WORDS = {
  title: ['有事找检察院', 'Ask the procuratorate'],
  danger: ['有危险，先打这些电话', 'In danger, phone these first'],
  lead: [
    '写一句话，社区工作者会联系您，替您呼叫检察院。不收费。',
    'Leave a word here. A community worker will get in touch and call the procuratorate for you. It is free.',
  ],
  what: ['什么事（可以不写）', 'What it is about (may be left empty)'],
  whatHint: ['不用写身份证号', 'No identity number is needed'],
  how: ['怎么找到您（选一样就行）', 'How to reach you (one is enough)'],
  phone: ['您的电话', 'Your telephone'],
  desk: ['我在社区服务台等', 'I wait at the community desk'],
  empty: ['这一格请不要填', 'Please leave this empty'],
  consent: [
    '按下按钮，就是同意社区和{unit}为办这件事使用您写的内容和电话，不作别的用。',
    'By pressing the button you agree that the community and {unit} use your words and telephone for this matter, and for nothing else.',
  ],
  send: ['发给社区', 'Send to the community'],
  open: ['现在是工作时间，社区很快会看到。', 'The community is open and will see it soon.'],
  shut: [
    '现在不是工作时间，社区{when}上班后联系您。',
    'The community is closed. It opens {when} and will get in touch then.',
  ],
  shutUnknown: [
    '现在不是工作时间，社区上班后联系您。',
    'The community is closed and will get in touch when it opens.',
  ],
  onDuty: [
    '检察院现在有人值班，急事请打值班电话。',
    'The procuratorate is on duty now: if it cannot wait, ring the duty telephone.',
  ],
  nobody: ['急事请打电话，不要等留言。', 'If it cannot wait, telephone: do not wait for an answer here.'],
  callDuty: ['打值班电话 {phone}', 'Ring the duty telephone {phone}'],
  callHotline: ['打检察服务热线 12309', 'Ring the hotline 12309'],
  received: ['社区收到了', 'The community has it'],
  number: ['编号', 'Number'],
  numberHint: ['打电话来问的时候，说这个编号', 'Say this number when you ask about it'],
  next: ['接下来', 'What comes next'],
  nextPhone: ['社区工作者打您留的电话', 'A community worker rings the number you left'],
  nextDesk: ['请在服务台等，社区工作者来找您', 'Please wait at the desk: a community worker comes to you'],
  nextCall: ['需要时，当场替您呼叫检察院', 'If need be they call the procuratorate for you at once'],
  nextLate: [
    '{minutes}分钟没有人处理，检察院值班人员会过问',
    'If nobody has seen to it in {minutes} minutes, the procuratorate looks after it',
  ],
  settled: ['社区已经处理了这条留言。', 'The community has seen to this request.'],
  urgent: ['等不及，或者事情变急了', 'It cannot wait, or has become urgent'],
  old: ['这张海报是旧的', 'This poster is an old one'],
  oldLead: [
    '这里的留言没有人看。请扫新海报，到社区服务台，或者打电话。',
    'Nobody reads what is left here. Please use the new poster, go to the community desk, or telephone.',
  ],
  yourWords: ['您刚才写的', 'What you wrote'],
  today: ['今天', 'today at '],
  tomorrow: ['明天', 'tomorrow at '],
} as const satisfies Record<string, Word>;

/** What was not right, said so that the next press succeeds. Whatever was typed stands there still. */
export const FAULT_WORDS = {
  words_long: [
    '写得太长了，最多500个字。请删短一些再按。',
    'That is too long: 500 characters at most. Please shorten it and press again.',
  ],
  words_signs: [
    '有些符号读不出来。请用文字写，或者不写。',
    'Some signs cannot be read. Please use words, or leave it empty.',
  ],
  no_way: [
    '请写电话，或者选“我在社区服务台等”，不然找不到您。',
    'Please give a telephone or choose to wait at the desk: otherwise nobody finds you.',
  ],
  phone: [
    '电话号码好像不对，请看一看再按。',
    'The telephone number does not look right: please check it and press again.',
  ],
  filled: [
    '有一格是不该填的，已经替您清空。请再按一次。',
    'A field was filled that must stay empty. It is empty now: please press again.',
  ],
  quick: ['按得太快，没有发出去。请再按一次。', 'That was too quick and was not sent. Please press again.'],
  old: [
    '这一页打开太久了，没有发出去。请再按一次。',
    'This page was open for too long, and nothing was sent. Please press again.',
  ],
  too_many: [
    '现在留言的人太多，没有发出去。急事请打上面的电话；不急请过一会儿再按。',
    'Too many people are writing just now, and nothing was sent. If it cannot wait, ring a number above; else press again later.',
  ],
  ended: ['这张海报是旧的，没有发出去。', 'This poster is an old one, and nothing was sent.'],
} as const satisfies Record<RequestFault, Word>;

/** What officers find ready until their unit keeps a list of its own: beginnings of a reply, which they finish themselves. */
import type { QuickReply } from './quick-replies.js';

const reply = (id: string, zh: string, en: string, ...categories: string[]): QuickReply => ({
  id,
  zh,
  en,
  categories,
});

export const SHIPPED_OFFICER_REPLIES: readonly QuickReply[] = [
  reply(
    'child-first',
    '请先确认：孩子现在是否安全，身边有没有可信的大人？',
    'First, please: is the child safe now, and is an adult they trust with them?',
    'minors',
  ),
  reply(
    'child-asked-once',
    '请不要反复追问孩子经过，陪着就好。',
    'Please do not ask the child again and again what happened; just stay with them.',
    'minors',
  ),
  reply('child-police', '请问是否已向公安机关报案？', 'Was it reported to the police?', 'minors'),
  reply(
    'quiet',
    '请先确认对方是否在场；不方便时，不用回复我。',
    'First, please: are they present? If it is not safe, do not answer me.',
    'domestic_violence',
  ),
  reply(
    'danger',
    '如果人身有危险，请马上拨打110。',
    'If anybody is in danger, please call 110 at once.',
    'minors',
    'domestic_violence',
  ),
  reply(
    'untold',
    '请不要让对方知道这次联系。',
    'Please do not let them learn that you are in touch with us.',
    'domestic_violence',
  ),
  reply(
    'hurt',
    '如果受了伤，请先就医；病历请放在安全的地方。',
    'If there are injuries, a doctor comes first; keep the papers in a safe place.',
    'domestic_violence',
  ),
  reply(
    'stop-payment',
    '如果刚转过账，请马上联系银行止付，并报警。',
    'If money was sent just now: please ask the bank to stop it, and tell the police.',
    'elder_fraud',
  ),
  reply(
    'no-more',
    '请劝老人先不要再转账，聊天记录和收据都留着。',
    'Please ask them to send no more money for now, and to keep messages and receipts.',
    'elder_fraud',
  ),
  reply(
    'wages',
    '请问欠了几个月、涉及多少人，有没有合同、考勤或工资条？',
    'How many months are owed, to how many people, and is there a contract, a time sheet or a pay slip?',
    'labour',
  ),
  reply(
    'both-sides',
    '请问双方现在愿意坐下来谈吗？',
    'Are both sides willing to sit down and talk now?',
    'family',
    'property',
    'neighbour',
    'consumer',
  ),
  reply('looking', '您好，我在看您说的情况。', 'Hello, I am reading what you wrote.'),
  reply(
    'ring-now',
    '请问当事人现在在您身边吗？方便接电话吗？',
    'Is the person with you now, and can they speak on the telephone?',
  ),
  reply(
    'papers',
    '请把有关材料拍清楚发来，别人的信息请遮住。',
    'Please photograph the papers clearly and send them; cover what concerns others.',
  ),
  reply(
    'checking',
    '情况记下了，有些地方需要先核实。',
    'I have noted this; some of it has to be checked first.',
  ),
];

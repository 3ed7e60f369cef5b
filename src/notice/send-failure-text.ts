/** Why a test message did not arrive, in a sentence that says what to do. Pure. */
import type { Lang } from '../protocol/lang.js';
import type { ChatRefusal } from './channels/chat-api.js';

export const SEND_FAILURES = {
  incomplete: {
    zh: '该渠道未启用，或设置不完整。',
    en: 'This channel is off, or its settings are incomplete.',
  },
  nowhere: { zh: '您的账户没有该渠道的地址。', en: 'Your account has no address for this channel.' },
  forbidden: {
    zh: '地址在内部网络中，未被允许。请先加入允许的内部地址。',
    en: 'The address is inside the private network and is not allowed. Add it to the allowed addresses first.',
  },
  slow: { zh: '对方没有在 3 秒内答复。', en: 'There was no answer within 3 s.' },
  unreachable: { zh: '无法连接对方地址。', en: 'The address cannot be reached.' },
  token: { zh: '对方不认可应用的编号或密钥。', en: 'The application or its secret is not accepted.' },
  keyword: {
    zh: '机器人设置了关键词，消息里没有。请把“一呼”和“Yihu”加入机器人的关键词。',
    en: 'The robot asks for a keyword that the message lacks. Add “一呼” and “Yihu” to the keywords of the robot.',
  },
  signature: {
    zh: '签名不对。请重新复制机器人的加签密钥，并检查服务器的时间。',
    en: 'The signature is not accepted. Copy the signing secret of the robot again, and check the clock of the server.',
  },
  frequency: {
    zh: '发得太快，对方暂时不收。请等一分钟再试。',
    en: 'Too many messages at once: it takes none for now. Wait a minute and try again.',
  },
  'sender address': {
    zh: '机器人只接受指定的地址。请把本服务器的出口地址加入机器人的白名单。',
    en: 'The robot takes messages from listed addresses only. Add the address of this server to its list.',
  },
  robot: {
    zh: '对方不认识这个机器人。请重新复制机器人的地址，看看它是否还在群里。',
    en: 'The robot is not known there. Copy its address again, and see whether it is still in the group.',
  },
  understood: {
    zh: '对方的答复看不懂，不能算送到。请检查地址。',
    en: 'The answer was not understood and does not count as delivered. Please check the address.',
  },
  refused: {
    zh: '对方拒绝了这条消息，请检查设置。',
    en: 'The message was refused; please check the settings.',
  },
} as const satisfies Record<string, Record<Lang, string>>;
export type SendFailure = Record<Lang, string>;

/** @param failure as kept with the notice */
export function sendFailureOf(failure: string): SendFailure {
  const about = /^refused: (.+)$/.exec(failure)?.[1];
  if (about !== undefined && about in SEND_FAILURES) return SEND_FAILURES[about as ChatRefusal];
  if (failure === 'answer not understood') return SEND_FAILURES.understood;
  if (failure === 'no phone' || failure === 'no address' || failure === 'unknown there')
    return SEND_FAILURES.nowhere;
  if (failure === 'forbidden address') return SEND_FAILURES.forbidden;
  if (failure === 'timeout') return SEND_FAILURES.slow;
  if (failure === 'unreachable') return SEND_FAILURES.unreachable;
  return failure === 'no token' ? SEND_FAILURES.token : SEND_FAILURES.refused;
}

/** What the chat applications' interfaces have in common: JSON in, and a code that is 0 where it went well. */
import {
  resultByStatus,
  type OutboundRequest,
  type SendOutbound,
  type SendResult,
} from '../outbound-request.js';
import { JSON_TYPE, temporaryFailure, permanentFailure, parsed, type Token } from './notice-channel.js';

export interface ChatReply {
  status: number;
  code: number;
  answer: Record<string, unknown>;
}
export async function postToChat(
  outward: SendOutbound,
  url: string,
  body: object,
  headers = {},
): Promise<ChatReply> {
  return readChatReply(outward, url, { headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify(body) });
}
export async function readChatReply(
  outward: SendOutbound,
  url: string,
  asked: OutboundRequest,
): Promise<ChatReply> {
  const { status, text } = await outward(url, asked);
  const answer = parsed(text);
  return { status, code: codeOf(answer.errcode ?? answer.code ?? answer.StatusCode), answer };
}

/** NaN for whatever is no number: `false`, an empty text and an empty list are no 0. */
export const codeOf = (said: unknown): number =>
  typeof said === 'number' || (typeof said === 'string' && /^-?\d+$/.test(said)) ? Number(said) : NaN;

/** What a refusal is about, where the applications tell them apart; by their codes, else by their words. */
const ABOUT = [
  { what: 'keyword', codes: [19024], words: /key ?words?|关键词/i },
  { what: 'signature', codes: [19021], words: /\bsign|timestamp|签名/i },
  {
    what: 'frequency',
    codes: [130101, 11232, 99991400, 230020, 45009, 45033, 90002],
    words: /too (fast|many)|freq|speed|频率/i,
  },
  { what: 'sender address', codes: [19022], words: /\bip\b|whitelist|白名单/i },
  { what: 'robot', codes: [19001, 93000, 300001, 300005], words: /token|webhook|robot/i },
] as const;
export type ChatRefusal = (typeof ABOUT)[number]['what'];
function refusal({ code, answer }: ChatReply): string {
  const words = [answer.errmsg, answer.msg, answer.StatusMessage]
    .filter((w) => typeof w === 'string')
    .join(' ');
  const about =
    ABOUT.find(({ codes }) => (codes as readonly number[]).includes(code)) ??
    ABOUT.find((a) => a.words.test(words));
  return about ? `refused: ${about.what}` : `code ${code}`;
}

/** @param again codes that mean: later */
export function chatResult(said: ChatReply, again: readonly number[]): SendResult {
  const { status, code } = said;
  const plain = resultByStatus(status);
  if (!plain.delivered && Number.isNaN(code)) return plain;
  if (code === 0) return { delivered: true };
  if (Number.isNaN(code)) return permanentFailure('answer not understood');
  const why = refusal(said);
  return again.includes(code) || status >= 500 || why === 'refused: frequency'
    ? temporaryFailure(why)
    : permanentFailure(why);
}

export class NoTokenError extends Error {}
/** @throws NoTokenError where none was given */
export function tokenOf({ code, answer }: ChatReply, name: string, seconds: unknown): Token {
  const token = answer[name];
  if (code !== 0 || typeof token !== 'string') throw new NoTokenError(`code ${code}`);
  // Fetched anew a little before it ends.
  return { token, seconds: Math.max(30, Number(seconds ?? 7200) - 300) };
}

export const trimmed = (base: string) => base.replace(/\/+$/, '');

/** What a channel is: what the administrator sets for it, whom it can reach, and how it sends one message. */
import type { Lang } from '../../protocol/lang.js';
import type { Clock } from '../../kernel/clock.js';
import type { SendOutbound, SendResult } from '../outbound-request.js';
import type { NoticeText } from '../notice-text.js';
import type { NoticeChannel } from '../../protocol/people/notice-channels.js';
import type { NoticeKind } from '../notice-kinds.js';

export interface ChannelMessage {
  /** The same for every attempt, so that a receiver can drop a repeat. */
  id: string;
  kind: NoticeKind;
  text: NoticeText;
  /** The whole in one line, with its link. */
  line: string;
  link: string;
  number: string;
  community: string;
  lang: Lang;
  /** Milliseconds since 1970. */
  expiresAt: number;
  /** Of a ring: its own number, by which it is answered from a telephone. */
  ringCode?: string;
}
export interface PushTo {
  endpoint: string;
  keys: { p256dh: string; auth: string };
}
/** Where one person can be reached. */
export interface Recipient {
  phone?: string;
  email?: string;
  wecom?: string;
  dingtalk?: string;
  feishu?: string;
  push: readonly PushTo[];
}
export interface Field {
  name: string;
  secret?: true;
  /** The channel works without it. */
  optional?: true;
  choices?: readonly string[];
  /** Stands where nothing was set. */
  standard?: string;
  /** An http or https address. */
  url?: true;
}
export type Fields = Readonly<Record<string, string>>;
export interface ChannelTools {
  clock: Clock;
  /** Guarded by what the unit allows. */
  outward: SendOutbound;
  tokens: { get(key: string, make: () => Promise<Token>): Promise<string>; drop(key: string): void };
  /** A browser that is gone. */
  forget: (endpoint: string) => Promise<void>;
}
export interface Token {
  token: string;
  seconds: number;
}
export interface NoticeChannelDriver {
  name: NoticeChannel;
  fields: readonly Field[];
  /** It says things to a group, once, whomever they concern. */
  group?: true;
  reaches(to: Recipient): boolean;
  /** Tries once. May throw what the outward request throws. */
  send(message: ChannelMessage, to: Recipient, fields: Fields, tools: ChannelTools): Promise<SendResult>;
}

export const permanentFailure = (failure: string): SendResult => ({
  delivered: false,
  failure,
  again: false,
});
export const temporaryFailure = (failure: string): SendResult => ({ delivered: false, failure, again: true });

/** A JSON answer, or an empty one where it is none. */
export const parsed = (text: string): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
};
export const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

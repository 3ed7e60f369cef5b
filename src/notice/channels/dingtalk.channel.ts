/** DingTalk: messages of an application of the unit's own, and a group's robot whose messages are signed. */
import { createHmac } from 'node:crypto';
import type { NoticeChannelDriver } from './notice-channel.js';
import { temporaryFailure, permanentFailure } from './notice-channel.js';
import { NoTokenError, chatResult, readChatReply, postToChat, tokenOf, trimmed } from './chat-api.js';

const BASE = { name: 'base', url: true, standard: 'https://oapi.dingtalk.com' } as const;
const BUSY = [-1, 88, 90002, 130101];
const STALE = [40001, 40014, 42001];

export const dingtalk: NoticeChannelDriver = {
  name: 'dingtalk',
  fields: [{ name: 'appKey' }, { name: 'agentId' }, { name: 'appSecret', secret: true }, BASE],
  reaches: (to) => to.dingtalk !== undefined,
  async send(message, to, { base = '', appKey = '', agentId = '', appSecret = '' }, { outward, tokens }) {
    const key = `dingtalk ${base} ${appKey} ${appSecret}`;
    const root = trimmed(base);
    const fresh = async () => {
      const query = new URLSearchParams({ appkey: appKey, appsecret: appSecret });
      const said = await readChatReply(outward, `${root}/gettoken?${query}`, { method: 'GET' });
      return tokenOf(said, 'access_token', said.answer.expires_in);
    };
    let token: string;
    try {
      token = await tokens.get(key, fresh);
    } catch (error) {
      if (error instanceof NoTokenError) return permanentFailure('no token');
      throw error;
    }
    const said = await postToChat(
      outward,
      `${root}/topapi/message/corpconversation/asyncsend_v2?access_token=${encodeURIComponent(token)}`,
      {
        agent_id: Number(agentId),
        userid_list: to.dingtalk,
        msg: { msgtype: 'text', text: { content: message.line } },
      },
    );
    if (STALE.includes(said.code)) {
      tokens.drop(key);
      return temporaryFailure(`code ${said.code}`);
    }
    return chatResult(said, BUSY);
  },
};

/** Base64 HMAC-SHA256 by the robot's secret over its own time and secret; the time is in milliseconds since 1970. */
export const robotSign = (secret: string, timestamp: number): string =>
  createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');

export const dingtalkRobot: NoticeChannelDriver = {
  name: 'dingtalk_robot',
  fields: [{ name: 'token', secret: true }, { name: 'signSecret', secret: true }, BASE],
  group: true,
  reaches: () => true,
  async send(message, to, { base = '', token = '', signSecret = '' }, { outward, clock }) {
    const timestamp = clock.now();
    const query = new URLSearchParams({
      access_token: token,
      timestamp: String(timestamp),
      sign: robotSign(signSecret, timestamp),
    });
    const said = await postToChat(outward, `${trimmed(base)}/robot/send?${query}`, {
      msgtype: 'text',
      text: { content: message.line },
      at: { atMobiles: to.phone ? [to.phone] : [], isAtAll: false },
    });
    return chatResult(said, BUSY);
  },
};

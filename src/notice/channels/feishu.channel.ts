/** Feishu: messages of an application of the unit's own, and a group's robot whose messages are signed. */
import { createHmac } from 'node:crypto';
import type { NoticeChannelDriver } from './notice-channel.js';
import { temporaryFailure, permanentFailure } from './notice-channel.js';
import { NoTokenError, chatResult, postToChat, tokenOf, trimmed } from './chat-api.js';

const BASE = { name: 'base', url: true, standard: 'https://open.feishu.cn' } as const;
const BUSY = [99991400, 11232, 9499, 230020];
const STALE = [99991661, 99991663, 99991664];

export const feishu: NoticeChannelDriver = {
  name: 'feishu',
  fields: [{ name: 'appId' }, { name: 'appSecret', secret: true }, BASE],
  reaches: (to) => to.feishu !== undefined,
  async send(message, to, { base = '', appId = '', appSecret = '' }, { outward, tokens }) {
    const key = `feishu ${base} ${appId} ${appSecret}`;
    const root = trimmed(base);
    const fresh = async () => {
      const said = await postToChat(outward, `${root}/open-apis/auth/v3/tenant_access_token/internal`, {
        app_id: appId,
        app_secret: appSecret,
      });
      return tokenOf(said, 'tenant_access_token', said.answer.expire);
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
      `${root}/open-apis/im/v1/messages?receive_id_type=user_id`,
      {
        receive_id: to.feishu,
        msg_type: 'text',
        content: JSON.stringify({ text: message.line }),
        // The same for an hour is sent once.
        uuid: message.id,
      },
      { authorization: `Bearer ${token}` },
    );
    if (STALE.includes(said.code)) {
      tokens.drop(key);
      return temporaryFailure(`code ${said.code}`);
    }
    return chatResult(said, BUSY);
  },
};

/** Base64 HMAC-SHA256 of nothing, by the time in seconds since 1970 and the robot's secret. */
export const groupSign = (secret: string, timestamp: number): string =>
  createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64');

export const feishuRobot: NoticeChannelDriver = {
  name: 'feishu_robot',
  fields: [{ name: 'token', secret: true }, { name: 'signSecret', secret: true }, BASE],
  group: true,
  reaches: () => true,
  async send(message, _to, { base = '', token = '', signSecret = '' }, { outward, clock }) {
    const timestamp = Math.floor(clock.now() / 1000);
    const said = await postToChat(
      outward,
      `${trimmed(base)}/open-apis/bot/v2/hook/${encodeURIComponent(token)}`,
      {
        timestamp: String(timestamp),
        sign: groupSign(signSecret, timestamp),
        msg_type: 'text',
        content: { text: message.line },
      },
    );
    return chatResult(said, BUSY);
  },
};

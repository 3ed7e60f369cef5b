/** WeCom: messages of an application of the unit's own, and a group's robot. */
import type { NoticeChannelDriver } from './notice-channel.js';
import { temporaryFailure, permanentFailure } from './notice-channel.js';
import { NoTokenError, chatResult, readChatReply, postToChat, tokenOf, trimmed } from './chat-api.js';

const BASE = { name: 'base', url: true, standard: 'https://qyapi.weixin.qq.com' } as const;
const BUSY = [-1, 45009, 45033, 42009];
const STALE = [40014, 41001, 42001];

export const wecom: NoticeChannelDriver = {
  name: 'wecom',
  fields: [{ name: 'corpId' }, { name: 'agentId' }, { name: 'appSecret', secret: true }, BASE],
  reaches: (to) => to.wecom !== undefined,
  async send(message, to, { base = '', corpId = '', agentId = '', appSecret = '' }, { outward, tokens }) {
    const key = `wecom ${base} ${corpId} ${agentId} ${appSecret}`;
    const root = trimmed(base);
    const fresh = async () => {
      const query = new URLSearchParams({ corpid: corpId, corpsecret: appSecret });
      const said = await readChatReply(outward, `${root}/cgi-bin/gettoken?${query}`, { method: 'GET' });
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
      `${root}/cgi-bin/message/send?access_token=${encodeURIComponent(token)}`,
      {
        touser: to.wecom,
        msgtype: 'text',
        agentid: Number(agentId),
        text: { content: message.line },
        enable_duplicate_check: 1,
      },
    );
    if (STALE.includes(said.code)) {
      tokens.drop(key);
      return temporaryFailure(`code ${said.code}`);
    }
    if (said.code === 0 && said.answer.invaliduser) return permanentFailure('unknown there');
    return chatResult(said, BUSY);
  },
};

export const wecomRobot: NoticeChannelDriver = {
  name: 'wecom_robot',
  fields: [{ name: 'key', secret: true }, BASE],
  group: true,
  reaches: () => true,
  async send(message, to, { base = '', key = '' }, { outward }) {
    const said = await postToChat(
      outward,
      `${trimmed(base)}/cgi-bin/webhook/send?key=${encodeURIComponent(key)}`,
      {
        msgtype: 'text',
        text: { content: message.line, ...(to.phone && { mentioned_mobile_list: [to.phone] }) },
      },
    );
    return chatResult(said, BUSY);
  },
};

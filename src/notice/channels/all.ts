/** Every channel that leaves the hub, by name. */
import type { ChannelName } from '../words.js';
import type { Channel } from './channel.js';
import { dingtalk, dingtalkRobot } from './dingtalk.js';
import { email } from './email.js';
import { feishu, feishuRobot } from './feishu.js';
import { sms, voice } from './gateway.js';
import { webPushChannel } from './web-push.js';
import { webhook } from './webhook.js';
import { wecom, wecomRobot } from './wecom.js';

export type OutsideChannel = Exclude<ChannelName, 'page'>;
export const OUTSIDE: Readonly<Record<OutsideChannel, Channel>> = {
  voice,
  sms,
  wecom,
  wecom_robot: wecomRobot,
  dingtalk,
  dingtalk_robot: dingtalkRobot,
  feishu,
  feishu_robot: feishuRobot,
  email,
  webhook,
  web_push: webPushChannel,
};
export const OUTSIDE_NAMES = Object.keys(OUTSIDE) as OutsideChannel[];

/** Those that make a telephone ring or buzz within seconds: worth ringing somebody by whose page sleeps. */
export const WAKING: ReadonlySet<ChannelName> = new Set(['voice', 'sms', 'wecom', 'dingtalk', 'feishu']);

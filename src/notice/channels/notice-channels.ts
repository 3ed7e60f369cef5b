/** Every channel that leaves the hub, by name. */
import type { NoticeChannel, OutboundChannel } from '../../protocol/people/notice-channels.js';
import type { NoticeChannelDriver } from './notice-channel.js';
import { dingtalk, dingtalkRobot } from './dingtalk.channel.js';
import { email } from './email.channel.js';
import { feishu, feishuRobot } from './feishu.channel.js';
import { sms, voice } from './unit-gateway.channel.js';
import { webPushChannel } from './web-push.channel.js';
import { webhook } from './webhook.channel.js';
import { wecom, wecomRobot } from './wecom.channel.js';

export const OUTBOUND_CHANNELS: Readonly<Record<OutboundChannel, NoticeChannelDriver>> = {
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
export const OUTBOUND_CHANNEL_NAMES = Object.keys(OUTBOUND_CHANNELS) as OutboundChannel[];

/** Those that make a telephone ring or buzz within seconds: worth ringing somebody by whose page sleeps. */
export const WAKING_CHANNELS: ReadonlySet<NoticeChannel> = new Set([
  'voice',
  'sms',
  'wecom',
  'dingtalk',
  'feishu',
]);

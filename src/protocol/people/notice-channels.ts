/** The ways by which a notice reaches a person, in the order in which they are tried unless somebody set another. */
export const NOTICE_CHANNELS = [
  'page',
  'voice',
  'sms',
  'wecom',
  'wecom_robot',
  'dingtalk',
  'dingtalk_robot',
  'feishu',
  'feishu_robot',
  'email',
  'webhook',
  'web_push',
] as const;
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number];
/** Those that leave the hub. */
export type OutboundChannel = Exclude<NoticeChannel, 'page'>;

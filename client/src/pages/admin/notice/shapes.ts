import type { Key } from '../../../i18n/keys';

export interface FieldShown {
  name: string;
  secret: boolean;
  optional: boolean;
  choices?: string[];
  value: string;
  set: boolean;
}
export interface ChannelShown {
  name: string;
  enabled: boolean;
  ready: boolean;
  fields: FieldShown[];
}
export interface SetupView {
  channels: ChannelShown[];
  allowed: string[];
  tag: string;
}
export interface ChannelForm {
  name: string;
  enabled: boolean;
  fields: Record<string, string>;
}

/** The server names a channel or a field; the words are here. */
export const channelKey = (name: string) => `common.channel.${name}` as Key;
export const fieldKey = (name: string) => `admin.notice.field.${name}` as Key;

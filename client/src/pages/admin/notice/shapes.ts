import type { Key } from '../../../i18n/keys';

export interface ChannelForm {
  name: string;
  enabled: boolean;
  fields: Record<string, string>;
}

/** The server names a channel or a field; the words are here. */
export const channelKey = (name: string) => `common.channel.${name}` as Key;
export const fieldKey = (name: string) => `admin.notice.field.${name}` as Key;

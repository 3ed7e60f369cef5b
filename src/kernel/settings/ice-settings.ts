/** By which servers browsers find each other for a video call, from the settings: none, where they are in one network. */
import { z } from 'zod';

export interface IceSettings {
  readonly stunUrls: readonly string[];
  readonly turnUrls: readonly string[];
  readonly turnSecret: string | undefined;
}
interface Given {
  YIHU_STUN_URLS?: string[] | undefined;
  YIHU_TURN_URLS?: string[] | undefined;
  YIHU_TURN_SECRET?: string | undefined;
}
/** RFC 7064 and 7065: a name or an address, a port, and of a relay the transport. */
const URLS = {
  stun: /^stuns?:(\[[\da-f:.]+\]|[a-z\d]([a-z\d.-]*[a-z\d])?)(:\d{1,5})?$/i,
  turn: /^turns?:(\[[\da-f:.]+\]|[a-z\d]([a-z\d.-]*[a-z\d])?)(:\d{1,5})?(\?transport=(udp|tcp))?$/i,
};
/** Browsers ask each of them, and are slow with many. */
const MOST = 4;

const isIceUrl = (kind: keyof typeof URLS, url: string) => {
  const port = /:(\d{1,5})(\?|$)/.exec(url.replace(/\[.*\]/, ''))?.[1];
  return URLS[kind].test(url) && (port === undefined || (Number(port) > 0 && Number(port) <= 65_535));
};
export const iceUrls = (kind: keyof typeof URLS) =>
  z
    .string()
    .transform((text) => text.split(',').map((url) => url.trim()))
    .refine(
      (urls) => urls.every((url) => isIceUrl(kind, url)),
      `is not ${kind}:name:port, several parted by commas`,
    )
    .refine((urls) => urls.length <= MOST, `names more than ${MOST}`);

/** @param wrong is told what is wrong, and how to mend it */
export function iceOf(
  { YIHU_STUN_URLS, YIHU_TURN_URLS, YIHU_TURN_SECRET }: Given,
  wrong: string[],
): IceSettings {
  if (YIHU_TURN_URLS && !YIHU_TURN_SECRET)
    wrong.push(
      'YIHU_TURN_URLS without YIHU_TURN_SECRET: give the secret that the relay knows as static-auth-secret',
    );
  if (YIHU_TURN_SECRET && !YIHU_TURN_URLS)
    wrong.push('YIHU_TURN_SECRET is of no relay: name it in YIHU_TURN_URLS, as turns:turn.example.cn:443');
  return { stunUrls: YIHU_STUN_URLS ?? [], turnUrls: YIHU_TURN_URLS ?? [], turnSecret: YIHU_TURN_SECRET };
}

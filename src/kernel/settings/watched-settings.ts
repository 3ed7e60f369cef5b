/** What an operations person watches the hub by: its log, its traces, and a clock to compare its own with. */
import { z } from 'zod';
import { host, isLoopback } from './setting-types.js';

export interface WatchedSettings {
  /** A file for the log, and how large it may become with those beside it; undefined: the standard output. */
  readonly log: { path: string; megabytes: number } | undefined;
  /** Where spans are sent, by OTLP over HTTP. */
  readonly tracesUrl: string | undefined;
  /** Who is asked what time it is, by NTP. */
  readonly timeServer: { host: string; port: number } | undefined;
}

const NTP_PORT = 123;
const FEWEST = 10;
const MOST = 100_000;

export const megabytes = z
  .string()
  .refine(
    (text) => /^\d{1,6}$/.test(text) && Number(text) >= FEWEST && Number(text) <= MOST,
    `is not a number of megabytes from ${FEWEST} to ${MOST}`,
  )
  .transform(Number);

export const tracesUrl = z
  .string()
  .refine(
    (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
    'is not an http or https address',
  )
  .refine((text) => {
    if (!URL.canParse(text)) return true;
    const { protocol, hostname } = new URL(text);
    return protocol === 'https:' || isLoopback(hostname);
  }, 'is beyond loopback without https: name the https address of what takes the traces');

export const timeServer = z
  .string()
  .transform((text) => {
    const [, name = '', port] = /^(.*?)(?::(\d{1,5}))?$/.exec(text) ?? [];
    return { host: name, port: port === undefined ? NTP_PORT : Number(port) };
  })
  .refine(
    ({ host: name, port }) => host.safeParse(name).success && port > 0 && port <= 65_535,
    'is not the name or address of a time server, as ntp.example.cn or 10.0.0.5:123',
  );

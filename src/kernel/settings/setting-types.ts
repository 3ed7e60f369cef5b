/** The kinds of settings: what each may look like, and what is said where it does not, after the setting's name. */
import { isIP } from 'node:net';
import proxyaddr from 'proxy-addr';
import { z } from 'zod';
import { wrongAddress } from './server-addresses.js';

export const port = z
  .string()
  .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65535, 'is not a number from 0 to 65535')
  .transform(Number);
export const host = z
  .string()
  .refine(
    (text) => isIP(text) || (/^[a-z\d]([a-z\d.-]*[a-z\d])?$/i.test(text) && URL.canParse(`http://${text}`)),
    'is not an address to listen at',
  );

export const isLoopback = (host: string) => /^(127(\.\d{1,3}){3}|localhost|::1|\[::1\])$/.test(host);
export const isPage = (text: string) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
/** What links are made with: more than where the hub is would end up in each of them. */
const isPlace = (text: string) => {
  if (!isPage(text)) return true;
  const { username, password, search, hash } = new URL(text);
  return !(username || password || search || hash);
};
export const place = z
  .string()
  .refine(isPage, 'is not an http or https address')
  .refine(isPlace, 'says more than where the hub is: https://name, and a port');
export const flag = (on: string) =>
  z
    .string()
    .optional()
    .transform((value) => value === on);

const CODE_BITS = 128;
const FEWEST_DIFFERENT = 8;
/** What a code of this length has to say at most, by the alphabet it seems to be made of. */
function bitsOf(code: string): number {
  if (new Set(code).size < FEWEST_DIFFERENT) return 0;
  const signs = code.replace(/[\s-]/g, '');
  const hexadecimal = /^[\da-f]*$/i.test(signs);
  const alphabet = /^\d*$/.test(signs)
    ? 10
    : hexadecimal
      ? 16
      : (/\d/.test(signs) ? 10 : 0) + (/[a-z]/.test(signs) ? 26 : 0) + (/[A-Z]/.test(signs) ? 26 : 0) || 26;
  return Math.floor(signs.length * Math.log2(alphabet));
}

export const secret = z
  .string()
  .refine(
    (code) => bitsOf(code) >= CODE_BITS,
    `can be guessed: make one of ${CODE_BITS} bits, as with openssl rand -base64 24`,
  );

/** As Express understands them: a name of a range, or an address with or without a length. */
const isProxy = (text: string) => {
  try {
    proxyaddr.compile(text);
    // It takes a plain number for an address.
    return /^[a-z]+$/.test(text) || isIP(text.split('/')[0]!) > 0;
  } catch {
    return false;
  }
};
/** All addresses there are: whoever sends the header would say where they come from. */
const isEverybody = (text: string) => /\/0+$/.test(text);
export const proxies = z
  .string()
  .transform((text) => (/^\d{1,2}$/.test(text) ? Number(text) : text.split(',').map((part) => part.trim())))
  .refine(
    (said) => typeof said === 'number' || !said.some(isEverybody),
    'counts the word of everybody: name the address of the proxy itself',
  )
  .refine(
    (said) => typeof said === 'number' || said.some(isEverybody) || said.every(isProxy),
    'is neither loopback, nor addresses, nor a number of hops',
  );

export const databaseUrl = z
  .string()
  .refine(
    (text) => /^(sqlite:|postgres(ql)?:\/\/)\s*\S/.test(text),
    'is neither sqlite:PATH nor postgres://…',
  )
  .refine(
    (text) => !/^sqlite:(:|file:)/.test(text),
    'does not name a file: in memory every call would be lost with the process. Write sqlite:PATH',
  )
  .refine(
    (text) => !/^sqlite:\/\/(?!\/)/.test(text),
    'has two slashes: write sqlite:data/yihu.sqlite, or sqlite:/srv/yihu.sqlite for a path from the root',
  )
  .superRefine((text, ctx) => {
    const message = wrongAddress(text);
    if (message) ctx.addIssue({ code: 'custom', message });
  });
export const redisUrl = z
  .string()
  .refine(
    (text) => /^rediss?:\/\/./.test(text) && URL.canParse(text) && /^\/?\d*$/.test(new URL(text).pathname),
    'is not redis://host:port',
  );

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
export const level = z.enum(LEVELS, { error: `is none of ${LEVELS.join(', ')}` });

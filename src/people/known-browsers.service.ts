/**
 * Where somebody has signed in before is told from a stranger: a browser keeps a mark for each name that
 * signed in there, which nobody can make without the hub's key (OWASP, device cookies).
 */
import { DAY } from '../protocol/time/durations.js';
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { readCookie, type Cookies } from '../access/cookies.js';
import { Seal } from '../kernel/seal/seal.js';
import { userNameKey } from './user-name.js';

export const KNOWN_BROWSER_MILLISECONDS = 180 * DAY;
const place = (username: string) => `sign_in.device:${userNameKey(username)}`;

@Injectable()
export class KnownBrowsersService {
  constructor(private readonly seal: Seal) {}

  cookieOf = (username: string) =>
    `yihu_device_${createHash('sha256').update(userNameKey(username)).digest('hex').slice(0, 12)}`;

  mark(username: string): string {
    const device = randomBytes(16).toString('base64url');
    return `${device}.${this.seal.index(place(username), device)}`;
  }

  /** Which device it is; undefined for a stranger. */
  known(username: string, cookies: Cookies): string | undefined {
    const [device = '', given = ''] = (readCookie(cookies, this.cookieOf(username)) ?? '').split('.');
    const right = Buffer.from(this.seal.index(place(username), device));
    const shown = Buffer.from(given);
    return device && shown.length === right.length && timingSafeEqual(shown, right) ? device : undefined;
  }
}

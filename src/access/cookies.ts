/**
 * The hub's cookies. Over https their names begin with `__Host-`, which a browser takes from this very host alone,
 * with Secure, for every path: no neighbour under the same domain can put its own in their place. On loopback over
 * http the names are plain, since no browser keeps the other there.
 */
import type { CookieOptions, Response } from 'express';

export const SESSION_COOKIE = 'yihu_session';
export const ENROLLED_COOKIE = 'yihu_enrolled';
const HOST = '__Host-';

export type Cookies = Record<string, string | undefined>;
/** The names of before are read too for one release, so that nobody is signed out by the change. */
export const readCookie = (cookies: Cookies, name: string): string | undefined =>
  cookies[HOST + name] ?? cookies[name];

const options = (secure: boolean): CookieOptions => ({ httpOnly: true, sameSite: 'lax', secure, path: '/' });

/** @param oldPath where the cookie of the name of before stood */
export function setCookie(
  response: Response,
  secure: boolean,
  name: string,
  value: string,
  until: { expires: Date } | { maxAge: number },
  oldPath = '/',
): void {
  response.cookie(secure ? HOST + name : name, value, { ...options(secure), ...until });
  if (secure) response.clearCookie(name, { ...options(secure), path: oldPath });
}

export function removeCookie(response: Response, secure: boolean, name: string): void {
  response.clearCookie(name, options(secure));
  if (secure) response.clearCookie(HOST + name, options(secure));
}

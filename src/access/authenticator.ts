/** Who comes, by what they bring: a person's own session first, else the shared device that they stand at. */
import type { Lang } from '../protocol/lang.js';
import { Injectable } from '@nestjs/common';
import { parse as parseCookies } from 'cookie';
import { DeviceSessionService } from './device-session.service.js';
import { Directory } from '../directory/directory.js';
import type { Actor } from '../kernel/actor.js';
import { ENROLLED_COOKIE, readCookie, SESSION_COOKIE } from './cookies.js';
import { GuestSessionsService } from './guests/guest-sessions.service.js';
import { ProbeTokens } from './probe-tokens.js';
import { SessionsService } from './sessions.service.js';

export interface PresentedTokens {
  session?: string | undefined;
  enrolled?: string | undefined;
}
export function tokensFromCookies(header: string | undefined): PresentedTokens {
  const cookies = parseCookies(header ?? '');
  return { session: readCookie(cookies, SESSION_COOKIE), enrolled: readCookie(cookies, ENROLLED_COOKIE) };
}

@Injectable()
export class Authenticator {
  constructor(
    private readonly sessions: SessionsService,
    private readonly deviceSessions: DeviceSessionService,
    private readonly guests: GuestSessionsService,
    private readonly probeTokens: ProbeTokens,
    private readonly directory: Directory,
  ) {}

  /** @param doing somebody does something, beyond a page that looks */
  async authenticate(brought: PresentedTokens, lang: Lang, doing = false): Promise<Actor | undefined> {
    if (!brought.session && !brought.enrolled) return undefined;
    await this.directory.current();
    const own = brought.session ? this.probeTokens.whose(brought.session) : undefined;
    if (own) return own;
    const person = brought.session ? await this.sessions.authenticate(brought.session, lang) : undefined;
    if (person || !brought.enrolled) return person;
    return this.deviceSessions.authenticate(brought.enrolled, lang, doing);
  }

  /** Who came by a link: by their own token and to their own namespace, no other. */
  guest: GuestSessionsService['authenticate'] = (token, lang) => this.guests.authenticate(token, lang);

  /** As whoever said it, where it was said on a shared device before. */
  asAuthor: DeviceSessionService['asAuthor'] = (asker, by, orDevice, deed) =>
    this.deviceSessions.asAuthor(asker, by, orDevice, deed);

  /** Who acts at the end of a request that took long, as known from its beginning; undefined where nobody may. */
  async again(actor: Actor): Promise<Actor | undefined> {
    await this.directory.current();
    return actor.device ? this.deviceSessions.current(actor) : this.sessions.again(actor);
  }

  /**
   * Who acts in an open socket now: the same, but on a shared device.
   * @param doing as above
   */
  async current(actor: Actor, doing = true): Promise<Actor | undefined> {
    await this.directory.current();
    if (actor.guest) return this.guests.current(actor);
    return actor.device ? this.deviceSessions.current(actor, doing) : this.sessions.still(actor);
  }
}

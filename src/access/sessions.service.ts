/**
 * Signed-in devices. A token is 256 random bits, stands in the database only as its SHA-256, and ends:
 * - by itself: a page after 12 h unused and 7 days at most; a program after 7 days unused and 30 days at most;
 * - never of being unused while its officer is on duty: an officer on duty may sit quietly beside a page;
 * - of a shared device it is another thing: access/device-session.service.ts;
 * - at once when it is signed out or its person is disabled or changes: its sockets are closed with it, and what its
 *   browser would have been pushed. Ended by itself it is pushed to on: an alert must find who went home.
 */
import { MINUTE, HOUR, DAY, WEEK } from '../protocol/time/durations.js';
import type { Lang } from '../protocol/lang.js';
import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Publisher } from '../realtime/publisher.js';
import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { Directory } from '../directory/directory.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { Store } from '../store/store.js';
import type { Actor } from '../kernel/actor.js';
import { lacksSecondFactor } from './second-factor.query.js';
import { isOnDuty } from '../ledger/running-time.query.js';
import {
  endOtherSessions,
  endSessionsById,
  findOpenSession,
  findOpenSessions,
  findSessionByToken,
  findSessionsOver,
  insertSession,
  markSessionSeen,
  markSessionsSeen,
} from './sessions.repository.js';
import { actorAs } from '../directory/person.js';
import { findAccount } from '../directory/people/accounts.repository.js';
import type { SessionRow } from '../directory/people/people.entity.js';

export const SESSION_LIFETIMES = {
  cookie: { idle: 12 * HOUR, absolute: WEEK },
  bearer: { idle: WEEK, absolute: 30 * DAY },
} as const;
/** seen_at is written no oftener than this. */
const SEEN_EVERY = MINUTE;
/** Of a crowd that is connected so many are written at once: a ring goes between two of these. */
const SEEN_AT_ONCE = 500;

/** Opening and ending a person's sessions wait for each other. */
const queueOf = (accountId: string) => `sessions:${accountId}`;
const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url');

@Injectable()
export class SessionsService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly publisher: Publisher,
  ) {}

  /**
   * The token is told once, here.
   * @param passwordHash what the password was checked against: a sign-in that a new password overtook opens nothing
   * @throws Refusal `wrong_credentials`
   */
  async open(
    accountId: string,
    kind: SessionRow['kind'],
    device: string,
    passwordHash?: string,
  ): Promise<{ token: string; expiresAt: number }> {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const expiresAt = now + SESSION_LIFETIMES[kind].absolute;
    await this.store.write(
      'session-open',
      async (tx) => {
        const account = await findAccount(tx, accountId);
        if (
          !account ||
          account.disabledAt !== null ||
          (passwordHash ?? account.passwordHash) !== account.passwordHash
        )
          refuse('wrong_credentials');
        await insertSession(tx, {
          id: newId(this.clock),
          tokenHash: hashOf(token),
          accountId,
          kind,
          device,
          createdAt: now,
          seenAt: now,
          expiresAt,
          endedAt: null,
        });
      },
      { queue: queueOf(accountId) },
    );
    return { token, expiresAt };
  }

  /** Who the token speaks for; undefined where it does not, or no longer. */
  async authenticate(token: string, lang: Lang): Promise<Actor | undefined> {
    const session = await findSessionByToken(this.store.read, hashOf(token));
    return session && this.actorOf(session, lang);
  }
  /** The same after a request that took long: the session may have ended since, or its person have left. */
  async again({ sessionId, lang }: Actor): Promise<Actor | undefined> {
    const session = await findOpenSession(this.store.read, sessionId);
    return session && this.actorOf(session, lang);
  }
  private async actorOf(session: SessionRow, lang: Lang): Promise<Actor | undefined> {
    const now = this.clock.now();
    const person = this.directory.person(session.accountId);
    if (!person || person.disabled || session.expiresAt <= now) return undefined;
    if (
      session.seenAt + SESSION_LIFETIMES[session.kind].idle <= now &&
      !(await this.onDuty(session.accountId))
    )
      return undefined;
    if (session.seenAt + SEEN_EVERY <= now) {
      await this.store
        .write('session-seen', (tx) => markSessionSeen(tx, session.id, now))
        .catch(() => undefined);
    }
    return {
      ...actorAs(person, person.roles, lang, session.id),
      signedInAt: session.createdAt,
      ...(person.mustChangePassword && { mustChangePassword: true }),
      ...((await this.lacksFactor(person)) && { mustSetFactor: true }),
    };
  }

  /** Of an open socket: the setting may have come after it. */
  async still(actor: Actor): Promise<Actor> {
    const lacks = await this.lacksFactor(actor);
    if (lacks === (actor.mustSetFactor === true)) return actor;
    const { mustSetFactor: _, ...rest } = actor;
    return { ...rest, ...(lacks && { mustSetFactor: true }) };
  }
  private lacksFactor = (person: Pick<Actor, 'id' | 'roles' | 'unitId'>) =>
    lacksSecondFactor(this.store.read, this.directory.settings(person.unitId).factorRoles, person);

  onDuty = (accountId: string): Promise<boolean> => isOnDuty(this.store.read, accountId);

  /** The person's open sessions, newest first. */
  list = (accountId: string): Promise<SessionRow[]> => findOpenSessions(this.store.read, accountId);

  /** By its person's will: its browser is pushed nothing more. */
  end = (sessionId: string): Promise<void> => this.over([sessionId], false);

  private async over(ids: readonly string[], pushed: boolean): Promise<void> {
    await this.store.write('session-end', (tx) => endSessionsById(tx, ids, this.clock.now(), pushed));
    for (const id of ids) this.publisher.endSession(id);
  }

  async endAll(accountId: string, but = ''): Promise<void> {
    const ended = await this.store.write(
      'session-end',
      (tx) => endOtherSessions(tx, accountId, but, this.clock.now()),
      { queue: queueOf(accountId) },
    );
    for (const id of ended) this.publisher.endSession(id);
  }

  /** The person's pages come back and are let in as who they are now. */
  reconnect = (accountId: string) => this.publisher.endPerson(accountId);

  /** Ends what has lasted too long and closes its sockets. */
  async endExpired(): Promise<void> {
    const now = this.clock.now();
    const over = await findSessionsOver(this.store.read, now, {
      cookie: now - SESSION_LIFETIMES.cookie.idle,
      bearer: now - SESSION_LIFETIMES.bearer.idle,
    });
    if (over.length) await this.over(over, true);
  }

  /** A page that stays connected is in use, though it asks nothing. */
  async seeConnected(): Promise<void> {
    const here = this.publisher.sessionsHere();
    const now = this.clock.now();
    for (let at = 0; at < here.length; at += SEEN_AT_ONCE) {
      const some = here.slice(at, at + SEEN_AT_ONCE);
      await this.store.write('session-seen', (tx) => markSessionsSeen(tx, some, now, now - SEEN_EVERY * 5));
    }
  }
}

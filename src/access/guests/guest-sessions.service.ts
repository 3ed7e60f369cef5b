/**
 * The sessions of guests: who came by a link to one video call. A token of 256 random bits, kept as its SHA-256; ends
 * with the video call, when they are put out, and by itself. It lets into the namespace `/guest` and into nothing else.
 */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { Seal } from '../../kernel/seal/seal.js';
import type { Lang } from '../../protocol/lang.js';
import { HOUR } from '../../protocol/time/durations.js';
import { Store, type Tx } from '../../store/store.js';
import { newToken, tokenHashOf } from '../device-session.service.js';
import type { GuestSessionRow } from './guest-session.entity.js';
import { findGuest, findGuestByToken, insertGuestSession } from './guest-sessions.repository.js';

const LONGEST = 12 * HOUR;
const nameSealContext = (id: string) => `guest_session.name:${id}`;

@Injectable()
export class GuestSessionsService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly seal: Seal,
  ) {}

  /** The token is told once, here. */
  async open(tx: Tx, guest: { id: string; videoId: string; unitId: string; name: string }): Promise<string> {
    const token = newToken();
    const now = this.clock.now();
    await insertGuestSession(tx, {
      ...guest,
      tokenHash: tokenHashOf(token),
      name: this.seal.seal(nameSealContext(guest.id), guest.name),
      openedAt: now,
      expiresAt: now + LONGEST,
      endedAt: null,
    });
    return token;
  }

  /** Who the token speaks for; undefined where it does not, or no longer. */
  async authenticate(token: string, lang: Lang): Promise<Actor | undefined> {
    const row = await findGuestByToken(this.store.read, tokenHashOf(token), this.clock.now());
    return row && this.actor(row, lang);
  }
  /** Of an open socket: it may have ended meanwhile. */
  async current({ id, lang }: Actor): Promise<Actor | undefined> {
    const row = await findGuest(this.store.read, id, this.clock.now());
    return row && this.actor(row, lang);
  }

  nameOf = ({ id, name }: Pick<GuestSessionRow, 'id' | 'name'>): string =>
    this.seal.tryOpen(nameSealContext(id), name) ?? '';

  private actor(row: GuestSessionRow, lang: Lang): Actor {
    return {
      id: row.id,
      name: this.nameOf(row),
      roles: [],
      unitId: row.unitId,
      departmentId: null,
      communityIds: [],
      sessionId: row.id,
      guest: { videoId: row.videoId },
      lang,
    };
  }
}

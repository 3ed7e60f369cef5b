/**
 * The session of a shared device. Its token is 256 random bits in an httpOnly cookie of its own, stands in the
 * database only as its SHA-256, and ends after 90 days or when a coordinator withdraws it: its sockets are closed
 * with it. Who acts is asked of the row each time: a choice that has lapsed acts for nobody.
 */
import { MINUTE } from '../protocol/time/durations.js';
import type { Lang } from '../protocol/lang.js';
import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Publisher } from '../realtime/publisher.js';
import { Clock } from '../kernel/clock.js';
import type { Actor, CommandActor } from '../kernel/actor.js';
import { Directory } from '../directory/directory.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { Store } from '../store/store.js';
import { isActing, isLocked, canActOn } from './acting-person.js';
import type { DeviceRow } from '../directory/people/device.entity.js';
import {
  findDeviceByToken,
  findEnrolledDevice,
  isAnyDeviceUnseenSince,
  markDeviceSeen,
  markDevicesSeen,
} from '../directory/people/devices.repository.js';

export const newToken = () => randomBytes(32).toString('base64url');
export const tokenHashOf = (token: string) => createHash('sha256').update(token).digest('base64url');
/** When it was seen and used is written no oftener than this. */
const SEEN_EVERY = MINUTE;

@Injectable()
export class DeviceSessionService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly publisher: Publisher,
  ) {}

  /**
   * Who the token speaks for; undefined where it does not, or no longer.
   * @param doing somebody does something, beyond a page that looks
   */
  async authenticate(token: string, lang: Lang, doing = false): Promise<Actor | undefined> {
    const row = await findDeviceByToken(this.store.read, tokenHashOf(token));
    return row && this.actor(row, lang, doing);
  }

  /**
   * Who acts on the actor's device now: a socket outlives the choice of who acts.
   * @param doing as above
   */
  async current({ device, lang }: Actor, doing = true): Promise<Actor | undefined> {
    const row = await findEnrolledDevice(this.store.read, device?.id ?? '');
    return row && this.actor(row, lang, doing);
  }

  /**
   * Does what was said on a shared device before as who said it: a touch claimed it then as a touch would now.
   * @param by see `Written`
   * @throws Refusal `not_author` for somebody else's words in one's own session, `author_gone` for who may not act
   * here any more, unless `orDevice`
   */
  async asAuthor<T>(
    asker: CommandActor,
    by: string | undefined,
    orDevice: boolean,
    deed: (author: CommandActor) => Promise<T>,
  ): Promise<T> {
    if (by === undefined || by === asker.id) return deed(asker);
    const author = this.author(asker, by, orDevice);
    try {
      return await deed(author);
    } finally {
      if (author.wrote) asker.wrote = true;
    }
  }
  private author(asker: CommandActor, by: string, orDevice: boolean): CommandActor {
    const { device, unitId } = asker;
    const own = this.directory.devices.of(device?.id ?? '');
    if (device?.kind !== 'community' || !own) return refuse('not_author');
    const person = this.directory.person(by);
    const place = { kind: device.kind, unitId, communityId: own.communityIds[0]!, departmentId: null };
    const may = person !== undefined && canActOn(place, person);
    if (!may && by !== own.id && !orDevice) refuse('author_gone');
    const { id, name } = may ? person : own;
    const { title: _, ...rest } = asker;
    const title = may ? person.title : undefined;
    return {
      ...rest,
      id,
      name,
      ...(title && { title }),
      device: { ...device, acts: may, locked: true, before: { id: asker.id, acts: device.acts } },
    };
  }

  private async actor(row: DeviceRow, lang: Lang, doing: boolean): Promise<Actor | undefined> {
    const now = this.clock.now();
    const actor = actorOnDevice(row, this.directory, now, lang);
    if (actor) await this.seen(row, now, doing && actor.device!.acts);
    return actor;
  }

  private async seen(row: DeviceRow, now: number, used: boolean): Promise<void> {
    const due = (at: number | null) => (at ?? 0) + SEEN_EVERY <= now;
    if (!due(row.seenAt) && !(used && due(row.usedAt))) return;
    await this.store
      .write('device-seen', (tx) => markDeviceSeen(tx, row.id, now, used))
      .catch(() => undefined);
  }

  /** A page that stays connected is seen, though it asks nothing. */
  async seeConnected(): Promise<void> {
    const here = this.publisher.sessionsHere(({ device }) => device !== undefined);
    if (!here.length) return;
    const now = this.clock.now();
    if (!(await isAnyDeviceUnseenSince(this.store.read, here, now - SEEN_EVERY * 5))) return;
    await this.store.write('device-seen', (tx) => markDevicesSeen(tx, here, now));
  }
}

/** Who the device speaks for at an instant: who acts on it, or itself; undefined once its enrolment is over. */
export function actorOnDevice(
  row: DeviceRow,
  directory: Directory,
  now: number,
  lang: Lang,
): Actor | undefined {
  if (row.expiresAt === null || row.expiresAt <= now) return undefined;
  const person = directory.person(row.actingId ?? '');
  const acts = isActing(row, person, now);
  const own = directory.devices.of(row.id);
  const who = acts ? person : own;
  if (!who || !own) return undefined;
  const title = acts ? person?.title : undefined;
  return {
    id: who.id,
    name: who.name,
    ...(title && { title }),
    // What a person may do elsewhere they may not do here: the device has its one place. A wall has no role at all.
    roles: row.kind === 'community' ? ['worker'] : acts ? ['officer'] : [],
    unitId: row.unitId,
    departmentId: row.kind === 'shift' && acts ? who.departmentId : null,
    communityIds: own.communityIds,
    sessionId: row.id,
    lang,
    device: { id: row.id, kind: row.kind, acts, locked: isLocked(row, acts, now) },
  };
}

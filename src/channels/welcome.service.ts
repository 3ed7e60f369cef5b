/** What a page is told and told of from its connection on: its rooms, its snapshot, and that an officer is there. */
import { Injectable } from '@nestjs/common';
import type { Socket } from 'socket.io';
import { PresenceService } from '../duty/presence.service.js';
import { CLIENT_BUILD } from '../kernel/client-build.js';
import type { Actor } from '../kernel/actor.js';
import { Semaphore } from '../kernel/concurrency.js';
import { Authenticator } from '../access/authenticator.js';
import type { Namespace } from '../protocol/events.js';
import { RingDeliveryLog } from '../desk/journal/ring-delivery-log.js';
import { SnapshotsQuery } from './snapshots.query.js';
import { rooms, type LocalPage } from '../realtime/publisher.js';

/**
 * Pages whose snapshot is read at once; after a start thousands come back together, and as many questions under way
 * would only wait for each other, and for each turn of the loop.
 */
const AT_ONCE = 16;
/** Milliseconds a peer was silent when its ping timed out. */
const SILENCE = 10_000;

@Injectable()
export class WelcomeService {
  private readonly door = new Semaphore(AT_ONCE);
  /** Coordinators are shown figures, which may wait for what else is counted: no ring waits behind them. */
  private readonly figuresDoor = new Semaphore(AT_ONCE);

  constructor(
    private readonly authenticator: Authenticator,
    private readonly snapshots: SnapshotsQuery,
    private readonly presence: PresenceService,
    private readonly deliveries: RingDeliveryLog,
  ) {}

  join(name: Namespace, socket: Socket, actor: Actor): void {
    void socket.join(roomsOf(name, actor));
  }

  /** The socket is in its rooms already. */
  async welcome(name: Namespace, socket: Socket, actor: Actor): Promise<void> {
    if (name !== 'procuratorate') return this.renew({ name, socket, actor });
    let seen = false;
    socket.on('disconnect', (reason) => {
      if (seen)
        void this.presence.left(actor.id, reason === 'ping timeout' ? SILENCE : 0).catch(() => undefined);
    });
    await this.renew({ name, socket, actor });
    // Gone before it was welcomed: it must not be counted, for nobody would count it out.
    if (!socket.connected) return;
    seen = true;
    await this.presence.came(actor.id, actor.unitId);
  }

  /** All that a page shows, anew. */
  async renew(page: LocalPage): Promise<void> {
    // Whoever came by a link asks for what there is by joining.
    if (page.name === 'guest') return;
    const door = page.name === 'coordination' ? this.figuresDoor : this.door;
    await door.pass(() => this.show(page));
  }

  /** What is told while it is being read may be missing there, and is told again after it. */
  private async show({ name, socket, actor }: LocalPage): Promise<void> {
    // Gone while it waited.
    if (!socket.connected) return;
    const tell = catchingUp(socket);
    if (name === 'community') {
      // A choice of who acts on a shared device may have lapsed since it connected.
      const looks = await this.authenticator.current(actor, false);
      if (!looks) return;
      const { snapshot, progress } = await this.snapshots.community(looks);
      return tell(['snapshot', served(snapshot)], ...progress.map((p): Told => ['call:progress', p]));
    }
    if (name === 'coordination') return tell(['snapshot', served(await this.snapshots.coordination(actor))]);
    const snapshot = await this.snapshots.procuratorate(actor);
    tell(['snapshot', served(snapshot)]);
    const sentAt = this.deliveries.now();
    for (const ring of snapshot.offers) this.deliveries.note(ring.id, 'page', actor.sessionId, { sentAt });
  }
}

/** A page of another build learns so from its first word. */
const served = <S extends object>(snapshot: S): S & { build?: string } => ({
  ...snapshot,
  ...(CLIENT_BUILD && { build: CLIENT_BUILD }),
});

type Told = [event: string, ...payload: unknown[]];
/** Hears what the socket is told from now on; the function it answers tells the snapshot, and all of that again. */
function catchingUp(socket: Socket): (...snapshot: Told[]) => void {
  const meanwhile: Told[] = [];
  const hear = (...told: Told) => void meanwhile.push(told);
  socket.onAnyOutgoing(hear);
  return (...snapshot) => {
    socket.offAnyOutgoing(hear);
    // An emptied list would keep room for many as long as the page stays.
    if (!socket.listenersAnyOutgoing().length) socket.offAnyOutgoing();
    for (const [event, ...payload] of [...snapshot, ...meanwhile]) socket.emit(event, ...payload);
  };
}

/** A community's device is nobody's page: it is told of calls by who acts on it at that moment. */
const roomsOf = (name: Namespace, actor: Actor): string[] => {
  const own = rooms.session(actor.sessionId);
  if (actor.device?.kind === 'community') return [own];
  // Without the second factor that they need, they are told of what they raised and of nothing else.
  if (actor.mustSetFactor) return [rooms.person(actor.id), own];
  return [rooms.person(actor.id), own, ...placesOf(name, actor)];
};
const placesOf = (name: Namespace, actor: Actor): string[] => {
  if (name === 'guest') return [];
  if (name === 'community') return actor.communityIds.map(rooms.community);
  return name === 'coordination' ? [rooms.unit(actor.unitId)] : [];
};

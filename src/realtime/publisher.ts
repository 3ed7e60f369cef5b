/**
 * The one way out: who is told what, each in a room of their own. Nothing is broadcast. Called after the
 * commit; an emit is a hint, the snapshot at the next connection is the truth.
 */
import { Injectable } from '@nestjs/common';
import type { Server, Socket } from 'socket.io';
import type { Actor } from '../kernel/actor.js';
import type { Namespace, ServerEvents } from '../protocol/events.js';
import type { NoticeTold } from '../protocol/calls/alert.js';
import type { Ring } from '../protocol/calls/ring.js';
import { Told } from './told.js';

export const rooms = {
  community: (communityId: string) => `community:${communityId}`,
  person: (personId: string) => `person:${personId}`,
  unit: (unitId: string) => `unit:${unitId}`,
  session: (sessionId: string) => `session:${sessionId}`,
};
const sessionOf = (data: unknown) =>
  (data as { actor?: { sessionId: string } } | undefined)?.actor?.sessionId;
/** Another node that does not say within this whom it has is not waited for. */
const ANSWER_MILLISECONDS = 2000;
const NAMES = ['/community', '/procuratorate', '/coordination'] as const;

export type Audience<N extends Namespace> = <E extends keyof ServerEvents[N] & string>(
  event: E,
  payload: ServerEvents[N][E],
) => void;
export interface LocalPage {
  name: Namespace;
  socket: Socket;
  actor: Actor;
}

@Injectable()
export class Publisher {
  private io: Server | undefined;
  /** What is only told need not be put together. */
  isMuted = false;

  constructor(private readonly told: Told) {}

  attach(io: Server): void {
    this.io = io;
  }
  /** Nobody will ever listen to this hub, as to one that lives through a history: it tells nothing any more. */
  mute(): void {
    this.io = undefined;
    this.isMuted = true;
  }
  community<E extends keyof ServerEvents['community'] & string>(
    communityId: string,
    event: E,
    payload: ServerEvents['community'][E],
    /** A person of it who is told otherwise; or, wherever their pages stand, the same once. */
    { but, also }: { but?: string | undefined; also?: string | undefined } = {},
  ): void {
    const community = rooms.community(communityId);
    const room = this.io
      ?.of('/community')
      .to(also === undefined ? community : [community, rooms.person(also)]);
    (but === undefined ? room : room?.except(rooms.person(but)))?.emit(event, payload);
  }
  /** The pages that a worker has open. */
  communityPages<E extends keyof ServerEvents['community'] & string>(
    personId: string,
    event: E,
    payload: ServerEvents['community'][E],
  ): void {
    this.io?.of('/community').to(rooms.person(personId)).emit(event, payload);
  }
  /** The pages of one session. */
  sessionIn<N extends Namespace>(name: N, sessionId: string): Audience<N> {
    return (event, payload) => void this.io?.of(`/${name}`).to(rooms.session(sessionId)).emit(event, payload);
  }
  /** The pages in any of these rooms, each once; a page of its own is the room of its socket's id. */
  inRooms<N extends Namespace>(name: N, to: readonly string[], but: readonly string[] = []): Audience<N> {
    return (event, payload) => {
      if (to.length)
        this.io
          ?.of(`/${name}`)
          .to([...to])
          .except([...but])
          .emit(event, payload);
    };
  }
  /** Ends the page of who came by a link; they stay away. */
  endGuest(sessionId: string): void {
    this.io?.of('/guest').in(rooms.session(sessionId)).disconnectSockets();
  }
  officer<E extends keyof ServerEvents['procuratorate'] & string>(
    officerId: string,
    event: E,
    payload: ServerEvents['procuratorate'][E],
  ): void {
    this.io?.of('/procuratorate').to(rooms.person(officerId)).emit(event, payload);
  }
  coordination<E extends keyof ServerEvents['coordination'] & string>(
    unitId: string,
    event: E,
    payload: ServerEvents['coordination'][E],
  ): void {
    this.told.hear(event, payload);
    this.io?.of('/coordination').to(rooms.unit(unitId)).emit(event, payload);
  }
  /** The pages that one coordinator has open. */
  coordinator<E extends keyof ServerEvents['coordination'] & string>(
    personId: string,
    event: E,
    payload: ServerEvents['coordination'][E],
  ): void {
    this.io?.of('/coordination').to(rooms.person(personId)).emit(event, payload);
  }
  /** Whatever pages the person has open. */
  person(personId: string, event: 'notice', payload: NoticeTold): void {
    for (const name of NAMES) this.io?.of(name).to(rooms.person(personId)).emit(event, payload);
  }
  /** The sessions of an officer's pages on this node, just now. */
  pagesHere(officerId: string): string[] {
    const of = this.io?.of('/procuratorate');
    const ids = of?.adapter.rooms.get(rooms.person(officerId)) ?? [];
    const sessions = [...ids].map((id) => sessionOf(of?.sockets.get(id)?.data));
    return [...new Set(sessions.filter((s) => s !== undefined))];
  }
  /** Officers who have a page open on this node. */
  officersHere(): string[] {
    const sockets = this.io?.of('/procuratorate').sockets.values() ?? [];
    return [...new Set([...sockets].map((s) => (s.data as { actor: { id: string } }).actor.id))];
  }
  /** A ring, to the pages that one session has open on this node. */
  ringHere(sessionId: string, ring: Ring): void {
    this.io?.of('/procuratorate').local.to(rooms.session(sessionId)).emit('offer:ring', ring);
  }
  /** Whether the person has any page open, on any node that can be asked. */
  async hasPage(personId: string): Promise<boolean> {
    const room = rooms.person(personId);
    for (const name of NAMES) if (this.io?.of(name).adapter.rooms.get(room)?.size) return true;
    const elsewhere = await Promise.all(
      NAMES.map(
        (name) =>
          this.io
            ?.of(name)
            .in(room)
            .timeout(ANSWER_MILLISECONDS)
            .fetchSockets()
            .catch(() => []) ?? [],
      ),
    );
    return elsewhere.some((sockets) => sockets.length > 0);
  }
  /** Sessions that have a page or program connected to this node: all, or those of such people. */
  sessionsHere(of: (actor: Actor) => boolean = () => true): string[] {
    const here = new Set<string>();
    for (const name of NAMES)
      for (const socket of this.io?.of(name).sockets.values() ?? []) {
        const { actor } = socket.data as { actor: Actor };
        if (of(actor)) here.add(actor.sessionId);
      }
    return [...here];
  }
  /** The units of all who have a page or program connected to this node. */
  unitsHere(): Set<string> {
    const units = new Set<string>();
    for (const name of NAMES)
      for (const socket of this.io?.of(name).sockets.values() ?? [])
        units.add((socket.data as { actor: Actor }).actor.unitId);
    return units;
  }
  /** How many pages and programs of a namespace are connected to this node. */
  socketsHere = (name: Namespace): number => this.io?.of(`/${name}`).sockets.size ?? 0;
  /** Every page and program connected to this node. */
  pagesOnThisNode(): LocalPage[] {
    return NAMES.flatMap((path) =>
      [...(this.io?.of(path).sockets.values() ?? [])].map((socket) => ({
        name: path.slice(1) as Namespace,
        socket,
        actor: (socket.data as { actor: Actor }).actor,
      })),
    );
  }
  endSessionHere(sessionId: string): void {
    for (const name of NAMES) this.io?.of(name).local.in(rooms.session(sessionId)).disconnectSockets();
  }
  /** Ends the sockets of a session; the client stays away. */
  endSession(sessionId: string): void {
    for (const name of NAMES) this.io?.of(name).in(rooms.session(sessionId)).disconnectSockets();
  }
  /** Ends all sockets of a person, after their roles or places changed. */
  endPerson(personId: string): void {
    for (const name of NAMES) this.io?.of(name).in(rooms.person(personId)).disconnectSockets();
  }
}

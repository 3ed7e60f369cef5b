import type { IceServer, VideoPeer, VideoSignalPayload } from '@protocol/conversation/video.js';
import { PeerLink, type OwnTracks } from './peer-link';
import type { Note } from './notes';
import type { Signal } from './negotiator';

interface MeshWays {
  steady(): number;
  send(to: string, signal: Signal): Promise<unknown>;
  tracks(): OwnTracks;
  note(): Note;
  changed(): void;
}
/** Of signals that came before anything may be agreed on: as many as a beginning has. */
const MOST_EARLY = 100;
const MOST_PEERS = 8;

/** The connections with all others there: each with each, so there are few. Nothing is connected before `open`. */
export class Mesh {
  readonly peers: VideoPeer[] = [];
  readonly links = new Map<string, PeerLink>();
  private readonly early = new Map<string, Signal[]>();
  private readonly sooner = new Set<string>();
  private iceServers: IceServer[] = [];
  private opened = false;

  constructor(private readonly ways: MeshWays) {}

  /** From here on pictures and voices go: the resident said yes, and this page has its own. */
  open(): void {
    this.opened = true;
    for (const peer of this.peers) this.link(peer);
  }

  /** Who is there, as the hub says it: who is gone is let go, who came is met. */
  meet(peers: readonly VideoPeer[], iceServers: IceServer[]): void {
    this.iceServers = iceServers;
    for (const { peerId } of this.peers.slice())
      if (!peers.some((one) => one.peerId === peerId)) this.part(peerId);
    for (const peer of peers) {
      if (!this.known(peer.peerId)) this.sooner.add(peer.peerId);
      this.add(peer);
    }
    for (const { connection } of this.links.values())
      connection.setConfiguration?.({ ...connection.getConfiguration(), iceServers });
  }

  /** Somebody came, or came back with another connection to the hub: what was said meanwhile was not heard. */
  joined(peer: VideoPeer): void {
    const known = this.links.get(peer.peerId);
    if (known) known.again();
    else this.add(peer);
  }

  part(peerId: string): void {
    this.links.get(peerId)?.close();
    this.links.delete(peerId);
    this.early.delete(peerId);
    this.sooner.delete(peerId);
    const at = this.peers.findIndex((one) => one.peerId === peerId);
    if (at >= 0) this.peers.splice(at, 1);
    this.ways.changed();
  }

  hear(from: string, { description, candidate }: Omit<VideoSignalPayload, 'videoId' | 'to'>): void {
    const signal = { ...(description && { description }), ...(candidate && { candidate }) };
    const link = this.links.get(from);
    if (link) return void link.hear(signal);
    if (this.early.size >= MOST_PEERS && !this.early.has(from)) return;
    const held = this.early.get(from) ?? [];
    if (held.length < MOST_EARLY) held.push(signal);
    this.early.set(from, held);
  }

  /** The line to the hub is back. */
  again(): void {
    for (const link of this.links.values()) {
      link.again();
      if (link.standing !== 'live') link.restart();
    }
  }

  async sendTracks(): Promise<void> {
    await Promise.all([...this.links.values()].map((link) => link.sendTracks()));
  }

  tell(): void {
    for (const link of this.links.values()) link.tell();
  }

  close(): void {
    for (const { peerId } of this.peers.slice()) this.part(peerId);
    this.opened = false;
  }

  private known(peerId: string): boolean {
    return this.peers.some((one) => one.peerId === peerId);
  }

  private add(peer: VideoPeer): void {
    if (!this.known(peer.peerId)) this.peers.push(peer);
    if (this.opened) this.link(peer);
    this.ways.changed();
  }

  private link(peer: VideoPeer): void {
    const { peerId } = peer;
    if (this.links.has(peerId)) return;
    const { ways } = this;
    const link = new PeerLink(
      peer,
      {
        iceServers: this.iceServers,
        polite: !this.sooner.has(peerId),
        // A signal that is lost is made good when the line is back, or by the next look.
        send: (signal) => void ways.send(peerId, signal).catch(() => undefined),
        tracks: () => ways.tracks(),
        note: () => ways.note(),
        changed: () => ways.changed(),
      },
      () => ways.steady(),
    );
    this.links.set(peerId, link);
    for (const signal of this.early.get(peerId) ?? []) void link.hear(signal);
    this.early.delete(peerId);
  }
}

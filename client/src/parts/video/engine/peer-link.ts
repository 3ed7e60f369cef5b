import type { IceServer, VideoPeer } from '@protocol/conversation/video.js';
import { Negotiator, type Signal } from './negotiator';
import { BLANK, readNote, type Note } from './notes';

export type Standing = 'connecting' | 'live' | 'broken';
export interface OwnTracks {
  audio: MediaStreamTrack | null;
  video: MediaStreamTrack | null;
}
export interface LinkWays {
  iceServers: IceServer[];
  /** Came sooner than the other: waits for their offer. */
  polite: boolean;
  send(signal: Signal): void;
  /** What this page sends to them now. */
  tracks(): OwnTracks;
  note(): Note;
  changed(): void;
}
/** A picture that is looked at in a hand or beside a conversation. */
const PICTURE_BITS = 900_000;
/** A description without one: please offer anew. */
const ASKS = 'v=0';
/** Milliseconds: a slow line needs some to find its way, and each new search throws away the one before. */
const RESTART_WAIT = 8_000;
const FAILED_WAIT = 2_000;

/** The connection with one other: their stream, how it stands, and what both tell each other beside it. */
export class PeerLink {
  readonly stream = new MediaStream();
  standing: Standing = 'connecting';
  /** Since when it does not stand, by the page's steady clock. */
  since: number;
  note: Note = BLANK;
  readonly connection: RTCPeerConnection;
  private readonly negotiator: Negotiator;
  private readonly notes: RTCDataChannel;
  private over = false;
  private restartedAt = -RESTART_WAIT;

  constructor(
    readonly peer: VideoPeer,
    private readonly ways: LinkWays,
    private readonly steady: () => number,
  ) {
    this.since = steady();
    const { iceServers, polite } = ways;
    this.connection = new RTCPeerConnection({ iceServers, bundlePolicy: 'max-bundle' });
    this.negotiator = new Negotiator(
      this.connection as unknown as ConstructorParameters<typeof Negotiator>[0],
      {
        polite,
        send: ways.send,
        beforeAnswer: () => this.answerWithTracks(),
      },
    );
    this.notes = this.connection.createDataChannel('notes', { negotiated: true, id: 0 });
    this.follow();
    // Whoever came later begins: two offers that cross cost both a round trip.
    if (!polite) {
      for (const kind of ['audio', 'video'] as const)
        this.connection.addTransceiver(kind, { direction: 'sendrecv' });
      void this.sendTracks();
    }
  }

  hear(signal: Signal): Promise<void> {
    if (signal.description?.type === 'rollback' && !this.ways.polite) this.restart();
    return this.negotiator.hear(signal);
  }

  /** What was said may have been lost, and the way that was looked for not be there: both once more, with patience. */
  again(): void {
    this.negotiator.again();
    const wait = this.connection.iceConnectionState === 'failed' ? FAILED_WAIT : RESTART_WAIT;
    if (this.standing !== 'live' && this.steady() - this.restartedAt >= wait) this.restart();
  }

  /**
   * A new way to each other, for the same call. Only whoever came later offers it, and the other asks for the offer: an
   * offer of a restart that gives way leaves Chromium with a picture that is not sent any more.
   */
  restart(): void {
    if (this.over || !this.connection.remoteDescription) return;
    this.restartedAt = this.steady();
    if (this.ways.polite) this.ways.send({ description: { type: 'rollback', sdp: ASKS } });
    else if (this.connection.signalingState === 'stable') this.connection.restartIce();
    else this.negotiator.again();
  }

  /** Puts what this page sends now in the place of what it sent, without agreeing on anything anew. */
  async sendTracks(): Promise<void> {
    const tracks = this.ways.tracks();
    if (this.note.voiceOnly) tracks.video = null;
    for (const { sender, receiver } of this.connection.getTransceivers()) {
      const kind = receiver.track.kind as keyof OwnTracks;
      if (sender.track === tracks[kind]) continue;
      await sender.replaceTrack(tracks[kind]).catch(() => undefined);
      if (kind === 'video' && tracks.video) await this.limit(sender);
    }
    this.tell();
  }

  tell(): void {
    if (this.notes.readyState === 'open') this.notes.send(JSON.stringify(this.ways.note()));
  }

  close(): void {
    this.over = true;
    this.connection.close();
  }

  private follow(): void {
    const { connection } = this;
    connection.addEventListener('negotiationneeded', () => {
      if (!this.ways.polite) void this.negotiator.offer();
    });
    connection.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate?.candidate) this.ways.send({ candidate: candidate.toJSON() as { candidate: string } });
    });
    connection.addEventListener('track', ({ track }) => {
      this.stream.addTrack(track);
      this.ways.changed();
    });
    for (const name of ['connectionstatechange', 'iceconnectionstatechange'] as const)
      connection.addEventListener(name, () => this.look());
    this.notes.addEventListener('open', () => this.tell());
    this.notes.addEventListener('message', ({ data }) => {
      const told = readNote(data);
      if (!told) return;
      const other = told.voiceOnly !== this.note.voiceOnly;
      this.note = told;
      if (other) void this.sendTracks();
      this.ways.changed();
    });
  }

  private look(): void {
    if (this.over) return;
    const { connectionState: whole, iceConnectionState: ice } = this.connection;
    const is: Standing =
      whole === 'connected' && ice !== 'disconnected' && ice !== 'failed'
        ? 'live'
        : ice === 'disconnected' || ice === 'failed' || whole === 'failed'
          ? 'broken'
          : this.standing === 'live'
            ? 'broken'
            : this.standing;
    if (is === this.standing) return;
    if (this.standing === 'live') this.since = this.steady();
    this.standing = is;
    // At once, and not when the browser has given up.
    if (is === 'broken') this.restart();
    if (is === 'live') this.tell();
    this.ways.changed();
  }

  private async answerWithTracks(): Promise<void> {
    for (const one of this.connection.getTransceivers())
      if (one.direction !== 'sendrecv') one.direction = 'sendrecv';
    await this.sendTracks();
  }

  private async limit(sender: RTCRtpSender): Promise<void> {
    const wanted = sender.getParameters();
    if (!wanted.encodings?.length) return;
    for (const encoding of wanted.encodings) encoding.maxBitrate = PICTURE_BITS;
    await sender.setParameters(wanted).catch(() => undefined);
  }
}

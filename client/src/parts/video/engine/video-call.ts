import type {
  VideoConsentWay,
  VideoConsented,
  VideoEnded,
  VideoJoined,
  VideoLeft,
  VideoPeer,
  VideoSignal,
  VideoStarted,
} from '@protocol/conversation/video.js';
import { savesPicture, type Giving } from './giving-up';
import { goingOf, type Going } from './grace';
import type { Level } from './line-quality';
import { LineWatch } from './line-watch';
import { Mesh } from './mesh';
import { BLANK, type Camera, type Note } from './notes';
import { OwnMedia } from './own-media';
import type { VideoLine } from './video-line';
import type { Consented, Over, VideoView } from './video-view';

interface Ways {
  role: Giving['role'];
  steady(): number;
  now(): string;
  changed(): void;
}
const BEAT = 1_000;
/** Told before the answer to who asked to join: more than a beginning has is nobody's. */
const MOST_BEFORE = 200;
/** In beats: how often a line is measured, and a way that does not come up is looked for anew. */
const MEASURED_EVERY = 2;
const TRIED_EVERY = 4;

/** One video call as this page takes part in it. Knows no component: what there is to show is told by `changed`. */
export class VideoCall {
  readonly media = new OwnMedia();
  private readonly mesh: Mesh;
  private started: VideoStarted | null = null;
  private consented: Consented | null = null;
  private over: Over | null = null;
  private hasMedia = false;
  private voiceOnly = false;
  private saving = false;
  private liveSince: number | null = null;
  private downSince = 0;
  private beats = 0;
  private readonly watch = new LineWatch();
  private readonly undo: (() => void)[] = [];
  private before: (() => void)[] = [];
  /** The line came up again, and the hub does not know yet that this page is back. */
  private owed = false;
  private asking = false;
  /** Who came while this page was asking to come back. */
  private came: VideoPeer[] = [];

  constructor(
    private readonly line: VideoLine,
    private readonly ways: Ways,
  ) {
    this.mesh = new Mesh({
      steady: () => ways.steady(),
      send: (to, signal) => this.line.signal({ videoId: this.videoId, to, ...signal }),
      tracks: () => ({ audio: this.media.audio, video: this.saving ? null : this.media.video }),
      note: () => this.note(),
      changed: () => this.changed(),
    });
    this.listen();
    const timer = setInterval(() => void this.beat(), BEAT);
    this.undo.push(() => clearInterval(timer));
  }

  get videoId(): string {
    return this.started?.videoId ?? '';
  }

  /** Throws the hub's refusal. */
  async start(): Promise<void> {
    this.take(await this.line.start());
  }

  /** Throws MediaRefused. */
  async openMedia(picture: boolean): Promise<void> {
    await this.media.open(picture);
    // Ended while the browser asked its person.
    if (this.over) return this.media.close();
    this.hasMedia = true;
    this.open();
  }

  async say(how: VideoConsentWay, given: boolean): Promise<void> {
    await this.line.consent(this.videoId, how, given);
    if (given) this.agreed(how);
  }

  setSound(on: boolean): void {
    if (this.media.audio) this.media.audio.enabled = on;
    this.told();
  }
  async setCamera(on: boolean): Promise<void> {
    if (on) await this.media.startCamera();
    else this.media.stopCamera();
    if (on) this.voiceOnly = false;
    await this.resend();
  }
  async switchCamera(): Promise<void> {
    await this.media.switchCamera();
    await this.resend();
  }
  /** The voice alone, both ways: nothing is asked of a weak line that it does not bear. */
  async setVoiceOnly(): Promise<void> {
    this.voiceOnly = true;
    this.media.stopCamera();
    await this.resend();
  }

  /** For all where this page may, else this page leaves. */
  end(): void {
    const { videoId } = this;
    if (videoId && !this.over) void this.line.end(videoId).catch(() => undefined);
    this.finish('left');
  }
  finish(why: Over): void {
    if (this.over) return;
    this.over = why;
    for (const fn of this.undo.splice(0)) fn();
    this.mesh.close();
    this.media.close();
    this.changed();
  }

  /** The network is another one: each way is looked for anew at once. */
  networkChanged(): void {
    for (const link of this.mesh.links.values()) link.restart();
  }

  view(): VideoView {
    const { audio } = this.media;
    return {
      videoId: this.videoId,
      peerId: this.started?.peerId ?? '',
      others: this.mesh.peers.map((peer) => {
        const link = this.mesh.links.get(peer.peerId);
        return {
          peer,
          standing: link?.standing ?? 'connecting',
          note: link?.note ?? BLANK,
          stream: link?.stream ?? null,
        };
      }),
      consent: this.consented,
      own: {
        sound: audio?.enabled ?? false,
        camera: this.camera(),
        voiceOnly: this.voiceOnly,
        cameras: this.media.cameraCount,
        mirrored: this.media.mirrored,
        stream: this.media.stream,
      },
      going: this.going(),
      level: this.watch.level,
      weakest: this.weakest(),
      liveSince: this.liveSince,
      over: this.over,
    };
  }

  private going(): Going {
    return goingOf([...this.mesh.links.values()], this.ways.steady(), this.downSince);
  }
  private weakest(): Level {
    return Math.max(this.watch.level, ...[...this.mesh.links.values()].map(({ note }) => note.weak)) as Level;
  }
  private camera(): Camera {
    if (this.media.video) return this.saving ? 'saved' : 'on';
    return this.hasMedia && this.media.cameraCount === 0 ? 'none' : 'off';
  }
  private note(): Note {
    const { consented } = this;
    return {
      sound: this.media.audio?.enabled ?? false,
      camera: this.camera(),
      voiceOnly: this.voiceOnly,
      weak: this.watch.level,
      ...(consented && { consent: { at: consented.at, way: consented.how } }),
    };
  }

  private listen(): void {
    const { line } = this;
    const mine = <T extends { videoId: string }>(hear: (told: T) => void) => {
      const heard = (told: T): void => {
        // What happens next may be told before the answer to who asked to join.
        if (this.started) {
          if (told.videoId === this.videoId) hear(told);
        } else if (this.before.length < MOST_BEFORE) this.before.push(() => heard(told));
      };
      return heard;
    };
    const joined = mine<VideoJoined>(({ peer }) => this.joined(peer));
    const left = mine<VideoLeft>(({ peerId }) => this.mesh.part(peerId));
    const signal = mine<VideoSignal>(({ from, ...rest }) => this.mesh.hear(from, rest));
    const consented = mine<VideoConsented>(({ how }) => this.agreed(how));
    const ended = mine<VideoEnded>(({ why }) => this.finish(why));
    this.undo.push(
      line.on('video:joined', joined),
      line.on('video:left', left),
      line.on('video:signal', signal),
      line.on('video:consented', consented),
      line.on('video:ended', ended),
      line.onBack(() => {
        this.owed = true;
        void this.back();
      }),
    );
  }

  private joined(peer: VideoPeer): void {
    if (peer.peerId === this.started?.peerId) return;
    this.came.push(peer);
    this.mesh.joined(peer);
  }

  private take(started: VideoStarted): void {
    if (this.over) {
      void this.line.end(started.videoId).catch(() => undefined);
      return;
    }
    // Away for longer than the grace: the others have let go of who this page was.
    if (this.started && this.started.peerId !== started.peerId) this.mesh.close();
    this.started = started;
    const later = this.came.filter(({ peerId }) => !started.peers.some((one) => one.peerId === peerId));
    this.mesh.meet(started.peers, started.iceServers);
    for (const peer of later) this.mesh.joined(peer);
    for (const hear of this.before.splice(0)) hear();
    if (this.over) return;
    if (started.consent) this.agreed(started.consent);
    else this.open();
    this.changed();
  }

  private agreed(how: VideoConsentWay): void {
    this.consented ??= { how, at: this.ways.now() };
    this.open();
    this.changed();
  }

  private open(): void {
    if (this.started && this.consented && this.hasMedia && !this.over) this.mesh.open();
  }

  private async back(): Promise<void> {
    if (!this.started || this.over || this.asking) return;
    this.asking = true;
    try {
      const found = await this.line.underWay();
      if (found !== undefined && found?.videoId !== this.videoId) return this.finish('alone');
      this.came = [];
      this.take(await this.line.start(this.started.peerId));
      this.owed = false;
      this.mesh.again();
    } catch (error) {
      const { code } = error as { code?: string };
      // Not reached: it is tried again, until the end of the grace.
      if (code === 'not_found' || code === 'conflict' || code === 'forbidden') this.finish('alone');
    } finally {
      this.asking = false;
    }
  }

  private async beat(): Promise<void> {
    if (!this.started || this.over) return;
    this.beats += 1;
    this.downSince = this.line.isUp() ? 0 : this.downSince || this.ways.steady();
    const going = this.going();
    if (going.is === 'live') this.liveSince ??= this.ways.steady();
    if (going.is === 'lost') {
      void this.line.end(this.videoId).catch(() => undefined);
      return this.finish('lost');
    }
    if (this.owed && this.line.isUp()) void this.back();
    if (this.beats % TRIED_EVERY === 0)
      for (const link of this.mesh.links.values()) if (link.standing !== 'live') link.again();
    if (this.beats % MEASURED_EVERY === 0 && (await this.watch.measure(this.mesh.links.values())))
      this.mesh.tell();
    this.save();
    this.changed();
  }

  private save(): void {
    const saving = savesPicture({ role: this.ways.role, weakest: this.weakest() });
    if (saving === this.saving) return;
    this.saving = saving;
    void this.resend();
  }

  private async resend(): Promise<void> {
    await this.mesh.sendTracks();
    this.told();
  }
  private told(): void {
    this.mesh.tell();
    this.changed();
  }
  private changed(): void {
    this.ways.changed();
  }
}

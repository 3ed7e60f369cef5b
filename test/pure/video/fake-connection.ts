/** The signalling half of a browser's connection, by its standard (JSEP): states, rollback, and when it asks for an offer. */
import type { Candidate } from '../../../client/src/parts/video/engine/candidates.js';
import type { Connection } from '../../../client/src/parts/video/engine/negotiator.js';

interface Described {
  type: string;
  sdp: string;
}
let made = 0;

export class FakeConnection implements Connection {
  signalingState = 'stable';
  onNeeded: () => void = () => undefined;
  onCandidate: (candidate: Candidate) => void = () => undefined;
  readonly added: string[] = [];
  private current: { local: Described | null; remote: Described | null } = { local: null, remote: null };
  private pending: { local: Described | null; remote: Described | null } = { local: null, remote: null };
  private needed = false;
  private running: Promise<unknown> = Promise.resolve();

  /** @param pause what a browser does takes a while: the scheduler says how long */
  constructor(
    private readonly name: string,
    private readonly pause: () => Promise<unknown>,
  ) {}

  get localDescription() {
    return this.pending.local ?? this.current.local;
  }
  get remoteDescription() {
    return this.pending.remote ?? this.current.remote;
  }
  /** What both have agreed on last. */
  get agreed() {
    return this.current;
  }

  restartIce(): void {
    this.needed = true;
    this.look();
  }

  setLocalDescription(): Promise<void> {
    return this.inTurn(() => {
      if (this.signalingState === 'have-remote-offer') {
        const sdp = this.describe('answer', this.pending.remote!.sdp);
        this.current = { local: { type: 'answer', sdp }, remote: this.pending.remote };
        this.pending = { local: null, remote: null };
        this.signalingState = 'stable';
        this.gather(sdp);
        return this.look();
      }
      this.needed = false;
      const sdp = this.describe('offer', '');
      this.pending.local = { type: 'offer', sdp };
      this.signalingState = 'have-local-offer';
      this.gather(sdp);
    });
  }

  setRemoteDescription({ type, sdp }: Described): Promise<void> {
    return this.inTurn(() => {
      if (type === 'answer') {
        if (this.signalingState !== 'have-local-offer') throw new Error('InvalidStateError');
        if (!sdp.includes(`to ${this.pending.local!.sdp.split('\n')[0]}`))
          throw new Error('another offer’s answer');
        this.current = { local: this.pending.local, remote: { type, sdp } };
        this.pending = { local: null, remote: null };
        this.signalingState = 'stable';
        return this.look();
      }
      if (this.signalingState === 'have-local-offer') {
        this.pending.local = null;
        this.needed = true;
      }
      this.pending.remote = { type, sdp };
      this.signalingState = 'have-remote-offer';
    });
  }

  addIceCandidate({ candidate, usernameFragment }: Candidate): Promise<void> {
    return this.inTurn(() => {
      if (!this.remoteDescription?.sdp.includes(`a=ice-ufrag:${usernameFragment}`))
        throw new Error('OperationError');
      this.added.push(candidate);
    });
  }

  private describe(type: string, of: string): string {
    made += 1;
    return `${type} ${made} of ${this.name}${of && ` to ${of.split('\n')[0]}`}\na=ice-ufrag:${this.name}${made}\n`;
  }
  private gather(sdp: string): void {
    const usernameFragment = /ufrag:(\S+)/.exec(sdp)![1]!;
    for (const number of [1, 2])
      void this.pause().then(() =>
        this.onCandidate({ candidate: `${usernameFragment}-${number}`, usernameFragment }),
      );
  }
  private look(): void {
    if (this.needed && this.signalingState === 'stable') {
      void this.pause().then(() => {
        if (this.needed && this.signalingState === 'stable') this.onNeeded();
      });
    }
  }
  private inTurn(work: () => void): Promise<void> {
    const turn = this.running.then(async () => {
      await this.pause();
      work();
    });
    this.running = turn.catch(() => undefined);
    return turn;
  }
}

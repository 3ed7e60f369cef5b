import { belongs, HeldCandidates, type Candidate } from './candidates.js';
import { verdictOf, type Kind } from './negotiation.js';

export interface Description {
  type: Kind;
  sdp: string;
}
export interface Signal {
  description?: Description;
  candidate?: Candidate;
}
/** What is used of `RTCPeerConnection`. */
export interface Connection {
  readonly signalingState: string;
  readonly localDescription: { readonly type: string; readonly sdp: string } | null;
  readonly remoteDescription: { readonly sdp: string } | null;
  setLocalDescription(): Promise<void>;
  setRemoteDescription(description: { type: Kind; sdp: string }): Promise<void>;
  addIceCandidate(candidate: Candidate): Promise<void>;
}
interface Ways {
  polite: boolean;
  /** Resolves when the hub has it; a lost one is asked for again by `again`. */
  send(signal: Signal): void;
  /** After the other's offer was taken and before it is answered. */
  beforeAnswer?(): Promise<void> | void;
}
/** As long as a description of two media and a data channel can sensibly be. */
const LONGEST = 60_000;

/** One side of a negotiation: what comes is taken in its order, whatever it is. */
export class Negotiator {
  private making = false;
  private taking = false;
  private ignoring = false;
  /** The offer that was answered last: said again, its answer is said again. */
  private answered = '';
  private readonly held = new HeldCandidates();
  private chain: Promise<void> = Promise.resolve();

  constructor(
    private readonly connection: Connection,
    private readonly ways: Ways,
  ) {}

  /** The browser says that something must be agreed on anew. */
  async offer(): Promise<void> {
    this.making = true;
    try {
      await this.connection.setLocalDescription();
      this.answered = '';
      this.say();
    } catch {
      // The other's offer was being taken: the browser asks again when that is done.
    } finally {
      this.making = false;
    }
  }

  hear(signal: Signal): Promise<void> {
    this.chain = this.chain.then(() => this.take(signal)).catch(() => undefined);
    return this.chain;
  }

  /** Our word may have been lost on its way: an offer that nobody has answered is said again. */
  again(): void {
    if (!this.making && this.connection.signalingState === 'have-local-offer') this.say();
  }

  private say(): void {
    const { localDescription: own } = this.connection;
    if (own && (own.type === 'offer' || own.type === 'answer'))
      this.ways.send({ description: { type: own.type, sdp: own.sdp } });
  }

  private async take({ description, candidate }: Signal): Promise<void> {
    if (description) await this.takeDescription(description);
    if (candidate) await this.takeCandidate(candidate);
  }

  private async takeDescription(told: Description): Promise<void> {
    if (told.sdp.length > LONGEST) return;
    const verdict = verdictOf(told.type, {
      polite: this.ways.polite,
      signalling: this.connection.signalingState,
      makingOffer: this.making,
      takingAnswer: this.taking,
    });
    if (verdict === 'late') return;
    if (told.type === 'offer' && told.sdp === this.answered && this.connection.signalingState === 'stable')
      return this.say();
    this.ignoring = verdict === 'ignore';
    if (this.ignoring) {
      this.held.drop();
      return this.again();
    }
    this.taking = told.type === 'answer';
    try {
      await this.connection.setRemoteDescription(told);
    } finally {
      this.taking = false;
    }
    for (const one of this.held.ready(told.sdp)) await this.add(one);
    if (told.type !== 'offer') return;
    await this.ways.beforeAnswer?.();
    await this.connection.setLocalDescription();
    this.answered = told.sdp;
    this.say();
  }

  private async takeCandidate(told: Candidate): Promise<void> {
    if (belongs(told, this.connection.remoteDescription?.sdp)) await this.add(told);
    else if (!this.ignoring) this.held.hold(told);
  }

  /** One that cannot be used is no harm: others are. */
  private add(candidate: Candidate): Promise<void> {
    return this.connection.addIceCandidate(candidate).catch(() => undefined);
  }
}

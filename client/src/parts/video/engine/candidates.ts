/** Addresses of the other side that came before the description they belong to: held, few, the oldest dropped first. */
export interface Candidate {
  candidate: string;
  sdpMid?: string | null;
  sdpMLineIndex?: number | null;
  usernameFragment?: string | null;
}
export const MOST_HELD = 64;
/** As long as a line of an SDP may reasonably be. */
const LONGEST = 1_000;

/** The generation it belongs to: named beside it, or inside it. */
const generationOf = ({ candidate, usernameFragment }: Candidate): string | undefined =>
  usernameFragment || (/ ufrag (\S+)/.exec(candidate)?.[1] ?? undefined);
/** Which generations a description speaks of. */
const generationsIn = (sdp: string): Set<string> =>
  new Set([...sdp.matchAll(/^a=ice-ufrag:(\S+)/gm)].map(([, name]) => name!));

export class HeldCandidates {
  private held: Candidate[] = [];

  get size(): number {
    return this.held.length;
  }

  hold(candidate: Candidate): void {
    if (candidate.candidate.length > LONGEST) return;
    this.held.push(candidate);
    if (this.held.length > MOST_HELD) this.held.shift();
  }

  /** What belongs to this description, once; the rest waits for its own. */
  ready(sdp: string): Candidate[] {
    const known = generationsIn(sdp);
    const fits = (one: Candidate) => {
      const generation = generationOf(one);
      return generation === undefined || known.has(generation);
    };
    const now = this.held.filter(fits);
    this.held = this.held.filter((one) => !fits(one));
    return now;
  }

  /** What came for an offer that was ignored is nobody's. */
  drop(): void {
    this.held = [];
  }
}

/** Whether it can be added now, or must be held. */
export const belongs = (candidate: Candidate, sdp: string | undefined): boolean => {
  if (!sdp) return false;
  const generation = generationOf(candidate);
  return generation === undefined || generationsIn(sdp).has(generation);
};

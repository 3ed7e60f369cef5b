/**
 * Perfect negotiation as decisions: both sides may offer at any instant, and of two offers that cross the polite side's
 * gives way. What a connection does with what it hears is decided here, without a browser.
 */
export type Signalling = 'stable' | 'have-local-offer' | 'have-remote-offer' | string;
export type Kind = 'offer' | 'answer' | 'rollback';

export interface Standing {
  /** Came to the video call sooner than the other: its own offer gives way. */
  polite: boolean;
  signalling: Signalling;
  /** Between asking the browser for an offer and having it. */
  makingOffer: boolean;
  /** Between taking an answer and having taken it. */
  takingAnswer: boolean;
}
/**
 * `take`: it becomes the remote description (the browser rolls back an own offer by itself).
 * `ignore`: ours goes on, and what belongs to theirs is dropped with it; ours is sent once more where it may have been lost.
 * `late`: an answer to an offer that is no more, or a word that means nothing here.
 */
export type Verdict = 'take' | 'ignore' | 'late';

export const verdictOf = (
  kind: Kind,
  { polite, signalling, makingOffer, takingAnswer }: Standing,
): Verdict => {
  if (kind === 'rollback') return 'late';
  if (kind === 'answer') return signalling === 'have-local-offer' ? 'take' : 'late';
  const free =
    !makingOffer && (signalling === 'stable' || signalling === 'have-remote-offer' || takingAnswer);
  return free || polite ? 'take' : 'ignore';
};

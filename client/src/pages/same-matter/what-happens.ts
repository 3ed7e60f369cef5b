/** What becomes of the two calls where they are made one matter, said before it is done. Pure. */
import { isUnheldState } from '@protocol/calls/open-states.js';
import type { Holder } from '@protocol/answers.js';
import type { CallState } from '@protocol/codes.js';

interface Part {
  state: CallState;
  number: string;
  holder?: Holder | undefined;
}
export type WhoHolds =
  /** That call stops ringing, and this officer handles it. */
  | { key: 'taken'; number: string; holder: Holder }
  /** Both go on ringing; whoever answers one handles both. */
  | { key: 'ringing' }
  /** Each stays with who has it. */
  | { key: 'stays' };

const holderOf = ({ state, holder }: Part) => (state === 'active' ? holder : undefined);

export function whoHolds(one: Part, other: Part): WhoHolds {
  const takes = (unheld: Part, by: Part): WhoHolds | undefined => {
    const holder = holderOf(by);
    return isUnheldState(unheld.state) && holder
      ? { key: 'taken', number: unheld.number, holder }
      : undefined;
  };
  const both = isUnheldState(one.state) && isUnheldState(other.state);
  return takes(other, one) ?? takes(one, other) ?? { key: both ? 'ringing' : 'stays' };
}

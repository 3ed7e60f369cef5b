/** What one decision made of a call. Pure. */
import type { Fact } from '../call/facts.js';
import type { Call } from '../call/call-state.js';

export interface CallUpdate {
  /** null: it was raised. */
  before: Call | null;
  after: Call;
  facts: readonly Fact[];
}

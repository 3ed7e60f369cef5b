/** What one decision made of a call. Pure. */
import type { Written } from '../call/facts.js';
import type { Call } from '../call/state.js';

export interface CallUpdate {
  /** null: it was raised. */
  before: Call | null;
  after: Call;
  facts: readonly Written[];
}

/** What one decision made of a call. Pure. */
import type { Written } from './facts.js';
import type { Call } from './state.js';

export interface CallUpdate {
  /** null: it was raised. */
  before: Call | null;
  after: Call;
  facts: readonly Written[];
}

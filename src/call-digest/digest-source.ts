/** What a digest is made from. Pure. */
import type { CallRow } from '../call/call.entity.js';
import type { BrokenFact, StoredFact } from '../call/facts.repository.js';
import type { Lang } from '../protocol/lang.js';

/** Names as its reader is told them; empty where nobody knows them any more. */
export interface DigestNames {
  person(id: string): string;
  community(id: string): string;
  department(id: string): string;
  category(code: string): string;
}
export interface DigestSource {
  lang: Lang;
  /** Milliseconds since 1970, as all instants here. */
  now: number;
  line: CallRow;
  /** As it was typed; undefined where it cannot be read. */
  summary: string | undefined;
  /** The whole journal, in its order. */
  facts: readonly (StoredFact | BrokenFact)[];
  /** What other agencies were asked for and have not answered. */
  requests: readonly { agency: string; dueAt: number }[];
  /** What was promised in the community about this call, and is not kept yet. */
  promises: readonly { by: string; dueAt: number; wholeDay: boolean }[];
  names: DigestNames;
}

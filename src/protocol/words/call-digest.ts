/** A call in a few plain sentences for whoever takes it over, made from its journal. */
export interface DigestLine {
  text: string;
  /** The instant it speaks of: when it happened, or by when it is due. */
  at?: string;
  /** Due and not done. */
  late?: true;
}
export interface CallDigest {
  /** Of the call: the number of its last fact. */
  version: number;
  /** Who called, who has it, who had it, who helps. */
  who: DigestLine[];
  /** What it is about, and what became of it so far. */
  what: DigestLine[];
  /** What was promised and asked for, by when. */
  promised: DigestLine[];
  /** What nobody has answered, done or said yet. */
  open: DigestLine[];
}

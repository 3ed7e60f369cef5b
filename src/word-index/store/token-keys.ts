/** Tokens as they stand on the disk: keyed, each unit's its own, so that they say nothing without the sealing keys. */
import type { Seal } from '../../kernel/seal/seal.js';

/** Changes when words are cut another way: what was indexed before is then indexed anew. */
const CUT = 1;
/** Beyond that it starts anew: a unit's texts have some ten thousands. */
const KEPT = 200_000;
const BYTES = 6;

type Index = Pick<Seal, 'index'>;

export class TokenKeys {
  private readonly kept = new Map<string, Map<string, number>>();
  private count = 0;

  constructor(private readonly seal: Index) {}

  /** 48 bits: two tokens in one number cost a look at a call, and no wrong answer. */
  of(unitId: string, token: string): number {
    let known = this.kept.get(unitId);
    if (!known) this.kept.set(unitId, (known = new Map()));
    let key = known.get(token);
    if (key === undefined) {
      if (this.count >= KEPT) {
        this.kept.clear();
        this.kept.set(unitId, (known = new Map()));
        this.count = 0;
      }
      key = Buffer.from(this.seal.index(`search.token:${unitId}`, token), 'base64url').readUIntBE(0, BYTES);
      known.set(token, key);
      this.count += 1;
    }
    return key;
  }

  /** What a block must bear to be of these keys. */
  mark(unitId: string): string {
    return this.seal.index(`search.mark:${unitId}`, String(CUT)).slice(0, 12);
  }
}

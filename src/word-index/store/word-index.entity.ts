import { Entity, PrimaryColumn } from 'typeorm';
import { Instant, Integer, Text } from '../../store/column-types.js';

/** Up to 4096 calls of a unit that are found together. */
@Entity('search_block')
export class SearchBlockRow {
  @PrimaryColumn({ type: 'integer', name: 'block' }) block!: number;
  @Text() unitId!: string;
  /** Of the keys and the way words are cut: of another mark, nothing in it can be found any more. */
  @Text() mark!: string;
  /** `young`: of calls as they come; `past`: of those that were there before. */
  @Text() kind!: 'young' | 'past';
  @Integer() used!: number;
  /** Of its calls, when the first and the last were raised. */
  @Instant() minAt!: number;
  @Instant() maxAt!: number;
}

/** A call that is found by its words. */
@Entity('search_call')
export class SearchCallRow {
  /** Its block × 4096 + its place in it. */
  @PrimaryColumn({ type: 'bigint', name: 'place' }) place!: number;
  @Text() callId!: string;
  @Instant() raisedAt!: number;
  /** Of the call, when its words were taken last. */
  @Integer() version!: number;
}

/** The calls of a block that have a token. */
@Entity('search_posting')
export class SearchPostingRow {
  @PrimaryColumn({ type: 'integer', name: 'block' }) block!: number;
  /** Keyed, of the unit: 48 bits. */
  @PrimaryColumn({ type: 'bigint', name: 'token' }) token!: number;
  /** Two characters a call: see places.ts. */
  @Text() calls!: string;
}

export const SEARCH_ROWS = [SearchBlockRow, SearchCallRow, SearchPostingRow];

import { Entity } from 'typeorm';
import { Id, Instant, Integer, Json, Text } from '../../store/column-types.js';
import type { Urgency } from '../../protocol/codes.js';
import type { DialledNumber, SourceKind } from '../../protocol/intake/sources.js';

/**
 * Where calls come from that nobody raises at a page. It is no account and cannot sign in; its id stands in the
 * journal as who raised them, so that it is switched off and never deleted.
 */
@Entity('intake_source')
export class IntakeSourceRow {
  @Id() id!: string;
  @Text() unitId!: string;
  /** Stands in the address that it calls. */
  @Text() code!: string;
  @Text() name!: string;
  @Text() kind!: SourceKind;
  /** Ids; empty: all of the unit. */
  @Json() communities!: readonly string[];
  @Json() numbers!: readonly DialledNumber[];
  /** Sealed: where a button is called back. */
  @Text({ nullable: true }) phone!: string | null;
  @Text({ nullable: true }) category!: string | null;
  @Text({ nullable: true }) urgency!: Urgency | null;
  @Integer() perHour!: number;
  /** Sealed, as the one before it; null: the unit's gateway secret counts. */
  @Text({ nullable: true }) secret!: string | null;
  @Text({ nullable: true }) oldSecret!: string | null;
  /** Until then the one of before goes on counting, which was the gateway's where it is null. */
  @Instant({ nullable: true }) oldUntil!: number | null;
  /** Its own id where its first call made it. */
  @Text() madeBy!: string;
  @Instant() madeAt!: number;
  @Instant({ nullable: true }) offAt!: number | null;
  @Instant({ nullable: true }) heardAt!: number | null;
  /** The call of the last press of a button. */
  @Text({ nullable: true }) pressedCall!: string | null;
  @Instant({ nullable: true }) pressedAt!: number | null;
}

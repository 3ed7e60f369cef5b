import { Entity } from 'typeorm';
import type { HelpState } from '../protocol/codes.js';
import { Id, Instant, Text } from '../store/column-types.js';

/** A part somebody was asked to help with, as it can be found by who helps. The call's book and journal say the rest. */
@Entity('co_handler')
export class CoHandlerRow {
  @Id() id!: string;
  @Text() callId!: string;
  @Text() unitId!: string;
  /** Who helps, or is asked to. */
  @Text({ nullable: true }) officerId!: string | null;
  @Text({ nullable: true }) departmentId!: string | null;
  @Text() state!: HelpState;
  @Instant() askedAt!: number;
  @Instant({ nullable: true }) endedAt!: number | null;
  /** Who spoke for an outside body, sealed. */
  @Text({ nullable: true }) contact!: string | null;
}

import { Entity } from 'typeorm';
import type { EnterpriseKind, EnterpriseState } from '../protocol/outreach/enterprises.js';
import { Id, Instant, Integer, Text } from '../store/column-types.js';

/** An enterprise of the district. In a unit no two have one like name and one number of that name. */
@Entity('enterprise')
export class EnterpriseRow {
  @Id() id!: string;
  @Text() unitId!: string;
  @Text() communityId!: string;
  @Text() name!: string;
  /** What is left of the name where two are compared. */
  @Text() likeName!: string;
  /** 0; 1, 2 and on for those that were entered all the same. */
  @Integer() evenSo!: number;
  @Text() kind!: EnterpriseKind;
  @Text() state!: EnterpriseState;
  /** Sealed, as the two below. */
  @Text({ nullable: true }) contactName!: string | null;
  @Text({ nullable: true }) contactPhone!: string | null;
  @Text({ nullable: true }) note!: string | null;
  @Integer() version!: number;
  @Text() madeBy!: string;
  @Instant() madeAt!: number;
}

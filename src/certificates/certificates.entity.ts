import { Entity } from 'typeorm';
import type { CertifiedFigures, IdType, Paper } from '../protocol/certificates.js';
import type { ServingRole } from '../protocol/hours.js';
import { Id, Instant, Integer, Json, Text } from '../store/column-types.js';

/** Who answers for a certificate, as it was on the day of issue. */
export interface Issuer {
  unit: string;
  inCharge: string;
  handler: string;
  contact: string;
}
/** Issued once and never changed but by being revoked. */
@Entity('certificate')
export class CertificateRow {
  @Id() id!: string;
  @Text() unitId!: string;
  /** Of the issue, in local time; with it the running numbers begin anew. */
  @Integer() year!: number;
  @Integer() running!: number;
  @Text({ unique: true }) number!: string;
  @Text() code!: string;
  @Text() paper!: Paper;
  @Text() personId!: string;
  @Text() who!: ServingRole;
  /** First and last local day, YYYY-MM-DD. */
  @Text() fromDay!: string;
  @Text() toDay!: string;
  @Integer() total!: number;
  @Json() figures!: CertifiedFigures;
  @Integer() stars!: number;
  @Json() issuer!: Issuer;
  /** The name and the numbers that stood on the paper, sealed. */
  @Text() bearer!: string;
  @Text() remarks!: string;
  @Text() issuedBy!: string;
  @Instant() issuedAt!: number;
  /** The end of the publicity. */
  @Instant() validFrom!: number;
  /** The order it was issued in with others. */
  @Text({ nullable: true }) orderId!: string | null;
  @Text({ nullable: true }) revokedBy!: string | null;
  @Instant({ nullable: true }) revokedAt!: number | null;
  @Text({ nullable: true }) reason!: string | null;
}

/** By which papers and number a person who serves is known outside the hub. */
@Entity('service_identity')
export class ServiceIdentityRow {
  /** The account's. */
  @Id() id!: string;
  @Text({ nullable: true }) idType!: IdType | null;
  /** Sealed. */
  @Text({ nullable: true }) idNumber!: string | null;
  @Text({ nullable: true }) volunteerNumber!: string | null;
  @Text() changedBy!: string;
  @Instant() changedAt!: number;
}

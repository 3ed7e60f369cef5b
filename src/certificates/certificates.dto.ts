import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsUUID,
  Matches,
  Max,
  Min,
} from 'class-validator';
import {
  CERTIFICATE_LIMITS,
  CERTIFICATE_STATES,
  ID_TYPES,
  PAPERS,
  type CertificateState,
  type IdType,
  type Paper,
} from '../protocol/certificates.js';
import { SERVERS, type ServingRole } from '../protocol/hours.js';
import { LIMITS } from '../protocol/limits.js';
import { IfGiven, LocalDayField, NameField, TextField } from '../kernel/input/validation.js';
import { PICTURE_TEXT } from './pdf/png-size.js';

const ID = 100;
const CURSOR = 400;
const QUERY = 50;
const MOST_DAYS = 90;

class Paging {
  @ApiPropertyOptional() @IfGiven() @TextField(CURSOR) cursor?: string;
  @ApiPropertyOptional({ minimum: 1 }) @IfGiven() @Type(() => Number) @IsInt() @Min(1) limit?: number;
}
export class CertificateListQueryDto extends Paging {
  @ApiPropertyOptional({ enum: CERTIFICATE_STATES })
  @IfGiven()
  @IsIn(CERTIFICATE_STATES)
  state?: CertificateState;
  @ApiPropertyOptional() @IfGiven() @TextField(ID) personId?: string;
  @ApiPropertyOptional() @IfGiven() @TextField(ID) orderId?: string;
  /** Part of a number or of a name. */
  @ApiPropertyOptional() @IfGiven() @TextField(LIMITS.search) q?: string;
}
/** First and last local day of a period. */
export class CertifiedPeopleQueryDto extends Paging {
  @ApiProperty({ format: 'date' }) @LocalDayField() from!: string;
  @ApiProperty({ format: 'date' }) @LocalDayField() to!: string;
  @ApiProperty({ enum: PAPERS }) @IsIn(PAPERS) paper!: Paper;
  @ApiPropertyOptional({ enum: SERVERS }) @IfGiven() @IsIn(SERVERS) who?: ServingRole;
  @ApiPropertyOptional() @IfGiven() @TextField(LIMITS.search) q?: string;
}
export class IssueCertificateDto {
  @ApiProperty() @TextField(ID, 1) personId!: string;
  @ApiProperty({ enum: PAPERS }) @IsIn(PAPERS) paper!: Paper;
  @ApiProperty({ format: 'date' }) @LocalDayField() from!: string;
  @ApiProperty({ format: 'date' }) @LocalDayField() to!: string;
  @ApiPropertyOptional() @IfGiven() @TextField(CERTIFICATE_LIMITS.remarks) remarks?: string;
  /** A PNG of the name, in base64: for one that no typeface draws. */
  @ApiPropertyOptional({ format: 'byte' })
  @IfGiven()
  @Matches(PICTURE_TEXT)
  namePicture?: string;
}
export class RevokeCertificateDto {
  @ApiProperty({ maxLength: LIMITS.reason }) @TextField(LIMITS.reason, 1) reason!: string;
}
export class CertificateCheckQueryDto {
  @ApiProperty() @TextField(QUERY, 1) number!: string;
  @ApiProperty() @TextField(QUERY, 1) code!: string;
}
export class CertificateSettingsDto {
  @ApiPropertyOptional() @IfGiven() @IsInt() @Min(0) @Max(MOST_DAYS) publicityDays?: number;
  @ApiPropertyOptional() @IfGiven() @IsBoolean() fullIdNumber?: boolean;
  @ApiPropertyOptional() @IfGiven() @NameField(CERTIFICATE_LIMITS.inCharge) inCharge?: string;
  @ApiPropertyOptional() @IfGiven() @NameField(CERTIFICATE_LIMITS.contact) contact?: string;
}
export class IdentityDto {
  @ApiPropertyOptional({ enum: ID_TYPES }) @IfGiven() @IsIn(ID_TYPES) idType?: IdType;
  /** Empty takes it away; left out, the one that is there stays. */
  @ApiPropertyOptional() @IfGiven() @NameField(CERTIFICATE_LIMITS.idNumber) idNumber?: string;
  @ApiPropertyOptional() @IfGiven() @NameField(CERTIFICATE_LIMITS.idNumber) volunteerNumber?: string;
}

/** To everybody with creditable service in the period, or to those who were chosen. */
export class OrderParams {
  @IsIn(PAPERS) paper!: Paper;
  @LocalDayField() from!: string;
  @LocalDayField() to!: string;
  @IfGiven() @IsIn(SERVERS) who?: ServingRole;
  @IfGiven() @TextField(CERTIFICATE_LIMITS.remarks) remarks?: string;
  @IfGiven()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(CERTIFICATE_LIMITS.chosen)
  @IsUUID('all', { each: true })
  personIds?: string[];
}
export class PrintParams {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(CERTIFICATE_LIMITS.chosen)
  @IsUUID('all', { each: true })
  ids!: string[];
}

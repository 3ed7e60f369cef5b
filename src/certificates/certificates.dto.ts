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
import { SERVERS, type Server } from '../protocol/hours.js';
import { LIMITS } from '../protocol/words.js';
import { Given, LocalDay, Name, Words } from '../kernel/input/validation.js';
import { PICTURE_TEXT } from './press/png.js';

const ID = 100;
const CURSOR = 400;
const QUERY = 50;
const MOST_DAYS = 90;

class Paging {
  @ApiPropertyOptional() @Given() @Words(CURSOR) cursor?: string;
  @ApiPropertyOptional({ minimum: 1 }) @Given() @Type(() => Number) @IsInt() @Min(1) limit?: number;
}
export class CertificatesQuestion extends Paging {
  @ApiPropertyOptional({ enum: CERTIFICATE_STATES })
  @Given()
  @IsIn(CERTIFICATE_STATES)
  state?: CertificateState;
  @ApiPropertyOptional() @Given() @Words(ID) personId?: string;
  @ApiPropertyOptional() @Given() @Words(ID) orderId?: string;
  /** Part of a number or of a name. */
  @ApiPropertyOptional() @Given() @Words(QUERY) q?: string;
}
/** First and last local day of a period. */
export class PeopleQuestion extends Paging {
  @ApiProperty({ format: 'date' }) @LocalDay() from!: string;
  @ApiProperty({ format: 'date' }) @LocalDay() to!: string;
  @ApiProperty({ enum: PAPERS }) @IsIn(PAPERS) paper!: Paper;
  @ApiPropertyOptional({ enum: SERVERS }) @Given() @IsIn(SERVERS) who?: Server;
  @ApiPropertyOptional() @Given() @Words(QUERY) q?: string;
}
export class IssueBody {
  @ApiProperty() @Words(ID, 1) personId!: string;
  @ApiProperty({ enum: PAPERS }) @IsIn(PAPERS) paper!: Paper;
  @ApiProperty({ format: 'date' }) @LocalDay() from!: string;
  @ApiProperty({ format: 'date' }) @LocalDay() to!: string;
  @ApiPropertyOptional() @Given() @Words(CERTIFICATE_LIMITS.remarks) remarks?: string;
  /** A PNG of the name, in base64: for one that no typeface draws. */
  @ApiPropertyOptional({ format: 'byte' })
  @Given()
  @Matches(PICTURE_TEXT)
  namePicture?: string;
}
export class RevokeBody {
  @ApiProperty({ maxLength: LIMITS.reason }) @Words(LIMITS.reason, 1) reason!: string;
}
export class CheckQuestion {
  @ApiProperty() @Words(QUERY, 1) number!: string;
  @ApiProperty() @Words(QUERY, 1) code!: string;
}
export class CertificateSettingsBody {
  @ApiPropertyOptional() @Given() @IsInt() @Min(0) @Max(MOST_DAYS) publicityDays?: number;
  @ApiPropertyOptional() @Given() @IsBoolean() fullIdNumber?: boolean;
  @ApiPropertyOptional() @Given() @Name(CERTIFICATE_LIMITS.inCharge) inCharge?: string;
  @ApiPropertyOptional() @Given() @Name(CERTIFICATE_LIMITS.contact) contact?: string;
}
export class IdentityBody {
  @ApiPropertyOptional({ enum: ID_TYPES }) @Given() @IsIn(ID_TYPES) idType?: IdType;
  /** Empty takes it away; left out, the one that is there stays. */
  @ApiPropertyOptional() @Given() @Name(CERTIFICATE_LIMITS.idNumber) idNumber?: string;
  @ApiPropertyOptional() @Given() @Name(CERTIFICATE_LIMITS.idNumber) volunteerNumber?: string;
}

/** To everybody with creditable service in the period, or to those who were chosen. */
export class OrderParams {
  @IsIn(PAPERS) paper!: Paper;
  @LocalDay() from!: string;
  @LocalDay() to!: string;
  @Given() @IsIn(SERVERS) who?: Server;
  @Given() @Words(CERTIFICATE_LIMITS.remarks) remarks?: string;
  @Given()
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

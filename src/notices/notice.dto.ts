/** What may be asked about notices, and the checks it must pass. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  IsString,
  IsUrl,
  Matches,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { Given, Words } from '../kernel/input/validation.js';
import { OUTSIDE_NAMES, type OutsideChannel } from '../notice/channels/all.js';
import type { PushTo } from '../notice/channels/channel.js';
import { TextFields } from './text-fields.js';
import { CHANNELS, type ChannelName } from '../notice/words.js';

export class ChannelDto {
  @ApiProperty({ enum: OUTSIDE_NAMES }) @IsIn(OUTSIDE_NAMES) name!: OutsideChannel;
  @ApiProperty() @IsBoolean() enabled!: boolean;
  /** Field → text; a secret left out or empty stays as it is. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'string' } })
  @Given()
  @TextFields()
  fields?: Record<string, string>;
}
export class NoticeSetupDto {
  @ApiProperty({ type: [ChannelDto] })
  @IsArray()
  @ArrayMaxSize(OUTSIDE_NAMES.length)
  @ValidateNested({ each: true })
  @Type(() => ChannelDto)
  channels!: ChannelDto[];
  @ApiPropertyOptional({ type: [String] })
  @Given()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(253, { each: true })
  allowed?: string[];
  @ApiPropertyOptional() @Given() @Words(40) tag?: string;
}
export class ChannelNameDto {
  @ApiProperty({ enum: OUTSIDE_NAMES }) @IsIn(OUTSIDE_NAMES) channel!: OutsideChannel;
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const NotNull = () => ValidateIf((_, value) => value !== null);
export class QuietDto {
  @ApiProperty({ example: '22:00' }) @Matches(TIME) from!: string;
  @ApiProperty({ example: '07:00' }) @Matches(TIME) to!: string;
}
export class AddressesDto {
  @ApiPropertyOptional() @Given() @Words(254) email?: string;
  @ApiPropertyOptional() @Given() @Words(64) wecom?: string;
  @ApiPropertyOptional() @Given() @Words(64) dingtalk?: string;
  @ApiPropertyOptional() @Given() @Words(64) feishu?: string;
}
export class OwnNoticeDto {
  @ApiProperty({ enum: CHANNELS, isArray: true, nullable: true })
  @NotNull()
  @IsArray()
  @ArrayMaxSize(CHANNELS.length)
  @IsIn(CHANNELS, { each: true })
  channels!: ChannelName[] | null;
  @ApiProperty({ type: QuietDto, nullable: true })
  @NotNull()
  @IsObject()
  @ValidateNested()
  @Type(() => QuietDto)
  quiet!: QuietDto | null;
  @ApiProperty({ type: AddressesDto })
  @IsObject()
  @ValidateNested()
  @Type(() => AddressesDto)
  addresses!: AddressesDto;
  @ApiProperty({ enum: ['zh', 'en'] }) @IsIn(['zh', 'en']) lang!: 'zh' | 'en';
}

class PushKeysDto {
  @ApiProperty() @Matches(/^[A-Za-z0-9_-]{87}=?$/) p256dh!: string;
  @ApiProperty() @Matches(/^[A-Za-z0-9_-]{22}={0,2}$/) auth!: string;
}
export class PushEndpointDto {
  @ApiProperty()
  @Words(1000, 1)
  @IsUrl({ protocols: ['https', 'http'], require_tld: false })
  endpoint!: string;
}
export class PushDto extends PushEndpointDto implements PushTo {
  @ApiProperty({ type: PushKeysDto })
  @IsObject()
  @ValidateNested()
  @Type(() => PushKeysDto)
  keys!: PushKeysDto;
}

/** What may be asked about notices, and the checks it must pass. */
import { LIMITS } from '../protocol/limits.js';
import { LANGS, type Lang } from '../protocol/lang.js';
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
import { IfGiven, TextField } from '../kernel/input/validation.js';
import { OUTBOUND_CHANNEL_NAMES } from '../notice/channels/notice-channels.js';
import type { OutboundChannel } from '../protocol/people/notice-channels.js';
import type { PushTo } from '../notice/channels/notice-channel.js';
import { TextFields } from './text-fields.decorator.js';
import { NOTICE_CHANNELS, type NoticeChannel } from '../protocol/people/notice-channels.js';

export class ChannelDto {
  @ApiProperty({ enum: OUTBOUND_CHANNEL_NAMES }) @IsIn(OUTBOUND_CHANNEL_NAMES) name!: OutboundChannel;
  @ApiProperty() @IsBoolean() enabled!: boolean;
  /** Field → text; a secret left out or empty stays as it is. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'string' } })
  @IfGiven()
  @TextFields()
  fields?: Record<string, string>;
}
export class NoticeSetupDto {
  @ApiProperty({ type: [ChannelDto] })
  @IsArray()
  @ArrayMaxSize(OUTBOUND_CHANNEL_NAMES.length)
  @ValidateNested({ each: true })
  @Type(() => ChannelDto)
  channels!: ChannelDto[];
  @ApiPropertyOptional({ type: [String] })
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(253, { each: true })
  allowed?: string[];
  @ApiPropertyOptional() @IfGiven() @TextField(40) tag?: string;
}
export class ChannelNameDto {
  @ApiProperty({ enum: OUTBOUND_CHANNEL_NAMES }) @IsIn(OUTBOUND_CHANNEL_NAMES) channel!: OutboundChannel;
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const NotNull = () => ValidateIf((_, value) => value !== null);
export class QuietDto {
  @ApiProperty({ example: '22:00' }) @Matches(TIME) from!: string;
  @ApiProperty({ example: '07:00' }) @Matches(TIME) to!: string;
}
export class AddressesDto {
  @ApiPropertyOptional() @IfGiven() @TextField(LIMITS.email) email?: string;
  @ApiPropertyOptional() @IfGiven() @TextField(64) wecom?: string;
  @ApiPropertyOptional() @IfGiven() @TextField(64) dingtalk?: string;
  @ApiPropertyOptional() @IfGiven() @TextField(64) feishu?: string;
}
export class OwnNoticeDto {
  @ApiProperty({ enum: NOTICE_CHANNELS, isArray: true, nullable: true })
  @NotNull()
  @IsArray()
  @ArrayMaxSize(NOTICE_CHANNELS.length)
  @IsIn(NOTICE_CHANNELS, { each: true })
  channels!: NoticeChannel[] | null;
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
  @ApiProperty({ enum: LANGS }) @IsIn(LANGS) lang!: Lang;
}

class PushKeysDto {
  @ApiProperty() @Matches(/^[A-Za-z0-9_-]{87}=?$/) p256dh!: string;
  @ApiProperty() @Matches(/^[A-Za-z0-9_-]{22}={0,2}$/) auth!: string;
}
export class PushEndpointDto {
  @ApiProperty()
  @TextField(1000, 1)
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

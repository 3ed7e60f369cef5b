/** What may be asked and said about talks on offer and orders of them. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsUUID, Max, Min } from 'class-validator';
import { PageQueryDto } from '../../kernel/input/page-query.dto.js';
import { IfGiven, InstantField, LocalDayField, NameField, TextField } from '../../kernel/input/validation.js';
import { LIMITS } from '../../protocol/limits.js';
import { ACTIVITY_LIMITS } from '../../protocol/outreach.js';
import {
  TALK_LIMITS,
  TALK_ORDER_DECISIONS,
  type TalkAnswerPayload,
  type TalkChange,
  type TalkOrderDecision,
  type TalkOrderPayload,
  type TalkPayload,
} from '../../protocol/outreach/talk-orders.js';
import { People } from '../activities/activities.dto.js';
import type { TalkOrderQuery } from './talk-orders-list.query.js';

const ID = 60;

export class TalkListQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ enum: ['true', 'false'], description: 'withdrawn ones too, for who keeps the list' })
  @IfGiven()
  @IsIn(['true', 'false'])
  all?: 'true' | 'false';
}
export class TalkOrderQueryDto extends PageQueryDto implements TalkOrderQuery {
  @ApiPropertyOptional({
    description: 'open, answered, declined, withdrawn, held; several with commas',
  })
  @IfGiven()
  @TextField(100)
  state?: string;
  @ApiPropertyOptional() @IfGiven() @TextField(ID, 1) communityId?: string;
}

const Theme = () => TextField(LIMITS.categoryCode, 1);
export class TalkDto implements TalkPayload {
  @ApiProperty({ description: 'the code of a category' }) @Theme() theme!: string;
  @ApiProperty({ maxLength: TALK_LIMITS.title }) @NameField(TALK_LIMITS.title, 1) title!: string;
  @ApiProperty({ maxLength: TALK_LIMITS.givenBy }) @NameField(TALK_LIMITS.givenBy, 1) givenBy!: string;
  @ApiProperty({ minimum: TALK_LIMITS.leastMinutes, maximum: TALK_LIMITS.mostMinutes })
  @IsInt()
  @Min(TALK_LIMITS.leastMinutes)
  @Max(TALK_LIMITS.mostMinutes)
  minutes!: number;
  @ApiPropertyOptional() @IfGiven() @TextField(TALK_LIMITS.material) material?: string;
  @ApiPropertyOptional() @IfGiven() @TextField(TALK_LIMITS.audience) audience?: string;
}
export class TalkChangeDto implements TalkChange {
  @ApiPropertyOptional() @IfGiven() @Theme() theme?: string;
  @ApiPropertyOptional() @IfGiven() @NameField(TALK_LIMITS.title, 1) title?: string;
  @ApiPropertyOptional() @IfGiven() @NameField(TALK_LIMITS.givenBy, 1) givenBy?: string;
  @ApiPropertyOptional()
  @IfGiven()
  @IsInt()
  @Min(TALK_LIMITS.leastMinutes)
  @Max(TALK_LIMITS.mostMinutes)
  minutes?: number;
  @ApiPropertyOptional() @IfGiven() @TextField(TALK_LIMITS.material) material?: string;
  @ApiPropertyOptional() @IfGiven() @TextField(TALK_LIMITS.audience) audience?: string;
  @ApiPropertyOptional({ description: 'false withdraws it, true restores it' })
  @IfGiven()
  @IsBoolean()
  isOffered?: boolean;
  @ApiPropertyOptional() @IfGiven() @TextField(40) tag?: string;
}

export class TalkOrderDto implements TalkOrderPayload {
  @ApiProperty({ format: 'uuid', description: 'made by the client: the same again is the same order' })
  @IsUUID()
  id!: string;
  @ApiProperty() @TextField(ID, 1) talkId!: string;
  @ApiPropertyOptional({ description: 'required but for an enterprise, whose it is' })
  @IfGiven()
  @TextField(ID, 1)
  communityId?: string;
  @ApiPropertyOptional() @IfGiven() @TextField(ID, 1) enterpriseId?: string;
  @ApiPropertyOptional() @IfGiven() @TextField(TALK_LIMITS.audience) audience?: string;
  @ApiPropertyOptional({ minimum: 1, maximum: TALK_LIMITS.mostPeople })
  @IfGiven()
  @IsInt()
  @Min(1)
  @Max(TALK_LIMITS.mostPeople)
  people?: number;
  @ApiPropertyOptional({ format: 'date' }) @IfGiven() @LocalDayField() wishedFrom?: string;
  @ApiPropertyOptional({ format: 'date' }) @IfGiven() @LocalDayField() wishedTo?: string;
  @ApiPropertyOptional({ maxLength: LIMITS.note }) @IfGiven() @TextField(LIMITS.note) note?: string;
}
export class TalkAnswerDto implements TalkAnswerPayload {
  @ApiProperty({ maxLength: LIMITS.note }) @TextField(LIMITS.note, 1) text!: string;
  @ApiProperty({ enum: TALK_ORDER_DECISIONS }) @IsIn(TALK_ORDER_DECISIONS) decision!: TalkOrderDecision;
  @ApiPropertyOptional({ format: 'date', description: 'required with `planned`, or `from` and `place`' })
  @IfGiven()
  @LocalDayField()
  day?: string;
  @ApiPropertyOptional({
    format: 'date-time',
    description: 'with `planned`: an activity that begins then is made in the same write',
  })
  @IfGiven()
  @InstantField()
  from?: string;
  @ApiPropertyOptional({ maxLength: ACTIVITY_LIMITS.place })
  @IfGiven()
  @NameField(ACTIVITY_LIMITS.place, 1)
  place?: string;
  @People() inCharge?: string[];
  @ApiPropertyOptional({
    format: 'date-time',
    description: '`answer.at` as it was seen, to give another answer after it',
  })
  @IfGiven()
  @InstantField()
  seenAnswerAt?: string;
}

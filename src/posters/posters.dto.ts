/** What may be asked and said about posters and what is left there. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn } from 'class-validator';
import { PageQueryDto } from '../kernel/input/page-query.dto.js';
import { IfGiven, TextField, UuidsField } from '../kernel/input/validation.js';
import { LIMITS } from '../protocol/limits.js';
import {
  SET_ASIDE_REASONS,
  type PostersPayload,
  type SetAsidePayload,
  type SetAsideReason,
} from '../protocol/residents/posters.js';
import type { RequestsQuestion } from './requests.service.js';

const MOST_COMMUNITIES = 500;

export class PostersDto implements PostersPayload {
  @ApiProperty({ type: [String], maxItems: MOST_COMMUNITIES, description: 'communities that get one' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_COMMUNITIES)
  @UuidsField()
  communityIds!: string[];
}
export class RequestListDto extends PageQueryDto implements RequestsQuestion {
  @ApiPropertyOptional({ description: 'open, raised, set_aside; several with commas' })
  @IfGiven()
  @TextField(100)
  state?: string;
  @ApiPropertyOptional() @IfGiven() @TextField(LIMITS.name, 1) communityId?: string;
}
export class SetAsideDto implements SetAsidePayload {
  @ApiProperty({ enum: SET_ASIDE_REASONS }) @IsIn(SET_ASIDE_REASONS) reason!: SetAsideReason;
  @ApiPropertyOptional({ maxLength: LIMITS.reason }) @IfGiven() @TextField(LIMITS.reason) note?: string;
}

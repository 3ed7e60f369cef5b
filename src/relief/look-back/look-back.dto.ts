/** What may be asked and said of a search back, and the checks it must pass. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { PageQueryDto } from '../../kernel/input/page-query.dto.js';
import { IfGiven, TextField } from '../../kernel/input/validation.js';
import {
  LOOK_BACK_DECISIONS,
  LOOK_BACK_LIMITS,
  type LookBackDecisionKind,
} from '../../protocol/relief/look-back.js';
import type { LookBackHitState } from './look-back.repository.js';

const STATES = ['open', 'decided'] as const satisfies readonly LookBackHitState[];

export class LookBackListDto extends PageQueryDto {
  @ApiPropertyOptional({ enum: STATES }) @IfGiven() @IsIn(STATES) state?: LookBackHitState;
}
export class LookBackDecisionDto {
  @ApiProperty({ enum: LOOK_BACK_DECISIONS }) @IsIn(LOOK_BACK_DECISIONS) decision!: LookBackDecisionKind;
  /** Needed for a lead: what it is about. */
  @ApiPropertyOptional({ maxLength: LOOK_BACK_LIMITS.note })
  @IfGiven()
  @TextField(LOOK_BACK_LIMITS.note, 1)
  note?: string;
  /** Needed where it is set aside. */
  @ApiPropertyOptional({ maxLength: LOOK_BACK_LIMITS.reason })
  @IfGiven()
  @TextField(LOOK_BACK_LIMITS.reason, 1)
  reason?: string;
}

/** What may be said of leads for supervision, and the checks it must pass. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, Min } from 'class-validator';
import { PageQueryDto } from '../kernel/input/page-query.dto.js';
import { IfGiven, NameField, TextField } from '../kernel/input/validation.js';
import { LIMITS } from '../protocol/limits.js';
import {
  SUGGESTION_STATES,
  SUPERVISION_KINDS,
  SUPERVISION_LIMITS,
  SUPERVISION_OUTCOMES,
  type NewSupervisionLead,
  type SuggestionDecision,
  type SupervisionEnd,
  type SupervisionHandOver,
  type SupervisionKind,
  type SupervisionOutcome,
  type SupervisionReceipt,
} from '../protocol/relief/supervision.js';
import type { SupervisionQuestion } from './supervision-list.query.js';

const MOST = SUPERVISION_LIMITS;
const DECISIONS = SUGGESTION_STATES.filter((one) => one !== 'open');

export class NewSupervisionLeadDto implements NewSupervisionLead {
  @ApiProperty({ enum: SUPERVISION_KINDS }) @IsIn(SUPERVISION_KINDS) kind!: SupervisionKind;
  @ApiProperty({ maxLength: MOST.note }) @TextField(MOST.note, 1) note!: string;
  @ApiPropertyOptional({ maxLength: MOST.place, description: 'in words' })
  @IfGiven()
  @NameField(MOST.place)
  place?: string;
  @ApiPropertyOptional() @IfGiven() @TextField(LIMITS.name, 1) communityId?: string;
  @ApiPropertyOptional({ description: 'the call in which it came up' })
  @IfGiven()
  @TextField(LIMITS.name, 1)
  callId?: string;
}
export class SupervisionListDto extends PageQueryDto implements SupervisionQuestion {
  @ApiPropertyOptional({ description: 'received, handed_over, closed; several with commas' })
  @IfGiven()
  @TextField(100)
  state?: string;
  @ApiPropertyOptional({ enum: SUPERVISION_KINDS })
  @IfGiven()
  @IsIn(SUPERVISION_KINDS)
  kind?: SupervisionKind;
  @ApiPropertyOptional({ enum: ['true', 'false'], description: 'true: what the asker handed in' })
  @IfGiven()
  @IsIn(['true', 'false'])
  mine?: 'true' | 'false';
  @ApiPropertyOptional({ description: 'those that a suggestion is made of' })
  @IfGiven()
  @TextField(LIMITS.name, 1)
  suggestionId?: string;
}

class SeenDto {
  /** As the reader saw it; a change by somebody else since then is refused. */
  @ApiPropertyOptional({ minimum: 1 }) @IfGiven() @IsInt() @Min(1) version?: number;
}
export class SupervisionHandOverDto extends SeenDto implements SupervisionHandOver {
  @ApiProperty() @TextField(LIMITS.name, 1) departmentId!: string;
}
export class SupervisionReceiptDto extends SeenDto implements SupervisionReceipt {
  @ApiProperty({ maxLength: MOST.receipt }) @NameField(MOST.receipt, 1) receipt!: string;
}
export class SupervisionEndDto extends SeenDto implements SupervisionEnd {
  @ApiProperty({ enum: SUPERVISION_OUTCOMES }) @IsIn(SUPERVISION_OUTCOMES) outcome!: SupervisionOutcome;
  @ApiProperty({ maxLength: MOST.outcome, description: 'told to who handed it in' })
  @TextField(MOST.outcome, 1)
  text!: string;
}

export class SuggestionListDto extends PageQueryDto {
  @ApiPropertyOptional({ description: 'open, taken, set_aside; several with commas' })
  @IfGiven()
  @TextField(100)
  state?: string;
}
export class SuggestionDecisionDto implements SuggestionDecision {
  @ApiProperty({ enum: DECISIONS }) @IsIn(DECISIONS) decision!: SuggestionDecision['decision'];
  @ApiPropertyOptional({ maxLength: MOST.reason, description: 'why; required with `set_aside`' })
  @IfGiven()
  @TextField(MOST.reason)
  note?: string;
}

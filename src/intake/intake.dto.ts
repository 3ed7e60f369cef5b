/** What a source sends, and what is left out of it where it is wrong: a call in need is refused for none of it. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn } from 'class-validator';
import { Lenient } from '../kernel/input/lenient-fields.js';
import { CallBackPhoneField, HalfWidth, IfGiven, NameField, TextField } from '../kernel/input/validation.js';
import { URGENCIES, type Urgency } from '../protocol/codes.js';
import { SOURCE_LIMITS, type Intake } from '../protocol/intake/sources.js';
import { LIMITS } from '../protocol/limits.js';

export class IntakeIdDto implements Pick<Intake, 'id'> {
  @ApiProperty({
    maxLength: SOURCE_LIMITS.id,
    description: "the source's own: the same again is the same call",
  })
  @NameField(SOURCE_LIMITS.id, 1)
  id!: string;
}
@Lenient('communityCode', 'category', 'urgency', 'summary', 'callbackPhone', 'dialled', 'from')
export class IntakeRestDto implements Omit<Intake, 'id'> {
  /** Required, where the source or the dialled number does not say it. */
  @ApiPropertyOptional({ maxLength: LIMITS.name })
  @IfGiven()
  @NameField(LIMITS.name, 1)
  communityCode?: string;
  @ApiPropertyOptional({ maxLength: LIMITS.name }) @IfGiven() @TextField(LIMITS.name, 1) category?: string;
  @ApiPropertyOptional({ enum: URGENCIES }) @IfGiven() @IsIn(URGENCIES) urgency?: Urgency;
  @ApiPropertyOptional({ maxLength: LIMITS.summary }) @IfGiven() @TextField(LIMITS.summary) summary?: string;
  @ApiPropertyOptional({ maxLength: LIMITS.phone }) @IfGiven() @CallBackPhoneField() callbackPhone?: string;
  /** Which number was dialled: it says the community. */
  @ApiPropertyOptional({ maxLength: LIMITS.phone })
  @IfGiven()
  @HalfWidth()
  @NameField(LIMITS.phone, 1)
  dialled?: string;
  /** Who dialled: called back, where `callbackPhone` says nothing else. */
  @ApiPropertyOptional({ maxLength: LIMITS.phone }) @IfGiven() @CallBackPhoneField() from?: string;
  /** `true`: is answered as a call would be, and raises none. */
  @ApiPropertyOptional() @IfGiven() @IsBoolean() test?: boolean;
}
/** Both together, for the documents. */
export class IntakeDto extends IntakeRestDto {
  @ApiProperty({
    maxLength: SOURCE_LIMITS.id,
    description: "the source's own: the same again is the same call",
  })
  id!: string;
}

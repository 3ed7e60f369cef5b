/** What a page says of a ring that has reached it. */
import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { TextField } from '../kernel/input/validation.js';
import type { OfferPayload, ShownPayload } from '../protocol/events/offer-payloads.js';
import { LIMITS } from '../protocol/limits.js';
import { SHOWN_HOW, type ShownHow } from '../protocol/codes.js';

export class ReceivedDto implements OfferPayload {
  @ApiProperty() @TextField(LIMITS.name, 1) offerId!: string;
}
export class ShownDto extends ReceivedDto implements ShownPayload {
  @ApiProperty({ enum: SHOWN_HOW }) @IsIn(SHOWN_HOW) how!: ShownHow;
}

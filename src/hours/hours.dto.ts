import { Type } from 'class-transformer';
import { IsInt, Min } from 'class-validator';
import { LIMITS } from '../protocol/words.js';
import { Given, Words } from '../validation.js';

const ID = 100;
const INSTANT = 40;
const CURSOR = 400;

export class HoursQuestion {
  @Given() @Words(ID) officerId?: string;
  @Given() @Words(INSTANT) from?: string;
  @Given() @Words(INSTANT) to?: string;
  @Given() @Words(CURSOR) cursor?: string;
  @Given() @Type(() => Number) @IsInt() @Min(1) limit?: number;
}

/** What the line should have said, and why; `from` equal to `to` takes the line away. */
export class CorrectionBody {
  @Words(INSTANT) from!: string;
  @Words(INSTANT) to!: string;
  @Words(LIMITS.reason, 1) reason!: string;
}

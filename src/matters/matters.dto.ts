/** What may be said about one matter of several calls. */
import { ApiProperty } from '@nestjs/swagger';
import { TextField } from '../kernel/input/validation.js';
import { LIMITS } from '../protocol/limits.js';
import type { MergePayload, UnmergePayload } from '../protocol/residents/matters.js';

export class MergeDto implements MergePayload {
  @ApiProperty({ description: 'the call whose matter it joins' }) @TextField(LIMITS.name, 1) into!: string;
}
export class UnmergeDto implements UnmergePayload {
  @ApiProperty({ maxLength: LIMITS.reason }) @TextField(LIMITS.reason, 1) reason!: string;
}

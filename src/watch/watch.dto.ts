import { ApiProperty } from '@nestjs/swagger';
import { LIMITS } from '../protocol/limits.js';
import { TextField } from '../kernel/input/validation.js';

export class DrillDto {
  /** Of the coordinator's unit; the drill is raised in its name. */
  @ApiProperty() @TextField(LIMITS.name, 1) communityId!: string;
}

import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';
import { HalfWidth, IfGiven, NameField, TextField } from '../../kernel/input/validation.js';
import { LIMITS } from '../../protocol/limits.js';
import { UNIT_LEVELS, type NewUnitPayload, type UnitLevel } from '../../protocol/people/units.js';

const PLACES = ['below', 'above'] as const;

export class NewUnitDto implements NewUnitPayload {
  @ApiProperty({ enum: PLACES }) @IsIn(PLACES) place!: 'below' | 'above';
  @ApiPropertyOptional({ description: 'with `below`: a unit of one’s own tree; one’s own without it' })
  @IfGiven()
  @TextField(60, 1)
  parentId?: string;
  @ApiProperty({ enum: UNIT_LEVELS }) @IsIn(UNIT_LEVELS) level!: UnitLevel;
  @ApiProperty() @NameField(LIMITS.name, 1) name!: string;
  @ApiProperty({ description: 'administrative division code' })
  @HalfWidth()
  @Matches(/^\d{6}$/)
  code!: string;
  @ApiProperty({ description: 'of its first administrator' })
  @HalfWidth()
  @Matches(/^[A-Za-z0-9._-]{2,50}$/)
  username!: string;
  @ApiProperty() @NameField(LIMITS.name, 1) personName!: string;
}

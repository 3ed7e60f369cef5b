/** Which columns the unit's file for the national platform has: the platform's template changes, the hub does not. */
import { Body, Controller, Get, Injectable, Put } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, ValidateNested } from 'class-validator';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import { DirectoryChangesService } from '../../directory/directory-changes.service.js';
import { Directory } from '../../directory/directory.js';
import { replaceSetting } from '../../directory/settings.repository.js';
import {
  VOLUNTEER_FIELDS,
  type VolunteerColumn,
  type VolunteerField,
} from '../../protocol/papers/exports.js';
import { LIMITS } from '../../protocol/limits.js';
import { NameField } from '../../kernel/input/validation.js';

const MOST = 30;

class ColumnDto implements VolunteerColumn {
  @ApiProperty({ enum: VOLUNTEER_FIELDS }) @IsIn(VOLUNTEER_FIELDS) field!: VolunteerField;
  @ApiProperty({ maxLength: LIMITS.name }) @NameField(LIMITS.name, 1) heading!: string;
}
class ColumnsBody {
  @ApiProperty({ type: [ColumnDto], minItems: 1, maxItems: MOST })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST)
  @ValidateNested({ each: true })
  @Type(() => ColumnDto)
  columns!: ColumnDto[];
}

@Injectable()
export class VolunteerColumnsService {
  constructor(
    private readonly changes: DirectoryChangesService,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  of = ({ unitId }: Actor): readonly VolunteerColumn[] => this.directory.settings(unitId).volunteerColumns;

  change(actor: Actor, wanted: readonly VolunteerColumn[]): Promise<readonly VolunteerColumn[]> {
    const { unitId } = actor;
    const value = wanted.map(({ field, heading }) => ({ field, heading: heading.trim() }));
    return this.changes.make(actor, 'exports.columns', async (tx) => {
      if (JSON.stringify(value) === JSON.stringify(this.of(actor))) return { value };
      await replaceSetting(tx, { id: newId(this.clock), unitId, key: 'volunteerColumns', value });
      return { value, subject: unitId, data: { columns: value } };
    });
  }
}

@ApiTags('exports')
@Controller('exports/volunteer-columns')
export class VolunteerColumnsController {
  constructor(private readonly columns: VolunteerColumnsService) {}

  /** Answers the columns of the export of volunteers' hours. */
  @Get()
  current(@CurrentActor() actor: Actor): { columns: readonly VolunteerColumn[] } {
    return { columns: this.columns.of(actor) };
  }

  /** Sets the columns of the export of volunteers' hours. */
  @Put()
  async change(
    @CurrentActor() actor: Actor,
    @Body() { columns }: ColumnsBody,
  ): Promise<{ columns: readonly VolunteerColumn[] }> {
    return { columns: await this.columns.change(actor, columns) };
  }
}

import {
  applyDecorators,
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Param,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import { ApiHeader, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsInt, Max, Min } from 'class-validator';
import { Transform } from 'class-transformer';
import type { Response } from 'express';
import { Limits } from '../realtime/limits.js';
import type { Actor } from '../kernel/actor.js';
import { Who } from '../access/who.js';
import type { CallCount, Raised } from '../protocol/shapes.js';
import { CALL_RESULTS } from '../protocol/call-results.js';
import {
  FOLLOW_UP_FILTERS,
  LIMITS,
  OUTCOMES,
  URGENCIES,
  type FollowUpFilter,
  type Urgency,
} from '../protocol/words.js';
import { Given, Moment, Words } from '../kernel/input/validation.js';
import { RaiseOverHttpDto, RevealDto } from './call.dto.js';
import { raisedAnswer } from './deeds/raised.js';
import { RaisingOverHttp } from './deeds/raising-http.js';
import { CallDetails } from './queries/details.js';
import type { CallFilter } from './queries/list-filter.js';
import { CallList } from './queries/list.js';
import { LATENESS, type Lateness } from '../counting/overdue.js';
import { Views } from '../desk/views/views.js';

const Seconds = () =>
  applyDecorators(
    Transform(({ value }) => Number(value)),
    IsInt(),
    Min(0),
    Max(1_000_000_000),
  );
export class CallFilterDto implements CallFilter {
  @ApiPropertyOptional() @Given() @Words(100) state?: string;
  @ApiPropertyOptional() @Given() @Words(LIMITS.name) category?: string;
  @ApiPropertyOptional() @Given() @Words(LIMITS.name) communityId?: string;
  @ApiPropertyOptional() @Given() @Words(LIMITS.name) holderId?: string;
  @ApiPropertyOptional({ enum: URGENCIES }) @Given() @IsIn(URGENCIES) urgency?: Urgency;
  /** `nobody`: held by nobody; of a department or subdistrict likewise. */
  @ApiPropertyOptional() @Given() @Words(LIMITS.name) departmentId?: string;
  @ApiPropertyOptional() @Given() @Words(LIMITS.name) subdistrictId?: string;
  /** The name of a count of the reports, or an outcome: exactly the calls that it counts. */
  @ApiPropertyOptional({ enum: [...new Set<string>([...CALL_RESULTS, ...OUTCOMES])] })
  @Given()
  @Words(LIMITS.name)
  result?: string;
  /** Of the raise, local time: 1 to 7 from Monday on. */
  @ApiPropertyOptional() @Given() @Words(1, 1) weekday?: string;
  /** `1-09`: Monday from nine to ten. */
  @ApiPropertyOptional() @Given() @Words(4, 4) hour?: string;
  /** Late at this moment. */
  @ApiPropertyOptional({ enum: LATENESS }) @Given() @IsIn(LATENESS) late?: Lateness;
  /** Something is to be done after its closing; `soon`: within three days, or late. */
  @ApiPropertyOptional({ enum: FOLLOW_UP_FILTERS })
  @Given()
  @IsIn(FOLLOW_UP_FILTERS)
  followUp?: FollowUpFilter;
  @ApiPropertyOptional() @Given() @Seconds() answeredFrom?: number;
  @ApiPropertyOptional() @Given() @Seconds() answeredTo?: number;
  @ApiPropertyOptional() @Given() @Moment() from?: string;
  @ApiPropertyOptional() @Given() @Moment() to?: string;
  @ApiPropertyOptional() @Given() @Words(LIMITS.name) q?: string;
  /** `1`: drills and the hub's own tests, which are not in the list otherwise. */
  @ApiPropertyOptional() @Given() @Words(1, 1) drill?: string;
  @ApiPropertyOptional({ description: 'the calls a proposal was made of' })
  @Given()
  @Words(LIMITS.name, 1)
  proposal?: string;
  @ApiPropertyOptional() @Given() @Words(500) cursor?: string;
  @ApiPropertyOptional()
  @Given()
  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  limit?: number;
}
class AfterDto {
  @ApiPropertyOptional() @Given() @Words(LIMITS.name) after?: string;
}

@ApiTags('calls')
@Controller('calls')
export class CallsController {
  constructor(
    private readonly raising: RaisingOverHttp,
    private readonly details: CallDetails,
    private readonly list: CallList,
    private readonly views: Views,
    private readonly limits: Limits,
  ) {}

  /** As `call:raise`; the header is the clientCallId. 201 the first time, 200 after. */
  @Post()
  @ApiHeader({ name: 'Idempotency-Key', required: true, schema: { type: 'string', format: 'uuid' } })
  async raise(
    @Who() actor: Actor,
    @Headers('idempotency-key') key: string | undefined,
    @Body() body: RaiseOverHttpDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Raised> {
    const { call, made } = await this.raising.raise(actor, key, body);
    response.status(made ? 201 : 200);
    return raisedAnswer(this.views, actor, call, body);
  }

  @Get()
  find(@Who() actor: Actor, @Query() filter: CallFilterDto) {
    return this.list.find(actor, filter);
  }
  /** How many the filter means, no further than 10,000 are counted. */
  @Get('count')
  count(@Who() actor: Actor, @Query() filter: CallFilterDto): Promise<CallCount> {
    return this.list.count(actor, filter);
  }
  @Get(':id')
  get(@Who() actor: Actor, @Param('id') id: string) {
    return this.details.get(actor, id);
  }
  @Post(':id/reveal')
  @HttpCode(200)
  async reveal(@Who() actor: Actor, @Param('id') id: string, @Body() { reason }: RevealDto) {
    await this.limits.charge('reveal', actor);
    return this.details.reveal(actor, id, reason);
  }
  @Get(':id/timeline')
  timeline(@Who() actor: Actor, @Param('id') id: string) {
    return this.details.timeline(actor, id);
  }
  @Get(':id/messages')
  messages(@Who() actor: Actor, @Param('id') id: string, @Query() { after }: AfterDto) {
    return this.details.messages(actor, id, after);
  }
}

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
import { ApiCreatedResponse, ApiOkResponse, ApiHeader, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsInt, Max, Min } from 'class-validator';
import { Transform } from 'class-transformer';
import type { Response } from 'express';
import { MessageLimits } from '../realtime/message-limits.js';
import type { Actor } from '../kernel/actor.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { TimelineItem } from '../protocol/calls/timeline.js';
import type { Page } from '../protocol/answers.js';
import type { CallCount, CallDetail, CallSummary, Raised } from '../protocol/calls/call-summary.js';
import type { Message } from '../protocol/calls/message.js';
import { CALL_RESULTS } from '../protocol/calls/call-results.js';
import { LIMITS } from '../protocol/limits.js';
import {
  DESK_FILTERS,
  FOLLOW_UP_FILTERS,
  URGENCIES,
  type DeskFilter,
  type FollowUpFilter,
  type Urgency,
} from '../protocol/codes.js';
import { OUTCOMES } from '../protocol/calls/outcomes.js';
import { PageQueryDto } from '../kernel/input/page-query.dto.js';
import { IfGiven, InstantField, TextField } from '../kernel/input/validation.js';
import { RaiseOverHttpDto, RevealDto } from './call.dto.js';
import { raiseAnswer } from './commands/raise-answer.js';
import { RaiseOverHttpService } from './commands/raise-over-http.service.js';
import { CallDetailsQuery } from './queries/call-details.query.js';
import { CallJournalQuery } from './queries/call-journal.query.js';
import type { CallFilter } from './queries/call-filter.query.js';
import { CallListQuery } from './queries/call-list.query.js';
import { LATENESS, type Lateness } from '../figures/overdue-calls.query.js';
import { CallViewsService } from '../desk/views/call-views.service.js';

const Seconds = () =>
  applyDecorators(
    Transform(({ value }) => Number(value)),
    IsInt(),
    Min(0),
    Max(1_000_000_000),
  );
export class CallFilterDto extends PageQueryDto implements CallFilter {
  @ApiPropertyOptional() @IfGiven() @TextField(100) state?: string;
  @ApiPropertyOptional() @IfGiven() @TextField(LIMITS.name) category?: string;
  @ApiPropertyOptional() @IfGiven() @TextField(LIMITS.name) communityId?: string;
  @ApiPropertyOptional() @IfGiven() @TextField(LIMITS.name) holderId?: string;
  @ApiPropertyOptional({ enum: URGENCIES }) @IfGiven() @IsIn(URGENCIES) urgency?: Urgency;
  /** `nobody`: held by nobody; of a department or subdistrict likewise. */
  @ApiPropertyOptional() @IfGiven() @TextField(LIMITS.name) departmentId?: string;
  @ApiPropertyOptional() @IfGiven() @TextField(LIMITS.name) subdistrictId?: string;
  /** The name of a count of the reports, or an outcome: exactly the calls that it counts. */
  @ApiPropertyOptional({ enum: [...new Set<string>([...CALL_RESULTS, ...OUTCOMES])] })
  @IfGiven()
  @TextField(LIMITS.name)
  result?: string;
  /** Of the raise, local time: 1 to 7 from Monday on. */
  @ApiPropertyOptional() @IfGiven() @TextField(1, 1) weekday?: string;
  /** `1-09`: Monday from nine to ten. */
  @ApiPropertyOptional() @IfGiven() @TextField(4, 4) hour?: string;
  /** Late at this moment. */
  @ApiPropertyOptional({ enum: LATENESS }) @IfGiven() @IsIn(LATENESS) late?: Lateness;
  /** Something is to be done after its closing; `soon`: within three days, or late. */
  @ApiPropertyOptional({ enum: FOLLOW_UP_FILTERS })
  @IfGiven()
  @IsIn(FOLLOW_UP_FILTERS)
  followUp?: FollowUpFilter;
  /** Raised at this activity of outreach. */
  @ApiPropertyOptional() @IfGiven() @TextField(LIMITS.name, 1) activityId?: string;
  /** `true`: walk-ins; `false`: calls that rang; a duty place: walk-ins that were taken there; `unsaid`: nobody said where. */
  @ApiPropertyOptional({ enum: DESK_FILTERS }) @IfGiven() @IsIn(DESK_FILTERS) desk?: DeskFilter;
  @ApiPropertyOptional() @IfGiven() @Seconds() answeredFrom?: number;
  @ApiPropertyOptional() @IfGiven() @Seconds() answeredTo?: number;
  @ApiPropertyOptional() @IfGiven() @InstantField() from?: string;
  @ApiPropertyOptional() @IfGiven() @InstantField() to?: string;
  @ApiPropertyOptional() @IfGiven() @TextField(LIMITS.search) q?: string;
  /** `1`: drills and the hub's own tests, which are not in the list otherwise. */
  @ApiPropertyOptional() @IfGiven() @TextField(1, 1) drill?: string;
  @ApiPropertyOptional({ description: 'the calls a proposal was made of' })
  @IfGiven()
  @TextField(LIMITS.name, 1)
  proposal?: string;
}
class AfterDto {
  @ApiPropertyOptional() @IfGiven() @TextField(LIMITS.name) after?: string;
}

@ApiTags('calls')
@Controller('calls')
export class CallsController {
  constructor(
    private readonly raiseOverHttp: RaiseOverHttpService,
    private readonly details: CallDetailsQuery,
    private readonly journal: CallJournalQuery,
    private readonly list: CallListQuery,
    private readonly views: CallViewsService,
    private readonly limits: MessageLimits,
  ) {}

  /**
   * Raises a call, as `call:raise` does; an officer with `desk` records a walk-in, which they hold at once. The header
   * is the clientCallId; 201 the first time, 200 after.
   */
  @Post()
  @ApiCreatedResponse()
  @ApiOkResponse()
  @ApiHeader({ name: 'Idempotency-Key', required: true, schema: { type: 'string', format: 'uuid' } })
  async raise(
    @CurrentActor() actor: Actor,
    @Headers('idempotency-key') key: string | undefined,
    @Body() body: RaiseOverHttpDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Raised> {
    const { call, made } = await this.raiseOverHttp.raise(actor, key, body);
    response.status(made ? 201 : 200);
    return raiseAnswer(this.views, actor, call, body);
  }

  /** Lists the calls that the caller may see, newest first. */
  @Get()
  find(@CurrentActor() actor: Actor, @Query() filter: CallFilterDto): Promise<Page<CallSummary>> {
    return this.list.find(actor, filter);
  }
  /** Counts the calls that a filter means. No further than 10,000 are counted. */
  @Get('count')
  count(@CurrentActor() actor: Actor, @Query() filter: CallFilterDto): Promise<CallCount> {
    return this.list.count(actor, filter);
  }

  /** Answers one call with its particulars. In clear for its holder and its raiser, masked or absent for others. */
  @Get(':id')
  get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<CallDetail> {
    return this.details.get(actor, id);
  }

  /** Shows masked particulars in clear, for a reason. It is written to the audit trail. */
  @Post(':id/reveal')
  @HttpCode(200)
  async reveal(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { reason }: RevealDto,
  ): Promise<CallDetail> {
    await this.limits.charge('reveal', actor);
    return this.details.reveal(actor, id, reason);
  }

  /** Lists what has happened to a call, oldest first. */
  @Get(':id/timeline')
  timeline(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<{ items: TimelineItem[] }> {
    return this.journal.timeline(actor, id);
  }

  /** Lists the words of a call since a message, oldest first. */
  @Get(':id/messages')
  messages(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { after }: AfterDto,
  ): Promise<{ items: Message[] }> {
    return this.journal.messages(actor, id, after);
  }
}

import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../kernel/actor.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { CallSummary } from '../protocol/calls/call-summary.js';
import type { CommunityReadiness, DrillReport, WatchFinding, WatchState } from '../protocol/watch.js';
import { DrillsService } from './drills/drills.service.js';
import { FindingsService } from './findings.service.js';
import { OutageCallsService, type OutageCall } from './outage-calls.service.js';
import { SelfTestService } from './drills/self-test.service.js';
import { ReadinessQuery } from './readiness/readiness.query.js';
import { DrillDto } from './watch.dto.js';

@ApiTags('watch')
@Controller('watch')
export class WatchController {
  constructor(
    private readonly findings: FindingsService,
    private readonly outageCalls: OutageCallsService,
    private readonly drills: DrillsService,
    private readonly selfTest: SelfTestService,
    private readonly readinessQuery: ReadinessQuery,
  ) {}

  /** Answers what the hub's auditor found, open and lately over, and the calls that an outage left over. */
  @Get()
  async watch(
    @CurrentActor() actor: Actor,
  ): Promise<WatchState & { past: WatchFinding[]; lateCalls: OutageCall[] }> {
    const [state, past, lateCalls] = await Promise.all([
      this.findings.state(actor.unitId),
      this.findings.past(actor.unitId),
      this.outageCalls.list(actor.unitId),
    ]);
    return { ...state, past, lateCalls };
  }

  /** Lists who can hear each community of the unit now. */
  @Get('readiness')
  async readiness(@CurrentActor() actor: Actor): Promise<{ items: CommunityReadiness[] }> {
    return { items: await this.readinessQuery.all(actor.unitId) };
  }

  /** Rings a call that an outage left over now, instead of at its turn. */
  @Post('late/:id')
  @HttpCode(200)
  bringBack(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<CallSummary> {
    return this.outageCalls.bringBack({ ...actor }, id);
  }

  /** Lists drills and the hub's own tests, newest first. */
  @Get('drills')
  async list(@CurrentActor() actor: Actor): Promise<{ items: DrillReport[] }> {
    return { items: await this.drills.list(actor) };
  }

  /** Starts a drill: a marked false call in the community's name, rung as a real one would be. In no figure. */
  @Post('drills')
  start(@CurrentActor() actor: Actor, @Body() { communityId }: DrillDto): Promise<DrillReport> {
    return this.drills.start({ ...actor }, communityId);
  }

  /** Ends a drill. */
  @Post('drills/:id/end')
  @HttpCode(200)
  end(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<DrillReport> {
    return this.drills.end({ ...actor }, id);
  }

  /** Starts the hub's test of its own way now. Its result is in the list of drills within a minute. */
  @Post('loop-test')
  @HttpCode(202)
  async test(@CurrentActor() actor: Actor): Promise<{ started: true }> {
    await this.selfTest.now(actor.unitId, actor.id);
    return { started: true };
  }
}

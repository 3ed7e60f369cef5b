import { Controller, Delete, Get, Header, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnswersFile } from '../../kernel/content-disposition.js';
import type { Response } from 'express';
import { addDays, dayBegins, startOfDay } from '../../protocol/time/local-day.js';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import { addressedName, refuse } from '../../kernel/refusal/refusal.js';
import { CalendarAddressesService } from './calendar-addresses.service.js';
import type { AddressScope } from './calendar-addresses.repository.js';
import { icalendarOf } from './calendar-event.js';
import { shiftEvents } from './calendar-feed.js';
import { CalendarSources } from './calendar-sources.js';
import { RosterQuery } from '../roster.query.js';

const DAYS_BACK = 30;
const DAYS_AHEAD = 120;
/** Whoever asks is a program, not a person with a language. */
const FEED_LANG = 'zh';

@ApiTags('roster')
@Controller()
export class CalendarFeedController {
  constructor(
    private readonly addresses: CalendarAddressesService,
    private readonly roster: RosterQuery,
    private readonly sources: CalendarSources,
  ) {}

  /** Answers whether there is a calendar address, and since when. The address itself is told only when it is made. */
  @Get('roster/addresses/:scope')
  async standing(
    @CurrentActor() actor: Actor,
    @Param('scope') scope: string,
  ): Promise<{ address: { createdAt: string } | null }> {
    return { address: await this.addresses.standing(actor, read(scope)) };
  }
  /** Makes a calendar address. The one before is withdrawn. */
  @Post('roster/addresses/:scope')
  make(
    @CurrentActor() actor: Actor,
    @Param('scope') scope: string,
  ): Promise<{ path: string; createdAt: string }> {
    return this.addresses.make(actor, read(scope));
  }

  /** Withdraws the calendar address. */
  @Delete('roster/addresses/:scope')
  @HttpCode(204)
  withdraw(@CurrentActor() actor: Actor, @Param('scope') scope: string): Promise<void> {
    return this.addresses.withdraw(actor, read(scope));
  }

  /** Answers a roster to calendar programs, one's own with what else one takes part in. No session, the address is the secret. */
  @Get('ical/:file')
  @AnswersFile('text/calendar')
  @Header('referrer-policy', 'no-referrer')
  async feed(@Param('file') file: string, @Res({ passthrough: true }) response: Response): Promise<string> {
    const token = /^([\w-]{43})\.ics$/.exec(file)?.[1] ?? refuse('not_found');
    const { unitId, personId } = await this.addresses.open(token);
    const today = this.roster.today();
    const [first, last] = [addDays(today, -DAYS_BACK), addDays(today, DAYS_AHEAD)];
    const shifts = await this.roster.shifts(unitId, first, last);
    const nameOf = (id: string) => addressedName(this.roster.holder(id));
    const span = { from: dayBegins(first), to: dayBegins(addDays(last, 1)) };
    const others = personId === null ? [] : await this.sources.of({ unitId, personId }, span, FEED_LANG);
    response.type('text/calendar');
    return icalendarOf({
      name:
        personId === null
          ? `${this.roster.directory.unit(unitId)?.name ?? ''}排班`
          : `${nameOf(personId)}的日程`,
      events: [...shiftEvents(shifts, personId, nameOf), ...others],
      lang: FEED_LANG,
      stamp: startOfDay(this.roster.clock.now()),
    });
  }
}

const read = (scope: string): AddressScope =>
  scope === 'mine' || scope === 'unit' ? scope : refuse('not_found');

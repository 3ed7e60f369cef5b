import { Controller, Get, Param, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import type { Actor } from '../../kernel/actor.js';
import { AnswersFile, contentDisposition } from '../../kernel/content-disposition.js';
import { ActivityCalendarService } from './activity-calendar.service.js';

@ApiTags('activities')
@Controller('activities')
export class ActivityCalendarController {
  constructor(private readonly calendar: ActivityCalendarService) {}

  /** Answers one activity as a file for calendar programs. */
  @Get(':id/calendar')
  @AnswersFile('text/calendar')
  async file(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<StreamableFile> {
    const { name, text } = await this.calendar.file(actor, id);
    return new StreamableFile(Buffer.from(text), {
      type: 'text/calendar; charset=utf-8',
      disposition: contentDisposition(name),
    });
  }
}

import { Body, Controller, Delete, Get, HttpCode, Param, Post, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnswersFile, contentDisposition } from '../kernel/content-disposition.js';
import type { Actor } from '../kernel/actor.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { Job } from '../protocol/papers/jobs.js';
import { RequestJobDto } from './jobs.dto.js';
import { JobsService } from './jobs.service.js';

@ApiTags('jobs')
@Controller('jobs')
export class JobsController {
  constructor(private readonly jobs: JobsService) {}

  /** Asks for a piece of long work. Asked now, made when its turn comes. */
  @Post()
  ask(@CurrentActor() actor: Actor, @Body() { kind, params, password }: RequestJobDto): Promise<Job> {
    return this.jobs.ask(actor, kind, params, password);
  }
  /** Lists the asker's own jobs of the last seven days, newest first, 50 at most. */
  @Get()
  async list(@CurrentActor() actor: Actor): Promise<{ items: Job[] }> {
    return { items: await this.jobs.list(actor) };
  }

  /** Answers one of the asker's jobs. */
  @Get(':id')
  get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<Job> {
    return this.jobs.get(actor, id);
  }
  /** Stops a job that is under way, or forgets one that is over, with its file. */
  @Delete(':id')
  @HttpCode(204)
  remove(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.jobs.remove(actor, id);
  }
  /** Answers the file that a job made. To who asked, as long as they stand where they stood. */
  @Get(':id/file')
  @AnswersFile('application/octet-stream')
  async file(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<StreamableFile> {
    const { stream, file } = await this.jobs.file(actor, id);
    return new StreamableFile(stream, {
      type: file.type,
      length: file.bytes,
      disposition: contentDisposition(file.name),
    });
  }
}
